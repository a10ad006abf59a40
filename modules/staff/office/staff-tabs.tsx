import { useTranslation } from 'react-i18next';
import { PageTabs } from '#office/design/page-tabs.tsx';
import { useMay } from '#office/session/use-session.ts';
import { staffManage, staffView } from '../contract/permissions.ts';
import {
  comingPath,
  directoryPath,
  importPath,
  ownFilePath,
  ownRequestsPath,
  readingsPath,
  remindersPath,
  requestsPath,
} from './addresses.ts';

const own = [
  { to: ownFilePath, label: 'staff.own.tab' },
  { to: ownRequestsPath, label: 'staff.own.requests' },
  { to: readingsPath, label: 'staff.readings.tab' },
] as const;

/** The pages of the own file. */
export function OwnTabs() {
  const { t } = useTranslation();
  return (
    <PageTabs label={t('staff.own.title')} tabs={own.map(({ to, label }) => ({ to, label: t(label) }))} />
  );
}

const others = [
  { to: directoryPath, label: 'staff.directory.title', permission: undefined },
  { to: comingPath, label: 'staff.coming.title', permission: staffView },
  { to: requestsPath, label: 'staff.requests.title', permission: staffManage },
  { to: importPath, label: 'staff.import.title', permission: staffManage },
  { to: remindersPath, label: 'staff.reminders.title', permission: staffManage },
] as const;

/** The pages about the employees, as far as the person may. */
export function StaffTabs() {
  const { t } = useTranslation();
  const may = useMay();
  const shown = others.filter(({ permission }) => may(permission));
  if (shown.length === 1) return null;
  return <PageTabs label={t('staff.nav')} tabs={shown.map(({ to, label }) => ({ to, label: t(label) }))} />;
}
