import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { FolderInput, Search, Share2 } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#core/contract/client.ts';
import { type Pages, useOperationPages } from '#office/data/use-operation.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { ExportMenu } from '#office/design/list/export-menu.tsx';
import { PagedRows } from '#office/design/list/paged-rows.tsx';
import { useSelection } from '#office/design/list/use-selection.ts';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { dossiers } from '../../contract/dossiers.ts';
import { archiveLists } from '../../contract/records.ts';
import type { RecordId } from '../../contract/terms.ts';
import type { DossierView, RecordRow } from '../../contract/views.ts';
import { searchPath } from '../addresses.ts';
import { ShareChosen } from '../share/share-chosen.tsx';
import { ChosenBar } from '../words/chosen-bar.tsx';
import { MoveForm } from './move-form.tsx';
import { RecordLine } from './record-line.tsx';
import styles from './records.module.css';
import { useRecordOrder } from './use-record-order.ts';

interface RecordsPanelProps {
  dossier: DossierView;
  /** Asks what becomes of files that were dropped here. */
  onFiles: (files: readonly File[]) => void;
}

const pageSize = 100;
const keyOf = ({ id }: RecordRow) => id;

/** What lies in the dossier, in its order; put in another by dragging or keys, moved on by choosing. */
export function RecordsPanel({ dossier, onFiles }: RecordsPanelProps) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const pages = useOperationPages(
    dossiers.records,
    { dossierId: dossier.id, size: pageSize },
    'after',
  ) as unknown as Pages<RecordRow>;
  const bringsFiles = (event: DragEvent) =>
    dossier.can.file && [...event.dataTransfer.types].includes('Files');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: files may be dropped anywhere here; the button of the page does the same
    <div
      className={styles.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!bringsFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        if (!bringsFiles(event)) return;
        event.preventDefault();
        onFiles([...event.dataTransfer.files]);
      }}
    >
      <Panel
        title={t('archive.records.title')}
        hint={dossier.can.file ? t('archive.records.dropHint') : undefined}
        flush
        acts={dossier.records > 0 ? <Tools dossier={dossier} /> : null}
      >
        <PagedRows
          pages={pages}
          onSight
          empty={
            <NothingYet>
              {t(dossier.can.file ? 'archive.records.none' : 'archive.records.noneSeen')}
            </NothingYet>
          }
        >
          {(rows) => <Rows dossier={dossier} read={rows} whole={!pages.hasNextPage} />}
        </PagedRows>
      </Panel>
    </div>
  );
}

function Tools({ dossier }: { dossier: DossierView }) {
  const { t } = useTranslation();
  const { id: dossierId } = dossier;
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        component={Link}
        to={searchPath}
        search={{ dossierId } as never}
        leftSection={<Search size={14} aria-hidden="true" />}
      >
        {t('archive.records.search')}
      </Button>
      <ExportMenu
        of={[
          {
            heading: t('archive.list.contents'),
            pdf: addressOf(archiveLists.contentsPdf, { dossierId }),
            sheet: addressOf(archiveLists.contentsSheet, { dossierId }),
          },
        ]}
      />
    </>
  );
}

interface RowsProps {
  dossier: DossierView;
  read: readonly RecordRow[];
  /** Nothing is left to be read. */
  whole: boolean;
}

function Rows({ dossier, read, whole }: RowsProps) {
  const { t } = useTranslation();
  const order = useRecordOrder(dossier.id, read);
  const selection = useSelection(order.rows, keyOf);
  const [dragged, setDragged] = useState<ReadonlySet<string>>(new Set());
  const [said, setSaid] = useState('');
  const arranges = dossier.can.arrange;
  // Only who sees all of a dossier can say in what order all of it stands.
  const reorders = arranges && whole && order.rows.length === dossier.records && order.rows.length > 1;
  const withChosen = (id: RecordId): ReadonlySet<string> =>
    selection.has(id) ? new Set(selection.chosen.map(keyOf)) : new Set([id]);
  const ids = selection.chosen.map(keyOf) as RecordId[];
  return (
    <>
      <ol className={styles.rows} aria-label={t('archive.records.title')}>
        {order.rows.map((row, at) => (
          <RecordLine
            key={row.id}
            record={row}
            dossier={dossier}
            chosen={arranges || dossier.can.share ? selection.has(row.id) : null}
            onChoose={(range) => selection.toggle(row.id, range)}
            dragged={dragged.has(row.id)}
            reorder={
              reorders
                ? {
                    onTake: () => setDragged(withChosen(row.id)),
                    onOver: (below) => {
                      if (dragged.size === 0 || dragged.has(row.id)) return;
                      order.preview(dragged, below ? (order.rows[at + 1]?.id ?? null) : row.id);
                    },
                    onPut: () => {
                      setDragged(new Set());
                      order.keep();
                    },
                    onShift: (step) => {
                      order.shift(withChosen(row.id), step);
                      const place = Math.min(Math.max(at + 1 + step, 1), order.rows.length);
                      setSaid(t('archive.reorder.place', { place, count: order.rows.length }));
                    },
                  }
                : null
            }
          />
        ))}
      </ol>
      <p className="unseen" role="status">
        {said}
      </p>
      <ChosenBar count={ids.length} onClear={selection.clear}>
        {arranges ? (
          <DialogButton
            verb={t('archive.move.verb')}
            icon={FolderInput}
            title={t('archive.move.title', { count: ids.length })}
            keeps
          >
            {(close) => (
              <MoveForm
                dossier={dossier}
                records={ids}
                onEnd={close}
                onDone={() => {
                  close();
                  selection.clear();
                }}
              />
            )}
          </DialogButton>
        ) : null}
        {dossier.can.share ? (
          <DialogButton
            verb={t('archive.share.chosen')}
            icon={Share2}
            title={t('archive.share.chosenTitle', { count: ids.length })}
            keeps
          >
            {(close) => <ShareChosen records={selection.chosen} title={dossier.title} onEnd={close} />}
          </DialogButton>
        ) : null}
      </ChosenBar>
    </>
  );
}
