import { Link, useNavigate } from '@tanstack/react-router';
import { FileSpreadsheet, FileUp, FolderDown, Mail, PackageOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type Pages, useOperationPages } from '#office/data/use-operation.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { PagedRows } from '#office/design/list/paged-rows.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { ingests } from '../../contract/ingest.ts';
import type { IngestRow } from '../../contract/ingest-terms.ts';
import { ingestPath } from './addresses.ts';
import { DropFolderPanel } from './drop-folder-panel.tsx';
import styles from './ingest.module.css';
import { IngestBadge } from './ingest-badges.tsx';
import { OpenIngestForm } from './open-ingest-form.tsx';

const icons = { upload: FileUp, sheet: FileSpreadsheet, folder: FolderDown, mail: Mail, drop: PackageOpen };

/** All that is being taken in, and the ways to begin. */
export function IngestsPage() {
  const { t } = useTranslation();
  const pages = useOperationPages(ingests.list, {}) as Pages<IngestRow>;
  return (
    <>
      <PageHeader
        title={t('archive.ingest.title')}
        detail={t('archive.ingest.detail')}
        actions={
          <>
            <OpenButton source="sheet" />
            <OpenButton source="upload" />
          </>
        }
      />
      <div className={styles.page}>
        <PagedRows
          pages={pages}
          empty={
            <EmptyState title={t('archive.ingest.none')} action={<OpenButton source="upload" />}>
              {t('archive.ingest.noneHint')}
            </EmptyState>
          }
        >
          {(rows) => (
            <Panel title={t('archive.ingest.list')} flush>
              <PanelRows>
                {rows.map((row) => (
                  <Row key={row.id} of={row} />
                ))}
              </PanelRows>
            </Panel>
          )}
        </PagedRows>
        <DropFolderPanel />
      </div>
    </>
  );
}

function Row({ of }: { of: IngestRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { id, name, source, unitName, openedAt, counts } = of;
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <PanelRow
      icon={icons[source]}
      name={<Link to={ingestPath(id)}>{name}</Link>}
      detail={[t(`archive.ingest.source.${source}`), unitName, format.shortDay(openedAt)].join(' · ')}
      further={t('archive.ingest.filedOf', { filed: format.number(counts.filed), all: format.number(all) })}
    >
      <IngestBadge of={of} />
    </PanelRow>
  );
}

function OpenButton({ source }: { source: 'upload' | 'sheet' }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <DialogButton
      verb={t(`archive.ingest.open.${source}`)}
      icon={icons[source]}
      look={source === 'upload' ? 'main' : 'plain'}
      keeps
    >
      {(close) => (
        <OpenIngestForm
          source={source}
          onCancel={close}
          onDone={({ id }) => {
            close();
            void navigate({ to: ingestPath(id) });
          }}
        />
      )}
    </DialogButton>
  );
}
