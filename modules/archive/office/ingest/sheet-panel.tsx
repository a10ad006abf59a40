import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Download, Play } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RowFaults } from '#modules/organization/office/import/row-faults.tsx';
import { csvBlob } from '#modules/organization/office/import/template-file.ts';
import { sendBytes } from '#office/data/send-bytes.ts';
import { staleByOperation, useAct } from '#office/data/use-act.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { Panel } from '#office/design/panel.tsx';
import { saveFile } from '#office/design/save-file.ts';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { SheetDrop } from '#office/design/upload/sheet-drop.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { ingests } from '../../contract/ingest.ts';
import type { IngestView } from '../../contract/ingest-terms.ts';
import styles from './ingest.module.css';
import { PackageList } from './package-list.tsx';
import { sendPackage } from './send-package.ts';

/** A sheet and its packages before they are filed: read for trial, with every fault, then begun. */
export function SheetPanel({ ingest }: { ingest: IngestView }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { id: ingestId } = ingest;
  const [sheet, setSheet] = useState<File | null>(null);
  const stale = () => staleByOperation(queries, ['archive.show-ingest', 'archive.list-ingest']);
  const read = useMutation({
    networkMode: 'always',
    mutationFn: async (file: File) =>
      sendBytes(
        ingests.sheet,
        { ingestId, name: file.name.slice(0, 200) },
        file,
        new AbortController().signal,
      ),
    onSuccess: stale,
  });
  return (
    <>
      <Panel
        title={t('archive.ingest.sheet.title')}
        hint={t('archive.ingest.sheet.hint')}
        acts={<SampleButton />}
      >
        <div className={styles.stack}>
          <SheetDrop
            label={t('archive.ingest.sheet.title')}
            words={{
              drop: ingest.sheetName ?? t('archive.ingest.sheet.drop'),
              limits: t('archive.ingest.sheet.limits'),
              choose: t(ingest.sheetName ? 'archive.ingest.sheet.another' : 'archive.ingest.sheet.choose'),
              another: t('archive.ingest.sheet.another'),
            }}
            file={sheet}
            disabled={read.isPending}
            onTake={(file) => {
              setSheet(file);
              read.mutate(file);
            }}
          />
          {read.error ? <ErrorState compact error={read.error} /> : null}
        </div>
      </Panel>
      {ingest.sheetName ? <PackagesPanel ingest={ingest} /> : null}
      {ingest.sheetName ? <Trial ingest={ingest} /> : null}
    </>
  );
}

/** Packages on their way, and what was found in those that have come. */
export function PackagesPanel({ ingest }: { ingest: IngestView }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const onSent = () => staleByOperation(queries, ['archive.show-ingest', 'archive.list-ingest']);
  const [file, setFile] = useState<File | null>(null);
  const [sent, setSent] = useState(0);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);
  const send = useMutation({
    networkMode: 'always',
    mutationFn: (one: File) => {
      stop.current = new AbortController();
      return sendPackage(ingest.id, one, { signal: stop.current.signal, onProgress: setSent });
    },
    onSuccess: () => setFile(null),
    onSettled: onSent,
  });
  return (
    <Panel title={t('archive.ingest.package.title')} hint={t('archive.ingest.package.hint')}>
      <div className={styles.stack}>
        <SheetDrop
          label={t('archive.ingest.package.title')}
          accept=".zip,application/zip"
          words={{
            drop: t('archive.ingest.package.drop'),
            limits: t('archive.ingest.package.limits'),
            choose: t('archive.ingest.package.choose'),
            another: t('archive.ingest.package.another'),
          }}
          file={file}
          disabled={send.isPending}
          onTake={(one) => {
            setFile(one);
            setSent(0);
            send.mutate(one);
          }}
        />
        {send.isPending && file ? (
          <progress
            className={styles.progress}
            value={sent / file.size}
            aria-label={t('archive.ingest.package.sending')}
          />
        ) : null}
        {send.error && file ? (
          <ErrorState compact error={send.error} onRetry={() => send.mutate(file)} />
        ) : null}
        <PackageList of={ingest.packages} />
      </div>
    </Panel>
  );
}

/** What the trial found, and the one thing to do next. */
function Trial({ ingest }: { ingest: IngestView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const answer = useOperation(ingests.faults, { ingestId: ingest.id, size: 100 });
  const begin = useAct(ingests.change, { stales: ['archive.show-ingest', 'archive.list-ingest'] });
  const rows = ingest.counts.waiting;
  const noPackage = ingest.packages.length === 0 && rows > 0;
  const faults = [...ingest.sheetFaults, ...(answer.data?.faults ?? [])].toSorted((a, b) => a.row - b.row);
  const { refetch } = answer;
  const found = JSON.stringify([
    ingest.sheetName,
    ingest.withoutFile,
    ingest.packages.map(({ state }) => state),
  ]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again when another sheet or package was looked through
  useEffect(() => void refetch(), [found, refetch]);
  const coming = ingest.packages.some(({ state }) => state === 'coming' || state === 'arrived');
  const blocked = coming || noPackage || rows === 0;
  const stage = noPackage ? 'noPackage' : faults.length === 0 ? 'ready' : 'faulty';
  const hint = noPackage ? 'noPackageHint' : coming ? 'coming' : 'hint';
  return (
    <>
      <Panel
        title={t(`archive.ingest.trial.${stage}`)}
        hint={t(`archive.ingest.trial.${hint}`, {
          rows: format.number(rows),
          missing: format.number(ingest.withoutFile),
        })}
      >
        <div className={styles.acts}>
          <Button
            leftSection={<Play size={16} aria-hidden="true" />}
            disabled={blocked}
            loading={begin.isPending}
            variant={faults.length === 0 ? 'filled' : 'default'}
            onClick={() => begin.mutate({ ingestId: ingest.id, state: 'running' })}
          >
            {t(faults.length === 0 ? 'archive.ingest.begin' : 'archive.ingest.beginSound')}
          </Button>
        </div>
        {begin.error ? <ErrorState compact error={begin.error} /> : null}
      </Panel>
      {faults.length > 0 ? (
        <RowFaults
          answer={{ rows: rows + ingest.sheetFaults.length, faults, moreFaults: answer.data?.next ? 1 : 0 }}
        />
      ) : null}
    </>
  );
}

const columns = [
  [
    'nama_file',
    'kode',
    'judul',
    'nomor',
    'tanggal',
    'pihak',
    'klasifikasi_keamanan',
    'tingkat_perkembangan',
    'unit',
    'berkas',
  ],
  [
    'tagihan-01.pdf',
    '000.1.1',
    'Tagihan telepon Januari',
    '12/2026',
    '2026-01-31',
    'PT Telekomunikasi',
    'B',
    'asli',
    '',
    '',
  ],
];

function SampleButton() {
  const { t } = useTranslation();
  return (
    <Button
      variant="default"
      size="compact-sm"
      leftSection={<Download size={14} aria-hidden="true" />}
      onClick={() => saveFile(csvBlob(columns), `${t('archive.ingest.sheet.sample')}.csv`)}
    >
      {t('archive.ingest.sheet.sampleVerb')}
    </Button>
  );
}
