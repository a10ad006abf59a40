import { useTranslation } from 'react-i18next';
import { PageTabs } from '#office/design/page-tabs.tsx';
import { useMay } from '#office/session/use-session.ts';
import { configureArchive } from '../../contract/permissions.ts';
import { accessPath, classificationPath, importPath, versionsPath } from '../keeping-addresses.ts';

const tabs = [
  { to: classificationPath, label: 'archive.classification.codes', permission: null },
  { to: versionsPath, label: 'archive.classification.versions', permission: null },
  { to: accessPath, label: 'archive.access.title', permission: null },
  { to: importPath, label: 'archive.classification.import', permission: configureArchive },
] as const;

/** What belongs to the classification, as far as the person may. */
export function ClassificationTabs() {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <PageTabs
      label={t('archive.classification.title')}
      tabs={tabs
        .filter(({ permission }) => permission === null || may(permission))
        .map(({ to, label }) => ({ to, label: t(label) }))}
    />
  );
}
