import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '#core/contract/ids.ts';
import { peopleView } from '#modules/organization/contract/permissions.ts';
import { PersonPicker } from '#modules/organization/office/pick/person-picker.tsx';
import { useOperation } from '#office/data/use-operation.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { PanelRows } from '#office/design/panel-rows.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { codeOf } from '#office/design/states/error-text.ts';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { useToday } from '#office/format/use-today.ts';
import { useMay, useSession } from '#office/session/use-session.ts';
import { attendanceDays } from '../../contract/days.ts';
import { attendanceDecide, attendanceView } from '../../contract/permissions.ts';
import { AttendanceTabs } from '../attendance-tabs.tsx';
import { MonthSteps } from '../words/month-steps.tsx';
import { daysOfMonth, isMonth, monthLater, nameOfMonth } from '../words/months.ts';
import styles from '../words/words.module.css';
import { DayDialog } from './day-dialog.tsx';
import { DayRow } from './day-row.tsx';
import { DisciplinePanel } from './discipline-panel.tsx';
import { OwnReviewsPanel } from './own-reviews-panel.tsx';
import { SumsPanels } from './sums-panels.tsx';

/** The days of a month, own ones or of somebody whom one sees, with why each is as it is. */
export function DaysPage() {
  const { t, i18n } = useTranslation();
  const today = useToday();
  const own = useSession().person.id;
  const navigate = useNavigate();
  const asked = useSearch({ strict: false }) as { person?: string; month?: string };
  const month = isMonth(asked.month) ? asked.month : today.slice(0, 7);
  const person = asked.person && asked.person !== own ? (asked.person as PersonId) : null;
  const [shown, setShown] = useState<string | null>(null);
  const answer = useOperation(attendanceDays.list, { ...daysOfMonth(month), ...of(person) });
  const go = (changes: { person?: string | undefined; month?: string | undefined }) =>
    void navigate({ to: '.', search: { ...asked, ...changes } as never, replace: true });
  if (person && codeOf(answer.error) === 'core.not-found') return <AnswerState of={answer} wholePage />;
  const days = (answer.data?.items ?? []).filter(({ day }) => day <= today).toReversed();
  return (
    <>
      <PageHeader
        title={person ? (answer.data?.name ?? t('attendance.days.ofPerson')) : t('attendance.days.title')}
        detail={t(person ? 'attendance.days.detailOfPerson' : 'attendance.days.detail')}
      />
      <AttendanceTabs />
      <WhoseDays
        person={person}
        name={answer.data?.name}
        onChange={(id) => go({ person: id ?? undefined })}
      />
      <div className={styles.stack}>
        <Panel
          title={nameOfMonth(month, i18n.language)}
          flush
          acts={
            <MonthSteps
              now={t('attendance.period.thisMonth')}
              onNow={() => go({ month: undefined })}
              onStep={(by) => go({ month: monthLater(month, by) })}
            />
          }
        >
          <AnswerState of={answer} loading={<LoadingRows rows={7} />} />
          {answer.data && days.length === 0 ? <NothingYet>{t('attendance.days.noneYet')}</NothingYet> : null}
          <PanelRows>
            {days.map((day) => (
              <DayRow key={day.day} day={day} isToday={day.day === today} onWhy={() => setShown(day.day)} />
            ))}
          </PanelRows>
        </Panel>
        {person === null ? <OwnReviewsPanel /> : null}
        <SumsPanels month={month} person={person} />
        <DisciplinePanel person={person} />
      </div>
      <DayDialog
        day={days.find(({ day }) => day === shown) ?? null}
        own={answer.data?.own ?? false}
        onClose={() => setShown(null)}
      />
    </>
  );
}

interface WhoseDaysProps {
  person: PersonId | null;
  name: string | undefined;
  onChange: (id: string | null) => void;
}

/** For who sees days of others: whose. */
function WhoseDays({ person, name, onChange }: WhoseDaysProps) {
  const { t } = useTranslation();
  const may = useMay();
  if (!may(peopleView) || !(may(attendanceView) || may(attendanceDecide))) return null;
  return (
    <div className={styles.tools} data-print="never">
      <PersonPicker
        label={t('attendance.days.person')}
        placeholder={t('attendance.days.own')}
        clearable
        value={person}
        key={`${person} ${name}`}
        chosen={person && name ? { value: person, label: name } : null}
        onChange={onChange}
      />
    </div>
  );
}

/** Nobody named is oneself. */
const of = (person: PersonId | null) => (person ? { personId: person } : {});
