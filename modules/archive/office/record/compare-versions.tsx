import { Button, Select } from '@mantine/core';
import { ChevronDown, ChevronUp, Columns2 } from 'lucide-react';
import { type RefObject, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { Dialog } from '#office/design/dialog.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { DocumentViewer, type Height, type ViewerHandle } from '#office/design/viewer/document-viewer.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { documents } from '../../contract/documents.ts';
import type { RecordView } from '../../contract/views.ts';
import styles from './compare.module.css';
import { usePagesOf, useReaderOf } from './record-reader.ts';

type File = RecordView['documents'][number];

interface CompareProps {
  record: RecordView;
  file: File;
}

/** The file as it was filed, and everything that was brought for it. */
function versionsOf({ record, file }: CompareProps): File[] {
  const root = file.version?.of ?? file.position;
  return record.documents.filter(({ position, version }) => position === root || version?.of === root);
}

/** Opens two versions of a file beside each other; offered where there are two. */
export function CompareButton(props: CompareProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const versions = versionsOf(props);
  if (versions.length < 2) return null;
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<Columns2 size={16} aria-hidden="true" />}
        onClick={() => setOpened(true)}
      >
        {t('archive.reading.compare')}
      </Button>
      <Dialog full opened={opened} onClose={() => setOpened(false)} title={t('archive.reading.compareTitle')}>
        <BesideEachOther record={props.record} versions={versions} shown={props.file} />
      </Dialog>
    </>
  );
}

function BesideEachOther({ record, versions, shown }: { record: RecordView; versions: File[]; shown: File }) {
  const { t } = useTranslation();
  const [left, setLeft] = useState(versions[0]!.position);
  const [right, setRight] = useState(
    shown.position === versions[0]!.position ? versions.at(-1)!.position : shown.position,
  );
  const one = useRef<ViewerHandle>(null);
  const other = useRef<ViewerHandle>(null);
  const [page, setPage] = useState(1);
  const { data: differences } = useOperation(
    documents.compare,
    { recordId: record.id, position: left, with: right },
    { enabled: left !== right },
  );
  const differing = useMemo(() => new Set(differences?.pages ?? []), [differences]);
  const go = (to: number | undefined) => {
    if (to === undefined) return;
    one.current?.show(to);
    other.current?.show(to);
    setPage(to);
  };
  const next = differences?.pages.find((number) => number > page);
  const previous = differences?.pages.findLast((number) => number < page);
  const select = (label: string, value: number, choose: (position: number) => void) => (
    <Select
      label={label}
      allowDeselect={false}
      value={String(value)}
      data={versions.map((file) => ({ value: String(file.position), label: nameOf(file) }))}
      onChange={(position) => position && choose(Number(position))}
    />
  );
  const format = useFormat();
  const nameOf = ({ name, version }: File) =>
    version
      ? `${name} · ${t(`archive.reading.version.${version.kind}`)} · ${format.day(version.addedAt)}`
      : `${name} · ${t('archive.reading.version.first')}`;
  return (
    <div className={styles.compare}>
      <div className={styles.head}>
        {select(t('archive.reading.left'), left, setLeft)}
        {select(t('archive.reading.right'), right, setRight)}
        <div className={styles.differences} role="status">
          {!differences
            ? null
            : differing.size === 0
              ? t('archive.reading.same')
              : t('archive.reading.differs', { count: differing.size })}
        </div>
        <Button
          variant="default"
          disabled={previous === undefined}
          leftSection={<ChevronUp size={16} aria-hidden="true" />}
          onClick={() => go(previous)}
        >
          {t('archive.reading.previousDifference')}
        </Button>
        <Button
          variant="default"
          disabled={next === undefined}
          leftSection={<ChevronDown size={16} aria-hidden="true" />}
          onClick={() => go(next)}
        >
          {t('archive.reading.nextDifference')}
        </Button>
      </div>
      <div className={styles.both}>
        <Version
          key={`left ${left}`}
          record={record}
          file={versions.find(({ position }) => position === left)!}
          differing={differing}
          handle={one}
          onScroll={(height) => {
            other.current?.follow(height);
            setPage(height.page);
          }}
        />
        <Version
          key={`right ${right}`}
          record={record}
          file={versions.find(({ position }) => position === right)!}
          differing={differing}
          handle={other}
          onScroll={(height) => {
            one.current?.follow(height);
            setPage(height.page);
          }}
        />
      </div>
    </div>
  );
}

interface VersionProps {
  record: RecordView;
  file: File;
  differing: ReadonlySet<number>;
  handle: RefObject<ViewerHandle | null>;
  onScroll: (height: Height) => void;
}

function Version({ record, file, differing, handle, onScroll }: VersionProps) {
  const { t } = useTranslation();
  const place = { recordId: record.id, position: file.position };
  const answer = useOperation(documents.shape, place);
  const pages = usePagesOf(place, answer.data);
  const reader = useReaderOf(place);
  if (!answer.data) return <AnswerState of={answer} compact loading={<LoadingRows rows={8} tall />} />;
  if (answer.data.pages === 0) return <p>{t('archive.record.noPages')}</p>;
  return (
    <DocumentViewer
      narrow
      label={file.name}
      pages={pages}
      reader={reader}
      marked={differing}
      handle={handle}
      onScroll={onScroll}
    />
  );
}
