import { useTranslation } from 'react-i18next';
import { FigureTable, ShareBar } from '#office/design/figure-table.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { StatisticsView } from '../../contract/views.ts';
import { useDuration } from '../words/use-duration.ts';

/** The posts on whose desks letters lie longest; the bar beside each time compares them. */
export function SlowestDesks({ desks }: { desks: StatisticsView['slowest'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const duration = useDuration();
  const longest = Math.max(1, ...desks.map((desk) => desk.medianDeskSeconds));
  if (desks.length === 0) {
    return (
      <EmptyState title={t('dispositions.statistics.nothing')}>
        {t('dispositions.statistics.nothingHint')}
      </EmptyState>
    );
  }
  return (
    <FigureTable
      caption={t('dispositions.statistics.slowest')}
      columns={[
        { name: t('dispositions.list.post') },
        { name: t('dispositions.statistics.medianDesk') },
        { name: t('dispositions.statistics.openHead'), end: true },
        { name: t('dispositions.statistics.settledHead'), end: true },
        { name: t('dispositions.statistics.oldest') },
      ]}
    >
      {desks.map((desk) => (
        <tr key={desk.post.id}>
          <th scope="row">
            {desk.post.name}
            <span>{desk.post.holderName ?? t('office.person.vacant')}</span>
          </th>
          <td>
            <ShareBar share={desk.medianDeskSeconds / longest} />
            {duration(desk.medianDeskSeconds)}
          </td>
          <td data-end>{format.number(desk.open)}</td>
          <td data-end>{format.number(desk.settled)}</td>
          <td>{desk.oldestSince ? format.recent(desk.oldestSince) : '–'}</td>
        </tr>
      ))}
    </FigureTable>
  );
}
