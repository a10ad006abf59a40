import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { CirclePause, CirclePlay, CircleStop } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#core/contract/client.ts';
import { useAct } from '#office/data/use-act.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { ConfirmFinal } from '#office/design/confirm-final.tsx';
import { ExportMenu } from '#office/design/list/export-menu.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { Panel } from '#office/design/panel.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { FileDrop } from '#office/design/upload/file-drop.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { ingests } from '../../contract/ingest.ts';
import type { IngestId, IngestView } from '../../contract/ingest-terms.ts';
import { ingestsPath } from './addresses.ts';
import styles from './ingest.module.css';
import { IngestBadge } from './ingest-badges.tsx';
import { IngestItems } from './ingest-items.tsx';
import { IngestProgress } from './ingest-progress.tsx';
import { PackageList } from './package-list.tsx';
import { PackagesPanel, SheetPanel } from './sheet-panel.tsx';
import { useIngestFiles } from './use-ingest-files.ts';

/** What can be read, by content; the browser only narrows the choice. */
const accepted = '.pdf,.jpg,.jpeg,.png,.tif,.tiff,.docx,application/pdf,image/jpeg,image/png,image/tiff';
const pace = 2_000;

/** One ingest: how far it is, what waits for a person, and what became of each document. */
export function IngestPage() {
  const { ingestId } = useParams({ strict: false }) as { ingestId: IngestId };
  const answer = useOperation(
    ingests.show,
    { ingestId },
    { every: (shown) => (isWorking(shown) ? pace : false) },
  );
  const { data } = answer;
  if (!data) return <AnswerState of={answer} wholePage loading={<LoadingRows rows={8} tall />} />;
  return <Ingest key={data.id} ingest={data} />;
}

/** Something goes on without anybody's doing. */
function isWorking(one: IngestView | undefined): boolean {
  if (!one) return false;
  const surveys = one.packages.some(({ state }) => state === 'arrived');
  return surveys || (one.state === 'running' && (one.counts.waiting > 0 || one.wordsRead < one.counts.filed));
}

function Ingest({ ingest }: { ingest: IngestView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { id: ingestId, source, state } = ingest;
  const preparing = source === 'sheet' && state === 'preparing';
  return (
    <>
      <PageHeader
        title={ingest.name}
        back={{ to: ingestsPath, label: t('archive.ingest.title') }}
        detail={[
          t(`archive.ingest.source.${source}`),
          ingest.unitName,
          ingest.code,
          format.shortDay(ingest.openedAt),
        ]
          .filter(Boolean)
          .join(' · ')}
        badges={<IngestBadge of={ingest} />}
        actions={
          <>
            {preparing ? null : (
              <ExportMenu
                of={[
                  {
                    heading: t('archive.ingest.report'),
                    pdf: addressOf(ingests.pdfReport, { ingestId }),
                    sheet: addressOf(ingests.sheetReport, { ingestId }),
                  },
                ]}
              />
            )}
            <Course ingest={ingest} />
          </>
        }
      />
      <div className={styles.stack}>
        {preparing ? null : <IngestProgress of={ingest} />}
        {source === 'upload' && ingest.can.add ? (
          // What waits for a person stands first; the place to drop stays where it is in the tree, files on their way with it.
          <div className={ingest.finished ? undefined : styles.later}>
            <AddFiles ingestId={ingestId} />
          </div>
        ) : null}
        {preparing ? <SheetPanel ingest={ingest} /> : null}
        {preparing || ingest.packages.length === 0 ? null : <Packages ingest={ingest} />}
        {preparing ? null : <IngestItems ingest={ingest} />}
      </div>
    </>
  );
}

/** While files are missing, a further package can bring them. */
function Packages({ ingest }: { ingest: IngestView }) {
  const { t } = useTranslation();
  if (ingest.can.add && ingest.counts.refused + ingest.withoutFile > 0)
    return <PackagesPanel ingest={ingest} />;
  return (
    <Panel title={t('archive.ingest.package.title')}>
      <PackageList of={ingest.packages} />
    </Panel>
  );
}

function AddFiles({ ingestId }: { ingestId: IngestId }) {
  const { t } = useTranslation();
  const { uploads, fault, again } = useIngestFiles(ingestId);
  return (
    <Panel title={t('archive.ingest.add.title')} hint={t('archive.ingest.add.hint')}>
      <div className={styles.stack}>
        <FileDrop
          uploads={uploads}
          label={t('archive.add.drop')}
          hint={t('archive.add.accepted')}
          accept={accepted}
          camera
        />
        {fault ? <ErrorState compact error={fault} onRetry={again} /> : null}
      </div>
    </Panel>
  );
}

/** Pausing and going on are undone by each other; stopping is final for what is left, so it is asked about. */
function Course({ ingest }: { ingest: IngestView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const change = useAct(ingests.change, {
    stales: ['archive.show-ingest', 'archive.list-ingest'],
    onDone: () => setAsking(false),
  });
  const to = (state: 'running' | 'paused' | 'stopped') => change.mutate({ ingestId: ingest.id, state });
  const { can, counts } = ingest;
  return (
    <>
      {can.stop ? (
        <Button
          variant="default"
          leftSection={<CircleStop size={16} aria-hidden="true" />}
          onClick={() => setAsking(true)}
        >
          {t('archive.ingest.stop')}
        </Button>
      ) : null}
      {can.pause ? (
        <Button
          variant="default"
          loading={change.isPending}
          leftSection={<CirclePause size={16} aria-hidden="true" />}
          onClick={() => to('paused')}
        >
          {t('archive.ingest.pause')}
        </Button>
      ) : null}
      {can.goOn ? (
        <Button
          loading={change.isPending}
          leftSection={<CirclePlay size={16} aria-hidden="true" />}
          onClick={() => to('running')}
        >
          {t('archive.ingest.goOn')}
        </Button>
      ) : null}
      <ConfirmFinal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('archive.ingest.stopTitle')}
        verb={t('archive.ingest.stop')}
        danger
        busy={change.isPending}
        error={change.error}
        onConfirm={() => to('stopped')}
      >
        {t('archive.ingest.stopHint', {
          filed: format.number(counts.filed),
          waiting: format.number(counts.waiting),
        })}
      </ConfirmFinal>
    </>
  );
}
