import { Button } from '@mantine/core';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonId } from '#core/contract/ids.ts';
import { peopleView } from '#modules/organization/contract/permissions.ts';
import { PersonPicker } from '#modules/organization/office/pick/person-picker.tsx';
import { useOperation } from '#office/data/use-operation.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { Panel } from '#office/design/panel.tsx';
import { PanelRows } from '#office/design/panel-rows.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { useToday } from '#office/format/use-today.ts';
import { useMay } from '#office/session/use-session.ts';
import { days } from '../../contract/days.ts';
import { calendarManage } from '../../contract/permissions.ts';
import styles from '../calendar.module.css';
import { daysLater, mondayOf } from '../form/calendar-days.ts';
import { DayRow } from './day-row.tsx';

/** Today and the week of a person: hours, holidays, and why. */
export function DaysPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const may = useMay();
  const today = useToday();
  const [monday, setMonday] = useState(mondayOf(today));
  const [personId, setPersonId] = useState<string | null>(null);
  const sunday = daysLater(monday, 6);
  const answer = useOperation(
    days.show,
    { from: monday, until: sunday, ...(personId ? { personId: personId as PersonId } : {}) },
    { keepPrevious: true },
  );
  const items = answer.data?.items;
  const now = items?.find(({ day }) => day === today);
  return (
    <>
      <PageHeader title={t('calendar.days.title')} detail={t('calendar.days.detail')} />
      {may(calendarManage) && may(peopleView) ? (
        <div className={styles.tools}>
          <PersonPicker
            label={t('calendar.days.person')}
            placeholder={t('calendar.days.own')}
            clearable
            value={personId}
            onChange={setPersonId}
          />
        </div>
      ) : null}
      <AnswerState of={answer} loading={<LoadingRows rows={7} />} />
      {items ? (
        <div className={styles.stack}>
          {now ? (
            <Panel title={t('calendar.days.today')} flush>
              <PanelRows>
                <DayRow day={now} isToday />
              </PanelRows>
            </Panel>
          ) : null}
          <Panel
            title={t('calendar.days.week', { from: format.day(monday), until: format.day(sunday) })}
            flush
            acts={
              <Weeks
                onStep={(by) => setMonday(daysLater(monday, by * 7))}
                onToday={() => setMonday(mondayOf(today))}
              />
            }
          >
            <PanelRows>
              {items.map((day) => (
                <DayRow key={day.day} day={day} isToday={day.day === today} />
              ))}
            </PanelRows>
          </Panel>
        </div>
      ) : null}
    </>
  );
}

function Weeks({ onStep, onToday }: { onStep: (by: 1 | -1) => void; onToday: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.acts}>
      <Button
        variant="default"
        size="compact-sm"
        aria-label={t('calendar.days.before')}
        onClick={() => onStep(-1)}
      >
        <ChevronLeft size={16} aria-hidden="true" />
      </Button>
      <Button variant="default" size="compact-sm" onClick={onToday}>
        {t('calendar.days.thisWeek')}
      </Button>
      <Button
        variant="default"
        size="compact-sm"
        aria-label={t('calendar.days.after')}
        onClick={() => onStep(1)}
      >
        <ChevronRight size={16} aria-hidden="true" />
      </Button>
    </div>
  );
}
