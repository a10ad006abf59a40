import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { PageTabs } from '#office/design/page-tabs.tsx';
import { useMay } from '#office/session/use-session.ts';
import { deskCounters } from '../contract/desk-counters.ts';
import { attendanceDecide, attendanceView } from '../contract/permissions.ts';
import {
  boardPath,
  checkInPath,
  daysPath,
  deskPath,
  devicesPath,
  recapPath,
  requestsPath,
} from './addresses.ts';

/** What belongs to attendance, as far as the person may. */
export function AttendanceTabs() {
  const { t } = useTranslation();
  const may = useMay();
  const decides = may(attendanceDecide);
  const waiting = useOperation(deskCounters, {}, { enabled: decides }).data?.waiting;
  return (
    <PageTabs
      label={t('attendance.nav')}
      tabs={[
        { to: checkInPath, label: t('attendance.tab.check-in') },
        { to: daysPath, label: t('attendance.tab.days') },
        { to: requestsPath, label: t('attendance.tab.requests') },
        { to: devicesPath, label: t('attendance.tab.devices') },
        ...(decides
          ? [
              {
                ...{ to: deskPath, label: t('attendance.tab.desk') },
                ...{ count: waiting, counted: t('attendance.desk.counted') },
              },
            ]
          : []),
        ...(may(attendanceView)
          ? [
              { to: boardPath, label: t('attendance.tab.board') },
              { to: recapPath, label: t('attendance.tab.recap') },
            ]
          : []),
      ]}
    />
  );
}
