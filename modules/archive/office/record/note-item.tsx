import { ActionIcon, Button, Textarea } from '@mantine/core';
import { Pencil, Trash2 } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { useUndo } from '#office/data/use-undo.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { useHeldInput } from '#office/design/form/use-held-input.ts';
import { Hint } from '#office/design/hint.tsx';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { useStore } from '#office/state/store.ts';
import { type NoteView, notes } from '../../contract/notes.ts';
import type { RecordView } from '../../contract/views.ts';
import { noteDesk } from './note-desk.ts';
import styles from './notes.module.css';

const stales = [notes.list.id];

interface NoteItemProps {
  note: NoteView;
  files: RecordView['documents'];
}

/** One note with the way to its place; its author may say it anew or take it away, and take that back. */
export function NoteItem({ note, files }: NoteItemProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const row = useRef<HTMLLIElement>(null);
  const active = useStore(noteDesk).active === note.id;
  const [editing, setEditing] = useState(false);
  const undo = useUndo(notes.undo, stales);
  const remove = useAct(notes.remove, {
    stales,
    onDone: ({ id, edition }) =>
      toast(t('archive.notes.removed'), {
        undo: undo({ noteId: id, edition }, t('archive.notes.restored')),
      }),
  });
  useEffect(() => {
    if (active) row.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const { place } = note;
  const file = files.length > 1 ? files.find(({ position }) => position === place?.position) : undefined;
  return (
    <li ref={row} className={styles.note} data-active={active || undefined}>
      <div className={styles.head}>
        <strong>{note.writtenBy.name}</strong>
        <small>
          {format.moment(note.changedAt ?? note.writtenAt)}
          {note.changedAt ? ` · ${t('archive.notes.changed')}` : ''}
        </small>
        {note.can.change && !editing ? (
          <span className={styles.own}>
            <Hint label={t('archive.notes.change')}>
              <ActionIcon
                variant="subtle"
                aria-label={t('archive.notes.change')}
                onClick={() => setEditing(true)}
              >
                <Pencil size={16} aria-hidden="true" />
              </ActionIcon>
            </Hint>
            <Hint label={t('archive.notes.remove')}>
              <ActionIcon
                variant="subtle"
                aria-label={t('archive.notes.remove')}
                loading={remove.isPending}
                onClick={() => remove.mutate({ noteId: note.id, edition: note.edition })}
              >
                <Trash2 size={16} aria-hidden="true" />
              </ActionIcon>
            </Hint>
          </span>
        ) : null}
      </div>
      {editing ? (
        <Edit note={note} onEnd={() => setEditing(false)} />
      ) : (
        <p className={styles.body}>{note.body}</p>
      )}
      {place ? (
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => noteDesk.set((desk) => ({ ...desk, active: note.id, wanted: { ...place } }))}
        >
          {t('archive.notes.toPage', { page: place.page })}
          {file ? ` · ${file.name}` : ''}
        </Button>
      ) : null}
    </li>
  );
}

function Edit({ note, onEnd }: { note: NoteView; onEnd: () => void }) {
  const { t } = useTranslation();
  const [body, setBody] = useState(note.body);
  const undo = useUndo(notes.undo, stales);
  const change = useAct(notes.change, {
    stales,
    onDone: ({ id, edition }) => {
      toast(t('archive.notes.saved'), {
        undo: undo({ noteId: id, edition }, t('archive.notes.restored')),
      });
      onEnd();
    },
  });
  useHeldInput(() => body !== note.body);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (body.trim() !== '') change.mutate({ noteId: note.id, edition: note.edition, body });
  };
  return (
    <form className={styles.write} onSubmit={save}>
      <Textarea
        aria-label={t('archive.notes.change')}
        data-autofocus
        value={body}
        maxLength={4_000}
        autosize
        minRows={2}
        onChange={(event) => setBody(event.currentTarget.value)}
      />
      {change.error ? <ErrorState compact error={change.error} /> : null}
      <div className={styles.acts}>
        <Button
          type="submit"
          size="compact-sm"
          loading={change.isPending}
          disabled={body.trim() === '' || body === note.body}
        >
          {t('archive.notes.save')}
        </Button>
        <Button variant="default" size="compact-sm" onClick={onEnd}>
          {t('archive.notes.leave')}
        </Button>
      </div>
    </form>
  );
}
