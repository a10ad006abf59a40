import { useTranslation } from 'react-i18next';
import type { PersonId } from '#core/contract/ids.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { Panel } from '#office/design/panel.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { recaps, type Sums } from '../../contract/recaps.ts';
import { Figures } from '../words/figures.tsx';
import { nameOfMonth } from '../words/months.ts';
import { useAttendanceWords } from '../words/use-attendance-words.ts';
import styles from '../words/words.module.css';

interface SumsPanelsProps {
  month: string;
  person: PersonId | null;
}

/** What a month and its year come to. */
export function SumsPanels({ month, person }: SumsPanelsProps) {
  const { t, i18n } = useTranslation();
  const year = month.slice(0, 4);
  const answer = useOperation(
    recaps.ofPerson,
    { from: `${year}-01-01`, until: `${year}-12-31`, ...(person ? { personId: person } : {}) },
    { keepPrevious: true },
  );
  const ofMonth = answer.data?.items.find(({ id }) => id === month)?.sums;
  return (
    <Panel title={t('attendance.sums.title')} hint={t('attendance.sums.hint')}>
      <AnswerState of={answer} loading={<LoadingRows rows={2} />} />
      {answer.data ? (
        <div className={styles.stack}>
          <section>
            <h3>{nameOfMonth(month, i18n.language)}</h3>
            {ofMonth ? (
              <SumsFigures of={ofMonth} />
            ) : (
              <p className={styles.quiet}>{t('attendance.sums.none')}</p>
            )}
          </section>
          <section>
            <h3>{year}</h3>
            <SumsFigures of={answer.data.total} />
          </section>
        </div>
      ) : null}
    </Panel>
  );
}

/** The sums that are not nothing; working days and presence stand always. */
function SumsFigures({ of }: { of: Sums }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { days, length, percent } = useAttendanceWords();
  const counted = ['duty', 'meeting', 'study', 'leave', 'permission', 'sick', 'remote'] as const;
  const lengths = ['workedMinutes', 'lateMinutes', 'earlyMinutes', 'extraMinutes'] as const;
  return (
    <Figures
      of={[
        [t('attendance.recap.workingDays'), format.number(of.workingDays)],
        [t('attendance.recap.present'), format.number(of.present)],
        ...(of.absentDays > 0 ? [[t('attendance.status.absent'), days(of.absentDays)] as const] : []),
        ...counted
          .filter((name) => of[name] > 0)
          .map((name) => [t(`attendance.recap.${name}`), format.number(of[name])] as const),
        ...lengths
          .filter((name) => of[name] > 0)
          .map((name) => [t(`attendance.sums.${name}`), length(of[name])] as const),
        ...(of.deduction > 0 ? [[t('attendance.sums.deduction'), percent(of.deduction)] as const] : []),
        ...(of.awaits > 0 ? [[t('attendance.recap.awaits'), format.number(of.awaits)] as const] : []),
      ]}
    />
  );
}
