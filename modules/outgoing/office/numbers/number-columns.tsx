import { Ban, CircleCheck, Clock3, type LucideIcon, PenTool, Tag } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import type { Column } from '#office/design/list/data-list.tsx';
import { TwoLines } from '#office/design/list/two-lines.tsx';
import { StatusBadge, type Tone } from '#office/design/status-badge.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { configuration } from '../../contract/configuration.ts';
import type { NumberState, NumberView } from '../../contract/numbers.ts';
import { NumberActs } from './number-acts.tsx';
import styles from './numbers.module.css';

const looks: Record<NumberState, readonly [Tone, LucideIcon]> = {
  spare: ['wait', Tag],
  reserved: ['busy', Clock3],
  signed: ['busy', PenTool],
  issued: ['good', CircleCheck],
  void: ['bad', Ban],
};

/** The columns of the book of numbers. */
export function useNumberColumns(): Column<NumberView>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const groups = useOperation(configuration.groups, {}).data?.items ?? [];
  const groupOf = (code: string) => groups.find(({ group }) => group.code === code)?.group.name ?? code;
  return [
    {
      id: 'number',
      header: t('outgoing.numbers.number'),
      width: 'minmax(236px, 1fr)',
      phone: 'title',
      cell: (row) => (
        <span className={styles.number}>
          {row.text ?? t('outgoing.numbers.nth', { sequence: row.sequence })}
        </span>
      ),
    },
    {
      id: 'letter',
      header: t('outgoing.numbers.letter'),
      width: 'minmax(0, 2.2fr)',
      phone: 'meta',
      lines: 2,
      cell: (row) => row.subject ?? (row.draftId ? t('outgoing.numbers.hidden') : (row.reason ?? '')),
    },
    {
      id: 'taken',
      header: t('outgoing.numbers.taken'),
      width: '108px',
      phone: 'meta',
      cell: (row) => (
        <TwoLines
          first={format.shortDay(row.takenOn)}
          second={row.letterDay && row.letterDay !== row.takenOn ? format.shortDay(row.letterDay) : null}
        />
      ),
    },
    {
      id: 'book',
      header: t('outgoing.numbers.book'),
      width: 'minmax(0, 1.8fr)',
      phone: 'hidden',
      cell: (row) => <TwoLines first={row.bookName} second={groupOf(row.groupCode)} />,
    },
    {
      id: 'state',
      header: t('outgoing.numbers.state'),
      width: '132px',
      phone: 'side',
      cell: (row) => {
        const [tone, icon] = looks[row.state];
        return <StatusBadge tone={tone} icon={icon} label={t(`outgoing.number.${row.state}`)} />;
      },
    },
    {
      id: 'acts',
      header: t('outgoing.numbers.acts'),
      width: '172px',
      align: 'end',
      phone: 'meta',
      cell: (row) => <NumberActs number={row} />,
    },
  ];
}
