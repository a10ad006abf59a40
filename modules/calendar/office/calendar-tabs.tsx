import { useTranslation } from 'react-i18next';
import { PageTabs } from '#office/design/page-tabs.tsx';
import { useMay } from '#office/session/use-session.ts';
import { calendarManage } from '../contract/permissions.ts';
import { assignmentsPath, importPath, patternsPath, yearPath } from './addresses.ts';

const tabs = [
  { to: yearPath, label: 'calendar.year.tab', permission: undefined },
  { to: patternsPath, label: 'calendar.patterns.title', permission: undefined },
  { to: assignmentsPath, label: 'calendar.assignments.title', permission: calendarManage },
  { to: importPath, label: 'calendar.import.title', permission: calendarManage },
] as const;

/** What belongs to the calendar, as far as the person may. */
export function CalendarTabs() {
  const { t } = useTranslation();
  const may = useMay();
  const shown = tabs.filter(({ permission }) => may(permission));
  return (
    <PageTabs label={t('calendar.nav')} tabs={shown.map(({ to, label }) => ({ to, label: t(label) }))} />
  );
}
