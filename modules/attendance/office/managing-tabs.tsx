import { useTranslation } from 'react-i18next';
import { PageTabs } from '#office/design/page-tabs.tsx';
import { useMay } from '#office/session/use-session.ts';
import { attendanceView } from '../contract/permissions.ts';
import { placesPath, recapPath, rulesPath } from './addresses.ts';

/** What belongs to managing attendance: places, what was decided, and the recap for pay. */
export function ManagingTabs() {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <PageTabs
      label={t('attendance.managing')}
      tabs={[
        { to: placesPath, label: t('attendance.places.tab') },
        { to: rulesPath, label: t('attendance.rules.tab') },
        ...(may(attendanceView) ? [{ to: recapPath, label: t('attendance.recap.forPay') }] : []),
      ]}
    />
  );
}
