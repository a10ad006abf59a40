import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import {
  ArrowDownUp,
  Combine,
  FolderCheck,
  FolderInput,
  FolderOpen,
  type LucideIcon,
  Pencil,
  Undo2,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { type Pages, useOperationPages } from '#office/data/use-operation.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { PagedRows } from '#office/design/list/paged-rows.tsx';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { Timeline } from '#office/design/timeline.tsx';
import { dossiers } from '../../contract/dossiers.ts';
import type { ArrangementKind } from '../../contract/terms.ts';
import type { ArrangementView, DossierView } from '../../contract/views.ts';
import { dossierPath } from '../addresses.ts';
import styles from './dossier.module.css';

const icons: Record<ArrangementKind, LucideIcon> = {
  rename: Pencil,
  reorder: ArrowDownUp,
  move: FolderInput,
  merge: Combine,
  close: FolderCheck,
  reopen: FolderOpen,
};

/** What was done to the dossier, and the way back from the last of it. */
export function HistoryPanel({ dossier }: { dossier: DossierView }) {
  const { t } = useTranslation();
  const pages = useOperationPages(dossiers.history, { dossierId: dossier.id }) as Pages<ArrangementView>;
  return (
    <Panel title={t('archive.history.title')}>
      <PagedRows pages={pages} compact empty={<NothingYet>{t('archive.history.none')}</NothingYet>}>
        {(rows) => (
          <Timeline
            label={t('archive.history.title')}
            entries={rows.map((row) => ({
              id: row.id,
              at: row.doneAt,
              icon: icons[row.kind],
              sentence: <Sentence of={row} dossier={dossier} />,
              detail: row.undoneAt || row.reason || row.canUndo ? <Detail of={row} /> : null,
            }))}
          />
        )}
      </PagedRows>
    </Panel>
  );
}

function Sentence({ of, dossier }: { of: ArrangementView; dossier: DossierView }) {
  const { t } = useTranslation();
  const came = of.into === dossier.id;
  const key = came ? `${of.kind}In` : of.kind;
  const other = came ? of.dossierId : of.into;
  return (
    <>
      {t(`archive.arrangement.${key}`, { name: of.doneBy.name, count: of.records, before: of.titleBefore })}{' '}
      {other ? <Link to={dossierPath(other)}>{t('archive.arrangement.other')}</Link> : null}
    </>
  );
}

function Detail({ of }: { of: ArrangementView }) {
  const { t } = useTranslation();
  const undo = useAct(dossiers.undo, {
    stales: ['archive.'],
    onDone: () => toast(t('archive.arrangement.undone')),
  });
  if (of.undoneAt) return <span className={styles.quiet}>{t('archive.arrangement.wasUndone')}</span>;
  return (
    <>
      {of.reason ? <p>{of.reason}</p> : null}
      {of.canUndo ? (
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<Undo2 size={14} aria-hidden="true" />}
          loading={undo.isPending}
          onClick={() => undo.mutate({ arrangementId: of.id })}
        >
          {t('archive.arrangement.undo')}
        </Button>
      ) : null}
    </>
  );
}
