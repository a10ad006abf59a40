import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { MailOpen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#office/data/client.ts';
import { staleByOperation } from '#office/data/use-act.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { useErrorText } from '#office/design/states/error-text.ts';
import { Slot } from '#office/slot.tsx';
import { letters } from '../../contract/letters.ts';
import type { InboxRow } from './inbox-page.tsx';

/** What can be done with several letters that wait: note that they were seen, or give them on together. */
export function InboxActs({ rows, onDone }: { rows: readonly InboxRow[]; onDone: () => void }) {
  const posts = new Set(rows.map(({ postId }) => postId));
  const [post] = posts;
  return (
    <>
      {posts.size === 1 ? (
        <Slot name="letters.give" subjectId={[post, ...rows.map(({ id }) => id)].join(' ')} quiet />
      ) : null}
      <MarkSeen rows={rows} onDone={onDone} />
    </>
  );
}

function MarkSeen({ rows, onDone }: { rows: readonly InboxRow[]; onDone: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const [busy, setBusy] = useState(false);
  const unseen = rows.filter(({ openedAt }) => openedAt === null);
  const mark = async () => {
    setBusy(true);
    const tries = await Promise.allSettled(
      unseen.map(({ id, postId }) => call(letters.markOpened, { letterId: id, postId })),
    );
    setBusy(false);
    const refused = tries.find((one) => one.status === 'rejected');
    if (refused) toast(errorText(refused.reason), { tone: 'bad' });
    else toast(t('letters.inbox.marked', { count: unseen.length }));
    await staleByOperation(queries, ['letters.']);
    onDone();
  };
  return (
    <Button
      variant="default"
      disabled={unseen.length === 0}
      loading={busy}
      leftSection={<MailOpen size={16} aria-hidden="true" />}
      onClick={() => void mark()}
    >
      {t('letters.inbox.mark')}
    </Button>
  );
}
