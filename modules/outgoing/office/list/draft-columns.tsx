import { useTranslation } from 'react-i18next';
import type { Column } from '#office/design/list/data-list.tsx';
import { TwoLines } from '#office/design/list/two-lines.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { DraftRow } from '../../contract/draft-views.ts';
import type { DraftBox } from '../../contract/terms.ts';
import { DraftMarks, StageBadge } from '../words/draft-badges.tsx';
import { Holders } from '../words/holders.tsx';
import { LetterNumber } from '../words/letter-number.tsx';
import styles from './list.module.css';

type ColumnName = 'number' | 'created' | 'subject' | 'to' | 'holders' | 'unit' | 'stage';

/** What each list shows of a letter: who holds it while it is on its way, its number once it went out. */
const columnsOf: Readonly<Record<DraftBox, readonly ColumnName[]>> = {
  mine: ['created', 'subject', 'to', 'holders', 'stage'],
  initial: ['created', 'subject', 'to', 'unit', 'stage'],
  sign: ['created', 'subject', 'to', 'unit', 'stage'],
  send: ['number', 'subject', 'to', 'unit', 'stage'],
  sent: ['number', 'subject', 'to', 'unit', 'stage'],
  unit: ['number', 'subject', 'to', 'holders', 'stage'],
};

/** The columns of a box. */
export function useDraftColumns(box: DraftBox): Column<DraftRow>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const all: Record<ColumnName, Column<DraftRow>> = {
    number: {
      id: 'number',
      header: t('outgoing.list.number'),
      width: '216px',
      phone: 'lead',
      cell: (row) =>
        row.number ? (
          <TwoLines
            first={<LetterNumber of={row.number} />}
            second={row.letterDay ? format.shortDay(row.letterDay) : null}
            wide
          />
        ) : (
          <span className={styles.kind}>{t('outgoing.number.none')}</span>
        ),
    },
    created: {
      id: 'created',
      header: t('outgoing.list.created'),
      width: '84px',
      phone: 'lead',
      cell: (row) => <time dateTime={row.createdAt}>{format.recent(row.createdAt)}</time>,
    },
    subject: {
      id: 'subject',
      header: t('outgoing.list.subject'),
      width: 'minmax(0, 3fr)',
      phone: 'title',
      lines: 3,
      cell: (row) => (
        <>
          {row.subject || t('outgoing.subject.none')} <span className={styles.kind}>· {row.kindName}</span>
        </>
      ),
    },
    to: {
      id: 'to',
      header: t('outgoing.list.to'),
      width: 'minmax(0, 2fr)',
      phone: 'meta',
      lines: 2,
      cell: (row) => row.to,
    },
    holders: {
      id: 'holders',
      header: t('outgoing.list.holders'),
      width: 'minmax(0, 2fr)',
      phone: 'meta',
      cell: (row) => <Holders of={row.holders} />,
    },
    unit: {
      id: 'unit',
      header: t('outgoing.list.unit'),
      width: 'minmax(0, 1.5fr)',
      phone: 'meta',
      lines: 2,
      cell: (row) => row.unitName,
    },
    stage: {
      id: 'stage',
      header: t('outgoing.list.stage'),
      width: '172px',
      phone: 'side',
      cell: (row) => (
        <span className={styles.badges}>
          <StageBadge {...row} />
          <DraftMarks {...row} />
        </span>
      ),
    },
  };
  return columnsOf[box].map((name) => all[name]);
}
