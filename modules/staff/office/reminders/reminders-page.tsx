import { BellRing } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { Facts, Panel } from '#office/design/panel.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { leadTimes } from '../../contract/lead-times.ts';
import { milestones } from '../../contract/outlook.ts';
import { StaffTabs } from '../staff-tabs.tsx';
import { LeadTimesForm } from './lead-times-form.tsx';

/** How long before their day employees and personnel are told what comes. */
export function RemindersPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const answer = useOperation(leadTimes.show, {});
  const known = answer.data;
  return (
    <>
      <PageHeader title={t('staff.reminders.title')} detail={t('staff.reminders.detail')} />
      <StaffTabs />
      {known ? (
        <Panel
          title={t('staff.reminders.before')}
          hint={
            known.setAt
              ? t('staff.reminders.setAt', { day: format.day(known.setAt) })
              : t('staff.reminders.usual')
          }
          acts={
            known.can.set ? (
              <DialogButton
                verb={t('staff.reminders.change')}
                title={t('staff.reminders.before')}
                icon={BellRing}
                look="small"
                keeps
              >
                {(close) => <LeadTimesForm of={known} onEnd={close} />}
              </DialogButton>
            ) : undefined
          }
        >
          <Facts
            of={milestones.map((what) => [
              t(`staff.milestone.${what}`),
              t('staff.reminders.months', { count: known.months[what] }),
            ])}
          />
        </Panel>
      ) : (
        <AnswerState of={answer} loading={<LoadingRows rows={4} />} />
      )}
    </>
  );
}
