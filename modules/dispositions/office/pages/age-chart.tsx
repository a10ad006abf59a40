import { useTranslation } from 'react-i18next';
import { FigureTable } from '#office/design/figure-table.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { StatisticsView } from '../../contract/views.ts';
import styles from './statistics.module.css';

const width = 360;
const height = 208;
const gap = 8;
/** Room for the ages below the bars, and for the numbers above them. */
const foot = 22;
const head = 20;
/** From this age on, in days, a bar is drawn as late. */
const old = 14;

type Ages = StatisticsView['open']['byAge'];

/** Open dispositions by age: bars to see it, and the same numbers as a table. */
export function AgeChart({ ages }: { ages: Ages }) {
  const { t } = useTranslation();
  const format = useFormat();
  const most = Math.max(1, ...ages.map((age) => age.count));
  const step = (width + gap) / ages.length;
  const name = ({ fromDay, toDay }: Ages[number]) =>
    toDay === null
      ? t('dispositions.statistics.ageOver', { from: fromDay })
      : t('dispositions.statistics.age', { from: fromDay, to: toDay });
  return (
    <figure className={styles.chart}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('dispositions.statistics.byAge')}>
        {ages.map((age, at) => {
          const tall = (age.count / most) * (height - head - foot);
          return (
            <g key={age.fromDay} data-old={age.fromDay >= old || undefined}>
              <rect
                x={at * step}
                y={height - foot - tall}
                width={step - gap}
                height={Math.max(tall, age.count ? 2 : 0)}
                rx="3"
              />
              <text x={at * step + (step - gap) / 2} y={height - foot - tall - 6} textAnchor="middle">
                {format.number(age.count)}
              </text>
              <text data-age x={at * step + (step - gap) / 2} y={height - 6} textAnchor="middle">
                {age.toDay === null ? `> ${age.fromDay}` : `${age.fromDay}–${age.toDay}`}
              </text>
            </g>
          );
        })}
        <line x1="0" x2={width} y1={height - foot} y2={height - foot} />
      </svg>
      <FigureTable
        caption={t('dispositions.statistics.byAge')}
        captionShown
        columns={[
          { name: t('dispositions.statistics.ageHead') },
          { name: t('dispositions.statistics.count'), end: true },
        ]}
      >
        {ages.map((age) => (
          <tr key={age.fromDay}>
            <th scope="row">{name(age)}</th>
            <td data-end>{format.number(age.count)}</td>
          </tr>
        ))}
      </FigureTable>
    </figure>
  );
}
