import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitId } from '#core/contract/ids.ts';
import type { OutputOf } from '#core/contract/operation.ts';
import { useOperationPages } from '#office/data/use-operation.ts';
import { FigureTable } from '#office/design/figure-table.tsx';
import { PagedRows } from '#office/design/list/paged-rows.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { type RecapRow, recaps, type Sums } from '../../contract/recaps.ts';
import { daysPath } from '../addresses.ts';
import { nameOfMonth } from '../words/months.ts';
import { columnsOf, type FigureKind } from './recap-columns.ts';
import type { RecapKind, RecapSearch } from './recap-search.ts';

/** The recap itself: the total first, then row by row. */
export function RecapTable({ unitId, ...asked }: RecapSearch & { unitId: UnitId }) {
  const { t } = useTranslation();
  const pages = useOperationPages(recaps.recap, { unitId, ...asked, size: 100 });
  const total = (pages.data?.pages[0] as OutputOf<typeof recaps.recap> | undefined)?.total;
  const shown = total ? columnsOf(total) : [];
  const columns = [
    { name: t(`attendance.recap.by.${asked.by}`) },
    ...shown.map(([name, kind]) => ({
      name: t(kind === 'length' ? `attendance.sums.${name}` : `attendance.recap.${name}`),
      end: true,
    })),
  ];
  return (
    <PagedRows
      pages={pages}
      empty={<EmptyState title={t('attendance.recap.none')}>{t('attendance.recap.noneHint')}</EmptyState>}
    >
      {(rows) => (
        <FigureTable caption={t('attendance.recap.title')} columns={columns}>
          {total ? <Row name={<b>{t('attendance.recap.total')}</b>} sums={total} shown={shown} /> : null}
          {rows.map((row) => (
            <Row
              key={row.id}
              name={<RowName row={row} by={asked.by} from={asked.from} />}
              sums={row.sums}
              shown={shown}
            />
          ))}
        </FigureTable>
      )}
    </PagedRows>
  );
}

function RowName({ row: { id, name }, by, from }: { row: RecapRow; by: RecapKind; from: string }) {
  const { i18n } = useTranslation();
  const format = useFormat();
  if (by === 'day') return format.longDay(id);
  if (by === 'month') return nameOfMonth(id, i18n.language);
  if (by === 'unit') return name;
  return (
    <Link to={daysPath} search={{ person: id, month: from.slice(0, 7) } as never}>
      {name}
    </Link>
  );
}

interface RowProps {
  name: ReactNode;
  sums: Sums;
  shown: ReturnType<typeof columnsOf>;
}

function Row({ name, sums, shown }: RowProps) {
  const written = useFigures();
  return (
    <tr>
      <th scope="row" data-wide>
        {name}
      </th>
      {shown.map(([figure, kind]) => (
        <td key={figure} data-end>
          {written(sums[figure], kind)}
        </td>
      ))}
    </tr>
  );
}

/** `7.30` hours and minutes, `1,25%`, `0,5` days; nothing stands as a dash. */
function useFigures(): (value: number, kind: FigureKind) => string {
  const format = useFormat();
  return (value, kind) => {
    if (value === 0) return '–';
    if (kind === 'percent') return format.percent(value / 10_000, 2);
    if (kind !== 'length') return format.number(value, 1);
    return `${format.number(Math.floor(value / 60), 0)}:${String(value % 60).padStart(2, '0')}`;
  };
}
