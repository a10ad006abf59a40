import { Button, Textarea } from '@mantine/core';
import { MapPin, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { useHeldInput } from '#office/design/form/use-held-input.ts';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { useStore } from '#office/state/store.ts';
import { notes } from '../../contract/notes.ts';
import type { RecordView } from '../../contract/views.ts';
import { noteDesk } from './note-desk.ts';
import { NoteItem } from './note-item.tsx';
import styles from './notes.module.css';

/** Operations whose answers a note makes stale. */
export const noteStales = [notes.list.id];

/** What people wrote beside the record, which is no part of it; and one's own words. */
export function NotesPanel({ record }: { record: RecordView }) {
  const { t } = useTranslation();
  const answer = useOperation(notes.list, { recordId: record.id });
  const items = answer.data?.items;
  return (
    <Panel title={t('archive.notes.title')} hint={t('archive.notes.hint')}>
      {!items ? (
        <AnswerState of={answer} compact loading={<LoadingRows rows={2} />} />
      ) : items.length === 0 ? (
        <NothingYet>{t('archive.notes.none')}</NothingYet>
      ) : (
        <ol className={styles.list}>
          {items.map((note) => (
            <NoteItem key={note.id} note={note} files={record.documents} />
          ))}
        </ol>
      )}
      <NewNote record={record} />
    </Panel>
  );
}

function NewNote({ record }: { record: RecordView }) {
  const { t } = useTranslation();
  const [body, setBody] = useState('');
  const { place, picking, picked } = useStore(noteDesk);
  const unpick = () => noteDesk.set((desk) => ({ ...desk, picking: false, picked: null }));
  const write = useAct(notes.write, {
    stales: noteStales,
    onDone: () => {
      setBody('');
      unpick();
      toast(t('archive.notes.written'));
    },
  });
  useHeldInput(() => body.trim() !== '');
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (body.trim() !== '') write.mutate({ recordId: record.id, body, place: picked });
  };
  return (
    <form className={styles.write} onSubmit={send}>
      <Textarea
        label={t('archive.notes.new')}
        value={body}
        maxLength={4_000}
        autosize
        minRows={2}
        maxRows={10}
        onChange={(event) => setBody(event.currentTarget.value)}
      />
      {picked ? (
        <p className={styles.at}>
          {t(picked.point ? 'archive.notes.atPoint' : 'archive.notes.atPage', { page: picked.page })}
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<X size={14} aria-hidden="true" />}
            onClick={unpick}
          >
            {t('archive.notes.unpick')}
          </Button>
        </p>
      ) : null}
      {picking ? (
        <p className={styles.at} role="status">
          {t('archive.notes.picking')}
          <Button variant="subtle" size="compact-sm" onClick={unpick}>
            {t('archive.notes.unpick')}
          </Button>
        </p>
      ) : null}
      {write.error ? <ErrorState compact error={write.error} /> : null}
      <div className={styles.acts}>
        <Button type="submit" disabled={body.trim() === ''} loading={write.isPending}>
          {t('archive.notes.write')}
        </Button>
        {place && !picked && !picking ? (
          <>
            <Button
              variant="default"
              onClick={() => noteDesk.set((desk) => ({ ...desk, picked: { ...place, point: null } }))}
            >
              {t('archive.notes.pickPage', { page: place.page })}
            </Button>
            <Button
              variant="default"
              leftSection={<MapPin size={16} aria-hidden="true" />}
              onClick={() => noteDesk.set((desk) => ({ ...desk, picking: true }))}
            >
              {t('archive.notes.pick')}
            </Button>
          </>
        ) : null}
      </div>
    </form>
  );
}
