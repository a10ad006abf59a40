import { useTranslation } from 'react-i18next';
import { PageTabs } from '#office/design/page-tabs.tsx';
import { useMay } from '#office/session/use-session.ts';
import { configureArchive, keepRecordsUnit } from '../../contract/permissions.ts';
import {
  bagPath,
  candidatesPath,
  disposalSettingsPath,
  disposalsPath,
  stubsPath,
} from '../keeping-addresses.ts';

const tabs = [
  { to: disposalsPath, label: 'archive.disposal.lists', permission: null },
  { to: candidatesPath, label: 'archive.disposal.candidates', permission: keepRecordsUnit },
  { to: stubsPath, label: 'archive.disposal.stubs', permission: null },
  { to: bagPath, label: 'archive.handover.check', permission: keepRecordsUnit },
  { to: disposalSettingsPath, label: 'archive.disposal.settings', permission: configureArchive },
] as const;

/** What belongs to disposals, as far as the person may. */
export function DisposalTabs() {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <PageTabs
      label={t('archive.disposal.title')}
      tabs={tabs
        .filter(({ permission }) => permission === null || may(permission))
        .map(({ to, label }) => ({ to, label: t(label) }))}
    />
  );
}
