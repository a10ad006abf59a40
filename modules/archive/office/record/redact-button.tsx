import { Button, Textarea, TextInput } from '@mantine/core';
import { EyeOff, Undo2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '#office/data/client.ts';
import { useAct } from '#office/data/use-act.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { Dialog } from '#office/design/dialog.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { useHeldInput } from '#office/design/form/use-held-input.ts';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { DocumentViewer } from '#office/design/viewer/document-viewer.tsx';
import { documents } from '../../contract/documents.ts';
import type { RecordView } from '../../contract/views.ts';
import { usePagesOf, useReaderOf } from './record-reader.ts';
import styles from './redact.module.css';

type File = RecordView['documents'][number];
type Part = [x: number, y: number, w: number, h: number];

interface Cover {
  page: number;
  box: Part;
}

interface RedactProps {
  record: RecordView;
  file: File;
}

/** Makes a copy for the public, in which places are blacked. */
export function RedactButton(props: RedactProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<EyeOff size={14} aria-hidden="true" />}
        onClick={() => setOpened(true)}
      >
        {t('archive.redact.verb')}
      </Button>
      <Dialog full keeps opened={opened} onClose={() => setOpened(false)} title={t('archive.redact.title')}>
        <Redact {...props} onEnd={() => setOpened(false)} />
      </Dialog>
    </>
  );
}

/** A find is covered with a little room around it: letters reach over their boxes. */
const room = 25;
const within = (value: number) => Math.min(10_000, Math.max(0, Math.round(value)));

function Redact({ record, file, onEnd }: RedactProps & { onEnd: () => void }) {
  const { t } = useTranslation();
  const place = { recordId: record.id, position: file.position };
  const answer = useOperation(documents.shape, place);
  const pages = usePagesOf(place, answer.data);
  const reader = useReaderOf(place);
  const [covers, setCovers] = useState<readonly Cover[]>([]);
  const [reason, setReason] = useState('');
  const redact = useAct(documents.redact, {
    onDone: () => {
      toast(t('archive.redact.started'));
      onEnd();
    },
  });
  useHeldInput(() => covers.length > 0);
  if (!answer.data) return <AnswerState of={answer} compact loading={<LoadingRows rows={8} tall />} />;
  return (
    <div className={styles.redact}>
      <div className={styles.side}>
        <p>{t('archive.redact.what')}</p>
        <CoverWords
          find={(q) => call(documents.find, { ...place, q })}
          onCover={(more) => setCovers((before) => [...before, ...more])}
        />
        <p role="status">
          {t('archive.redact.boxes', {
            count: covers.length,
            pages: new Set(covers.map(({ page }) => page)).size,
          })}
        </p>
        <Button
          variant="default"
          disabled={covers.length === 0}
          leftSection={<Undo2 size={16} aria-hidden="true" />}
          onClick={() => setCovers((before) => before.slice(0, -1))}
        >
          {t('archive.redact.undo')}
        </Button>
        <Textarea
          label={t('archive.redact.reason')}
          required
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value.replaceAll('\n', ' '))}
        />
        {redact.error ? <ErrorState compact error={redact.error} /> : null}
        <Button
          disabled={covers.length === 0 || reason.trim() === ''}
          loading={redact.isPending}
          onClick={() => redact.mutate({ ...place, boxes: [...covers], reason })}
        >
          {t('archive.redact.verb')}
        </Button>
      </div>
      <DocumentViewer
        narrow
        label={file.name}
        pages={pages}
        reader={reader}
        onDraw={(page, { x, y, w, h }) =>
          setCovers((before) => [
            ...before,
            { page, box: [within(x * 10_000), within(y * 10_000), within(w * 10_000), within(h * 10_000)] },
          ])
        }
        overlay={(page) =>
          covers
            .filter((cover) => cover.page === page)
            .map(({ box: [x, y, w, h] }, at) => (
              <span
                // biome-ignore lint/suspicious/noArrayIndexKey: covers are only added and taken back at the end
                key={at}
                className={styles.cover}
                style={{
                  left: `${x / 100}%`,
                  top: `${y / 100}%`,
                  width: `${w / 100}%`,
                  height: `${h / 100}%`,
                }}
              />
            ))
        }
      />
    </div>
  );
}

interface CoverWordsProps {
  find: (
    q: string,
  ) => Promise<{ total: number; finds: readonly { page: number; boxes: readonly (readonly number[])[] }[] }>;
  onCover: (covers: Cover[]) => void;
}

/** Covers a word wherever it stands: without a hand that draws, and without a page that is overlooked. */
function CoverWords({ find, onCover }: CoverWordsProps) {
  const { t } = useTranslation();
  const [q, setQ] = useState('');
  const [looking, setLooking] = useState(false);
  const [told, setTold] = useState('');
  const [fault, setFault] = useState<unknown>(null);
  const cover = async (event: FormEvent) => {
    event.preventDefault();
    if (q.trim() === '') return;
    setLooking(true);
    setFault(null);
    try {
      const { total, finds } = await find(q);
      // Some would stay uncovered, which nobody would see.
      if (total > finds.length) return setTold(t('archive.redact.tooMany', { total, most: finds.length }));
      const covers = finds.flatMap(({ page, boxes }) =>
        boxes.map(([x = 0, y = 0, w = 0, h = 0]): Cover => {
          const [left, top] = [within(x - room), within(y - room)];
          return { page, box: [left, top, within(x + w + room) - left, within(y + h + room) - top] };
        }),
      );
      onCover(covers);
      setTold(
        covers.length > 0 ? t('archive.redact.covered', { count: covers.length }) : t('archive.redact.none'),
      );
    } catch (error) {
      setFault(error);
    } finally {
      setLooking(false);
    }
  };
  return (
    <form className={styles.words} onSubmit={(event) => void cover(event)}>
      <TextInput
        label={t('archive.redact.find')}
        maxLength={200}
        value={q}
        onChange={(event) => setQ(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" loading={looking} disabled={q.trim() === ''}>
        {t('archive.redact.cover')}
      </Button>
      <p role="status">{told}</p>
      {fault ? <ErrorState compact error={fault} /> : null}
    </form>
  );
}
