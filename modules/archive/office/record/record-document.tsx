import { Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { FileText } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#office/data/client.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { DocumentViewer, type ViewerHandle } from '#office/design/viewer/document-viewer.tsx';
import { useStore } from '#office/state/store.ts';
import { documents } from '../../contract/documents.ts';
import type { RecordView } from '../../contract/views.ts';
import { EmergencyFile } from '../emergency/emergency-file.tsx';
import { CompareButton } from './compare-versions.tsx';
import { FileDownloads } from './file-downloads.tsx';
import { clearNoteDesk, noteDesk } from './note-desk.ts';
import { NoteMarks } from './note-marks.tsx';
import styles from './record.module.css';
import { usePagesOf, useReaderOf } from './record-reader.ts';

interface RecordDocumentProps {
  record: RecordView;
}

type File = RecordView['documents'][number];

interface Address {
  file?: string;
  page?: string;
  q?: string;
}

/** The files of a record as they are looked at, in tabs; the address says which, at what page, and what is looked for. */
export function RecordDocument({ record }: RecordDocumentProps) {
  const address = useSearch({ strict: false }) as Address;
  const navigate = useNavigate();
  const wanted = useStore(noteDesk).wanted;
  const files = record.documents;
  const named = Number(wanted?.position ?? address.file);
  const shown = files.find(({ position }) => position === named) ?? newest(files);
  useEffect(() => clearNoteDesk, []);
  if (!shown) return null;
  const go = (next: Address) => void navigate({ to: '.', search: next as never, replace: true });
  const choose = (position: string | null) => {
    noteDesk.set((desk) => ({ ...desk, wanted: null }));
    go(position ? { file: position } : {});
  };
  const file = (
    <EmergencyFile key={shown.position} record={record} file={shown}>
      <OneFile
        record={record}
        file={shown}
        address={address}
        onAddress={(next) => go(files.length > 1 ? { file: String(shown.position), ...next } : next)}
      />
    </EmergencyFile>
  );
  if (files.length === 1) return <div className={styles.sheet}>{file}</div>;
  return (
    <Tabs value={String(shown.position)} onChange={choose} variant="outline" className={styles.pane}>
      <Tabs.List>
        {files.map((one) => (
          <Tabs.Tab key={one.position} value={String(one.position)}>
            <FileTitle file={one} files={files} />
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={String(shown.position)} className={styles.sheet}>
        {file}
      </Tabs.Panel>
    </Tabs>
  );
}

/** The best copy of the first file: what somebody who opens the record wants to see. */
function newest(files: readonly File[]): File | undefined {
  const [first] = files;
  return (
    files.findLast(({ version }) => version?.kind === 'better' && version.of === first?.position) ?? first
  );
}

function FileTitle({ file, files }: { file: File; files: readonly File[] }) {
  const { t } = useTranslation();
  const { version } = file;
  if (!version) {
    const bettered = files.some((one) => one.version?.kind === 'better' && one.version.of === file.position);
    return (
      <>
        {file.name}
        {bettered ? <span className={styles.quiet}> · {t('archive.reading.version.first')}</span> : null}
      </>
    );
  }
  return (
    <>
      {file.name} <span className={styles.quiet}>· {t(`archive.reading.version.${version.kind}`)}</span>
    </>
  );
}

interface OneFileProps {
  record: RecordView;
  file: File;
  address: Address;
  onAddress: (next: Address) => void;
}

function OneFile({ record, file, address, onAddress }: OneFileProps) {
  const { t } = useTranslation();
  const place = { recordId: record.id, position: file.position };
  const answer = useOperation(documents.shape, place);
  const pages = usePagesOf(place, answer.data);
  const reader = useReaderOf(place);
  const handle = useRef<ViewerHandle>(null);
  const [start] = useState(() => ({ page: Math.max(1, Number(address.page) || 1), q: address.q }));
  const { wanted, picking } = useStore(noteDesk);
  const { data } = answer;
  const laid = data !== undefined;
  useEffect(() => {
    if (laid && wanted?.position === file.position)
      handle.current?.show(wanted.page, (wanted.point?.y ?? 0) / 10_000);
  }, [laid, wanted, file.position]);
  if (!data) return <AnswerState of={answer} compact loading={<LoadingRows rows={8} tall />} />;
  if (data.pages === 0) {
    return (
      <section className={styles.missing} aria-label={file.name}>
        <FileText size={32} strokeWidth={1.5} aria-hidden="true" />
        <p>{t('archive.record.noPages')}</p>
        <FileDownloads record={record} file={file} />
      </section>
    );
  }
  const readAgain = () =>
    call(documents.shape, place).then(
      () => answer.refetch(),
      () => {},
    );
  return (
    <DocumentViewer
      label={file.name}
      pages={pages}
      reader={reader}
      place={start}
      onPlace={({ page, q }) => {
        noteDesk.set((desk) => ({ ...desk, place: { position: file.position, page } }));
        onAddress({ ...(page > 1 ? { page: String(page) } : {}), ...(q ? { q } : {}) });
      }}
      onAgain={readAgain}
      handle={handle}
      overlay={
        record.emergency
          ? undefined
          : (page) => <NoteMarks recordId={record.id} position={file.position} page={page} />
      }
      onPoint={
        picking
          ? (page, { x, y }) =>
              noteDesk.set((desk) => ({
                ...desk,
                picking: false,
                picked: {
                  ...{ position: file.position, page },
                  point: { x: Math.round(x * 10_000), y: Math.round(y * 10_000) },
                },
              }))
          : undefined
      }
      tools={
        <>
          {record.emergency ? null : <CompareButton record={record} file={file} />}
          <FileDownloads record={record} file={file} />
        </>
      }
    />
  );
}
