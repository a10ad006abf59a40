import { CircleSlash, ClockAlert, FilePen, Flame, Send, Signature } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Column } from '#office/design/list/data-list.tsx';
import { TwoLines } from '#office/design/list/two-lines.tsx';
import { StatusBadge } from '#office/design/status-badge.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { RegisterLine } from '../../contract/registers.ts';
import styles from '../list/list.module.css';
import { DraftMarks } from '../words/draft-badges.tsx';
import { LetterNumber } from '../words/letter-number.tsx';

/** The columns of the register of outgoing letters. */
export function useRegisterColumns(): Column<RegisterLine>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return [
    {
      id: 'number',
      header: t('outgoing.register.column.number'),
      width: '176px',
      phone: 'lead',
      cell: (row) => (
        <TwoLines first={<LetterNumber of={row.number} />} second={format.shortDay(row.letterDay)} wide />
      ),
    },
    {
      id: 'subject',
      header: t('outgoing.register.column.subject'),
      width: 'minmax(0, 3fr)',
      phone: 'title',
      lines: 3,
      cell: (row) => (
        <>
          {row.subject} <span className={styles.kind}>· {row.kindName}</span>
        </>
      ),
    },
    {
      id: 'to',
      header: t('outgoing.register.column.to'),
      width: 'minmax(0, 2fr)',
      phone: 'meta',
      lines: 2,
      cell: (row) => row.to,
    },
    {
      id: 'unit',
      header: t('outgoing.register.column.unit'),
      width: 'minmax(0, 1.4fr)',
      phone: 'meta',
      lines: 2,
      cell: (row) => row.unitName,
    },
    {
      id: 'state',
      header: t('outgoing.register.column.state'),
      width: '172px',
      phone: 'side',
      cell: (row) => (
        <span className={styles.badges}>
          <StateBadge line={row} />
          <DraftMarks {...row} late={false} />
          {row.timeStamp ? (
            <StatusBadge
              tone={row.timeStamp === 'given-up' ? 'bad' : 'wait'}
              icon={ClockAlert}
              label={t(`outgoing.timeStamp.${row.timeStamp}`)}
            />
          ) : null}
        </span>
      ),
    },
  ];
}

/** Whether the letter still holds, and whether it was sent. */
function StateBadge({ line }: { line: RegisterLine }) {
  const { t } = useTranslation();
  if (line.destroyed) return <StatusBadge tone="neutral" icon={Flame} label={t('outgoing.destroyed')} />;
  if (line.ended)
    return (
      <StatusBadge
        tone={line.ended === 'withdrawn' ? 'bad' : 'wait'}
        icon={line.ended === 'withdrawn' ? CircleSlash : FilePen}
        label={t(`outgoing.ended.${line.ended}`)}
      />
    );
  return line.sentAt ? (
    <StatusBadge tone="good" icon={Send} label={t('outgoing.register.sent')} />
  ) : (
    <StatusBadge tone="wait" icon={Signature} label={t('outgoing.register.signed')} />
  );
}
