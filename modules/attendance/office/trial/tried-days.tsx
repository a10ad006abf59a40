import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#core/contract/operation.ts';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { DayView } from '../../contract/days.ts';
import type { simulations } from '../../contract/simulations.ts';
import { whyLines } from '../days/why-lines.ts';
import { StatusWord } from '../words/status-word.tsx';
import { useAttendanceWords } from '../words/use-attendance-words.ts';
import styles from './trial.module.css';

type DaysAnswer = OutputOf<typeof simulations.days>;

/** Days that differ, each as it is and as it would be, with the reasoning of both. */
export function TriedDays({ of: answer }: { of: UseQueryResult<DaysAnswer> }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!answer.data) return <AnswerState of={answer} loading={<LoadingRows rows={3} />} />;
  return (
    <ul className={styles.days}>
      {answer.data.items.map(({ day, before, after }) => (
        <li key={day}>
          <h4>{format.longDay(day)}</h4>
          <div className={styles.sides}>
            <Side title={t('attendance.trial.before')} of={before} />
            <Side title={t('attendance.trial.after')} of={after} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function Side({ title, of: day }: { title: string; of: DayView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { clock, percent } = useAttendanceWords();
  const words = { t, clock, day: format.day, number: format.number };
  return (
    <div className={styles.side}>
      <p className={styles.detail}>{title}</p>
      <StatusWord status={day.status} remote={day.remote} />
      <p>{t('attendance.trial.cost', { percent: percent(day.deduction) })}</p>
      <details>
        <summary>{t('office.why.ask')}</summary>
        <ol>
          {whyLines(day.why, words).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      </details>
    </div>
  );
}
