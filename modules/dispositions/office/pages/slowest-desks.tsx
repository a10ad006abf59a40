import { useTranslation } from 'react-i18next';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { StatisticsView } from '../../contract/views.ts';
import { useDuration } from '../words/use-duration.ts';
import styles from './statistics.module.css';

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
    <div className={styles.scroll}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways on a phone can be reached by keys */}
      <table className={styles.table} tabIndex={0}>
        <caption className="unseen">{t('dispositions.statistics.slowest')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('dispositions.list.post')}</th>
            <th scope="col">{t('dispositions.statistics.medianDesk')}</th>
            <th scope="col" data-end>
              {t('dispositions.statistics.openHead')}
            </th>
            <th scope="col" data-end>
              {t('dispositions.statistics.settledHead')}
            </th>
            <th scope="col">{t('dispositions.statistics.oldest')}</th>
          </tr>
        </thead>
        <tbody>
          {desks.map((desk) => (
            <tr key={desk.post.id}>
              <th scope="row">
                {desk.post.name}
                <span>{desk.post.holderName ?? t('office.person.vacant')}</span>
              </th>
              <td>
                <span className={styles.bar} aria-hidden="true">
                  <span
                    className={styles.fill}
                    style={{ inlineSize: `${Math.max(1, (desk.medianDeskSeconds / longest) * 100)}%` }}
                  />
                </span>
                {duration(desk.medianDeskSeconds)}
              </td>
              <td data-end>{format.number(desk.open)}</td>
              <td data-end>{format.number(desk.settled)}</td>
              <td>{desk.oldestSince ? format.recent(desk.oldestSince) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
