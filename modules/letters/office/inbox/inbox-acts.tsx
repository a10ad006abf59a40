import { Button } from '@mantine/core';
import { MailOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/contract/operation.ts';
import { useActOnMany } from '#office/data/use-act-on-many.ts';
import { Slot } from '#office/slot.tsx';
import { letters } from '../../contract/letters.ts';

export type InboxRow = OutputOf<typeof letters.inbox>['items'][number];

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
  const unseen = rows.filter(({ openedAt }) => openedAt === null);
  const marking = useActOnMany(letters.markOpened, {
    stales: ['letters.'],
    done: (count) => t('letters.inbox.marked', { count }),
    onDone,
  });
  return (
    <Button
      variant="default"
      disabled={unseen.length === 0}
      loading={marking.busy}
      leftSection={<MailOpen size={16} aria-hidden="true" />}
      onClick={() => marking.run(unseen.map(({ id, postId }) => ({ letterId: id, postId })))}
    >
      {t('letters.inbox.mark')}
    </Button>
  );
}
