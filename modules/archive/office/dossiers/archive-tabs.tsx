import { useTranslation } from 'react-i18next';
import { PageTabs } from '#office/design/page-tabs.tsx';
import { useMay } from '#office/session/use-session.ts';
import { fileRecords } from '../../contract/permissions.ts';
import { archivePath, searchPath, unfiledPath } from '../addresses.ts';

export type ArchiveTab = 'mine' | 'all' | 'unfiled' | 'search';

/** The ways into the archive. */
export function ArchiveTabs({ current }: { current: ArchiveTab }) {
  const { t } = useTranslation();
  const may = useMay();
  const tab = (name: ArchiveTab, to: string, search: Record<string, string> = {}) => ({
    to,
    search,
    label: t(`archive.tab.${name}`),
    current: name === current,
  });
  return (
    <PageTabs
      label={t('archive.title')}
      tabs={[
        tab('mine', archivePath),
        tab('all', archivePath, { all: 'true' }),
        ...(may(fileRecords) ? [tab('unfiled', unfiledPath)] : []),
        tab('search', searchPath),
      ]}
    />
  );
}
