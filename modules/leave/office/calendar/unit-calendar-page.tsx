import { Button } from '@mantine/core';
import { ChevronLeft, ChevronRight, Users } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UnitPicker } from '#modules/organization/office/pick/unit-picker.tsx';
import { useOperation } from '#office/data/use-operation.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { useToday } from '#office/format/use-today.ts';
import { useSession } from '#office/session/use-session.ts';
import { calendars } from '../../contract/calendars.ts';
import styles from '../leave.module.css';
import { LeaveTabs } from '../leave-tabs.tsx';
import { MonthGrid } from './month-grid.tsx';
import { monthAfter, monthOf, useMonthName } from './months.ts';
import { StaffingForm } from './staffing-form.tsx';

/** Who of a unit is away in a month; the own unit at first. */
export function UnitCalendarPage() {
  const { t } = useTranslation();
  const hasPost = useSession().posts.length > 0;
  const [unitId, setUnitId] = useState<string | null>(null);
  const [month, setMonth] = useState(monthOf(useToday()));
  const monthName = useMonthName();
  const answer = useOperation(
    calendars.ofUnit,
    { ...(unitId ? { unitId: unitId as never } : {}), from: month.first, until: month.last },
    { enabled: hasPost || unitId !== null, keepPrevious: true },
  );
  const calendar = answer.data;
  return (
    <>
      <PageHeader title={t('leave.calendar.title')} detail={t('leave.calendar.detail')} />
      <LeaveTabs />
      <div className={styles.tools}>
        <UnitPicker
          label={t('leave.calendar.unit')}
          placeholder={t('leave.calendar.ownUnit')}
          clearable
          value={unitId}
          onChange={setUnitId}
        />
      </div>
      {!hasPost && unitId === null ? (
        <EmptyState title={t('leave.calendar.noUnit')}>{t('leave.calendar.noUnitHint')}</EmptyState>
      ) : (
        <AnswerState of={answer} loading={<LoadingRows rows={6} />} />
      )}
      {calendar ? (
        <Panel
          title={`${calendar.unit.name}, ${monthName(month)}`}
          hint={<StaffingHint of={calendar.staffing} />}
          acts={
            <span className={styles.acts}>
              {calendar.can.manage ? (
                <DialogButton verb={t('leave.staffing.set')} icon={Users} look="small" keeps>
                  {(close) => <StaffingForm of={calendar.staffing} onEnd={close} />}
                </DialogButton>
              ) : null}
              <Button
                variant="default"
                size="compact-sm"
                aria-label={t('leave.calendar.before')}
                onClick={() => setMonth(monthAfter(month, -1))}
              >
                <ChevronLeft size={16} aria-hidden="true" />
              </Button>
              <Button
                variant="default"
                size="compact-sm"
                aria-label={t('leave.calendar.after')}
                onClick={() => setMonth(monthAfter(month, 1))}
              >
                <ChevronRight size={16} aria-hidden="true" />
              </Button>
            </span>
          }
        >
          {calendar.people.length === 0 ? (
            <NothingYet>{t('leave.calendar.nobody')}</NothingYet>
          ) : (
            <MonthGrid calendar={calendar} />
          )}
        </Panel>
      ) : null}
    </>
  );
}

function StaffingHint({
  of: { people, percent },
}: {
  of: { people: number | null; percent: number | null };
}) {
  const { t } = useTranslation();
  if (people !== null) return t('leave.staffing.people', { count: people });
  return percent !== null ? t('leave.staffing.percent', { percent }) : null;
}
