import { CircleAlert, Scale } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '#core/contract/ids.ts';
import type { OutputOf } from '#core/contract/operation.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { StatusBadge } from '#office/design/status-badge.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { recaps } from '../../contract/recaps.ts';
import { useAttendanceWords } from '../words/use-attendance-words.ts';
import styles from '../words/words.module.css';

type Standing = OutputOf<typeof recaps.discipline>;

/** Where a person stands by PP 94/2021, in words; a count, never a measure. */
export function DisciplinePanel({ person }: { person: PersonId | null }) {
  const { t } = useTranslation();
  const answer = useOperation(recaps.discipline, person ? { personId: person } : {});
  return (
    <Panel title={t('attendance.counter.title')} hint={t('attendance.counter.hint')} flush>
      <AnswerState of={answer} loading={<LoadingRows rows={2} />} />
      {answer.data ? <Counters of={answer.data} /> : null}
    </Panel>
  );
}

function Counters({ of }: { of: Standing }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { days } = useAttendanceWords();
  const { reached, nearing, daysInYear, daysInARow, year } = of;
  const findings = [
    ...reached.map((one) => ({ ...one, stage: 'reached' as const })),
    ...nearing.map((one) => ({ ...one, stage: 'nearing' as const })),
  ];
  return (
    <PanelRows>
      <PanelRow
        icon={Scale}
        name={t('attendance.counter.inYear', { days: days(daysInYear), year })}
        detail={
          daysInARow > 0
            ? t('attendance.counter.inARow', { days: days(daysInARow) })
            : t('attendance.counter.notInARow')
        }
        further={
          of.days.length > 0
            ? t('attendance.counter.days', {
                list: of.days.map(({ day }) => format.shortDay(day)).join('; '),
              })
            : null
        }
      />
      {findings.map(({ stage, counted, threshold, measure, basis }) => (
        <PanelRow
          key={`${stage} ${counted} ${threshold}`}
          icon={CircleAlert}
          name={t(`attendance.counter.${stage}`, {
            threshold,
            counted: t(`attendance.discipline.${counted}`),
          })}
          detail={t('attendance.counter.provides', {
            ...{ basis, measure: t(`attendance.discipline.${measure}`) },
          })}
        >
          <StatusBadge
            tone={stage === 'reached' ? 'bad' : 'wait'}
            icon={CircleAlert}
            label={t(`attendance.warning.${stage}`)}
          />
        </PanelRow>
      ))}
      {findings.length === 0 ? <li className={styles.none}>{t('attendance.counter.far')}</li> : null}
    </PanelRows>
  );
}
