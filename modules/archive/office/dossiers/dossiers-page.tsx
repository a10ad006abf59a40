import { useNavigate, useSearch } from '@tanstack/react-router';
import { FolderPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#core/contract/client.ts';
import type { SentInput } from '#core/contract/operation.ts';
import { type Pages, useOperationPages } from '#office/data/use-operation.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { DataList } from '#office/design/list/data-list.tsx';
import { ExportMenu } from '#office/design/list/export-menu.tsx';
import { useListState } from '#office/design/list/list-state.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { useMay } from '#office/session/use-session.ts';
import { dossiers } from '../../contract/dossiers.ts';
import { fileRecords } from '../../contract/permissions.ts';
import { archiveLists } from '../../contract/records.ts';
import type { DossierRow } from '../../contract/views.ts';
import { dossierPath } from '../addresses.ts';
import { ArchiveTabs } from './archive-tabs.tsx';
import { useDossierColumns } from './dossier-columns.tsx';
import { OpenDossierForm } from './open-dossier-form.tsx';
import { useDossierFilters } from './use-dossier-filters.ts';

/** Dossiers of the reader's own units, or all that they see. */
export function DossiersPage() {
  const { all } = useSearch({ strict: false }) as { all?: string };
  return <Dossiers key={String(all)} mine={all !== 'true'} />;
}

function Dossiers({ mine }: { mine: boolean }) {
  const { t } = useTranslation();
  const may = useMay();
  const list = useListState(useDossierFilters());
  const asked = { ...list.values, ...(mine ? { mine: 'true' } : {}) } as SentInput<typeof dossiers.list>;
  const pages = useOperationPages(dossiers.list, asked) as Pages<DossierRow>;
  const files = may(fileRecords);
  return (
    <>
      <PageHeader
        title={t('archive.title')}
        detail={t('archive.detail')}
        actions={files ? <OpenDossierButton /> : null}
      />
      <ArchiveTabs current={mine ? 'mine' : 'all'} />
      <DataList
        id={mine ? 'archive.mine' : 'archive.all'}
        label={t(`archive.tab.${mine ? 'mine' : 'all'}`)}
        pages={pages}
        list={list}
        searchLabel={t('archive.dossiers.search')}
        tools={<Prints of={asked} />}
        columns={useDossierColumns()}
        rowKey={({ id }) => id}
        rowPath={({ id }) => dossierPath(id)}
        rowName={({ title }) => title}
        empty={
          <EmptyState title={t('archive.dossiers.none')} action={files ? <OpenDossierButton /> : undefined}>
            {t(files ? 'archive.dossiers.noneHint' : 'archive.dossiers.noneSeen')}
          </EmptyState>
        }
      />
    </>
  );
}

/** The lists that leave the house, of what is shown. */
function Prints({ of }: { of: SentInput<typeof archiveLists.activePdf> }) {
  const { t } = useTranslation();
  return (
    <ExportMenu
      of={[
        {
          heading: t('archive.list.active'),
          pdf: addressOf(archiveLists.activePdf, of),
          sheet: addressOf(archiveLists.activeSheet, of),
        },
        {
          heading: t('archive.list.inactive'),
          pdf: addressOf(archiveLists.inactivePdf, of),
          sheet: addressOf(archiveLists.inactiveSheet, of),
        },
      ]}
    />
  );
}

function OpenDossierButton() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <DialogButton
      verb={t('archive.open.verb')}
      icon={FolderPlus}
      title={t('archive.open.title')}
      look="main"
      keeps
    >
      {(close) => (
        <OpenDossierForm
          onCancel={close}
          onDone={({ id }) => {
            close();
            void navigate({ to: dossierPath(id) });
          }}
        />
      )}
    </DialogButton>
  );
}
