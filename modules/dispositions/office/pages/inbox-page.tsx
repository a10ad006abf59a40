import { Button } from '@mantine/core';
import { MailOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useActOnMany } from '#office/data/use-act-on-many.ts';
import { dispositions } from '../../contract/dispositions.ts';
import type { DispositionRow } from '../../contract/views.ts';
import { DispositionList } from './disposition-list.tsx';

/** Dispositions that reached the posts of the reader. */
export function InboxPage() {
  return (
    <DispositionList
      side="inbox"
      rowIsNew={(row) => row.state === 'sent'}
      rowName={(row) => row.letter.subject}
      bulk={(rows, clear) => <ReadAll rows={rows} onDone={clear} />}
    />
  );
}

/** Marks the chosen rows as read; those that were refused stay chosen. */
function ReadAll({ rows, onDone }: { rows: readonly DispositionRow[]; onDone: () => void }) {
  const { t } = useTranslation();
  const unread = rows.filter((row) => row.can.read);
  const reading = useActOnMany(dispositions.markRead, {
    stales: ['dispositions.'],
    done: (count) => t('dispositions.inbox.marked', { count }),
    onDone,
  });
  return (
    <Button
      variant="default"
      disabled={unread.length === 0}
      loading={reading.busy}
      leftSection={<MailOpen size={16} aria-hidden="true" />}
      onClick={() => reading.run(unread.map(({ recipientId }) => ({ recipientId })))}
    >
      {t('dispositions.act.read')}
    </Button>
  );
}
