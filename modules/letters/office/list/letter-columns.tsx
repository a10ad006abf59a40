import { useTranslation } from 'react-i18next';
import { DueBadge } from '#office/design/due-badge.tsx';
import type { Column } from '#office/design/list/data-list.tsx';
import { TwoLines } from '#office/design/list/two-lines.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { LetterRow, RegisterRow } from '../../contract/views.ts';
import { LetterMarks, StageBadge } from '../letter-badges.tsx';
import styles from './letters-list.module.css';

const settled = new Set<LetterRow['stage']>(['closed', 'cancelled']);

type LetterColumn = 'number' | 'received' | 'subject' | 'sender' | 'stage' | 'deadline';

/** The columns of a letter in order: those of the agenda book, and where it stands. A list takes what it needs of them. */
export function useLetterColumns(): Record<LetterColumn, Column<LetterRow>> {
  const { t } = useTranslation();
  const format = useFormat();
  return {
    number: {
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
    received: {
      id: 'received',
      header: t('letters.list.received'),
      width: '84px',
      phone: 'meta',
      cell: (row) => format.recent(row.receivedAt),
    },
    subject: {
      id: 'subject',
      header: t('letters.list.subject'),
      width: 'minmax(0, 3fr)',
      phone: 'title',
      lines: 2,
      cell: (row) => row.subject,
    },
    sender: {
      id: 'sender',
      header: t('letters.list.sender'),
      width: 'minmax(0, 2fr)',
      phone: 'meta',
      cell: (row) => <TwoLines first={row.sender} second={row.letterNumber} wide />,
    },
    stage: {
      id: 'stage',
      header: t('letters.list.stage'),
      width: '168px',
      phone: 'side',
      cell: (row) => (
        <span className={styles.marks}>
          <StageBadge stage={row.stage} destroyed={row.destroyed} />
          <LetterMarks {...row} />
        </span>
      ),
    },
    deadline: {
      id: 'deadline',
      header: t('letters.list.deadline'),
      width: '136px',
      phone: 'meta',
      cell: (row) => (row.deadline && !settled.has(row.stage) ? <DueBadge due={row.deadline} /> : null),
    },
  };
}

/** The columns of the register; `named` with the book of each number, where the list has the numbers of several. */
export function useRegisterColumns(named: boolean): Column<RegisterRow>[] {
  const { number, ...others } = useLetterColumns();
  const numberInBook: Column<RegisterRow> = {
    ...number,
    width: '148px',
    cell: (row) => (
      <>
        {number.cell(row)}
        <span className={styles.book}>{row.bookName}</span>
      </>
    ),
  };
  return [named ? numberInBook : number, ...Object.values(others)];
}
