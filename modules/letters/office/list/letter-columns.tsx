import { useTranslation } from 'react-i18next';
import { DueBadge } from '#office/design/due-badge.tsx';
import type { Column } from '#office/design/list/data-list.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { LetterRow } from '../../contract/views.ts';
import { LetterMarks, StageBadge } from '../letter-badges.tsx';
import styles from './letters-list.module.css';

const settled = new Set<LetterRow['stage']>(['closed', 'cancelled']);

/** A letter in the register: the columns of the agenda book, and where it stands. */
export function useLetterColumns(): Column<LetterRow>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return [
    {
      id: 'number',
      header: t('letters.list.number'),
      width: '88px',
      phone: 'lead',
      cell: (row) => (
        <span className={styles.number}>
          {row.agendaNumber}
          <span className={styles.year}>/{row.year}</span>
        </span>
      ),
    },
    {
      id: 'received',
      header: t('letters.list.received'),
      width: '84px',
      phone: 'meta',
      cell: (row) => format.recent(row.receivedAt),
    },
    {
      id: 'subject',
      header: t('letters.list.subject'),
      width: 'minmax(0, 3fr)',
      phone: 'title',
      lines: 2,
      cell: (row) => row.subject,
    },
    {
      id: 'sender',
      header: t('letters.list.sender'),
      width: 'minmax(0, 2fr)',
      phone: 'meta',
      cell: (row) => (
        <span className={styles.sender}>
          <span className={styles.cut}>{row.sender}</span>
          {row.letterNumber ? <span className={styles.own}>{row.letterNumber}</span> : null}
        </span>
      ),
    },
    {
      id: 'stage',
      header: t('letters.list.stage'),
      width: '168px',
      phone: 'side',
      cell: (row) => (
        <span className={styles.marks}>
          <StageBadge stage={row.stage} />
          <LetterMarks {...row} />
        </span>
      ),
    },
    {
      id: 'deadline',
      header: t('letters.list.deadline'),
      width: '136px',
      phone: 'meta',
      cell: (row) => (row.deadline && !settled.has(row.stage) ? <DueBadge due={row.deadline} /> : null),
    },
  ];
}
