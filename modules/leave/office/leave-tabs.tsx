import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { PageTabs } from '#office/design/page-tabs.tsx';
import { useMay } from '#office/session/use-session.ts';
import { deskCounters } from '../contract/desk-counters.ts';
import { leaveConfigure, leaveManage, leaveView } from '../contract/permissions.ts';
import { balancesPath, calendarPath, deskPath, ownPath, recordPath, settingsPath } from './addresses.ts';

/** What belongs to leave, as far as the person may. */
export function LeaveTabs() {
  const { t } = useTranslation();
  const may = useMay();
  const waiting = useOperation(deskCounters, {}).data?.waiting;
  const sees = may(leaveView) || may(leaveManage);
  return (
    <PageTabs
      label={t('leave.nav')}
      tabs={[
        { to: ownPath, label: t('leave.own.tab') },
        { to: deskPath, label: t('leave.desk.tab'), count: waiting, counted: t('leave.desk.counted') },
        { to: calendarPath, label: t('leave.calendar.tab') },
        ...(sees ? [{ to: balancesPath, label: t('leave.balances.tab') }] : []),
        ...(may(leaveManage) ? [{ to: recordPath, label: t('leave.record.tab') }] : []),
        ...(may(leaveConfigure) ? [{ to: settingsPath, label: t('leave.settings.tab') }] : []),
      ]}
    />
  );
}
