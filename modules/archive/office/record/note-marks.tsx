import { StickyNote } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { useStore } from '#office/state/store.ts';
import { notes } from '../../contract/notes.ts';
import type { RecordId } from '../../contract/terms.ts';
import { noteDesk } from './note-desk.ts';
import styles from './notes.module.css';

interface NoteMarksProps {
  recordId: RecordId;
  position: number;
  page: number;
}

/** Where notes stand on a page: marks that bring their note into sight. */
export function NoteMarks({ recordId, position, page }: NoteMarksProps) {
  const { t } = useTranslation();
  const { data } = useOperation(notes.list, { recordId });
  const { active, picked } = useStore(noteDesk);
  const here = data?.items.filter(
    ({ place }) => place?.position === position && place.page === page && place.point,
  );
  return (
    <>
      {here?.map(({ id, place, writtenBy }) => (
        <button
          key={id}
          type="button"
          className={styles.mark}
          data-active={id === active || undefined}
          style={{ left: `${place!.point!.x / 100}%`, top: `${place!.point!.y / 100}%` }}
          aria-label={t('archive.notes.of', { name: writtenBy.name })}
          onClick={() => noteDesk.set((desk) => ({ ...desk, active: id }))}
        >
          <StickyNote size={16} aria-hidden="true" />
        </button>
      ))}
      {picked?.position === position && picked.page === page && picked.point ? (
        <span
          className={styles.mark}
          data-active
          style={{ left: `${picked.point.x / 100}%`, top: `${picked.point.y / 100}%` }}
        >
          <StickyNote size={16} aria-hidden="true" />
        </span>
      ) : null}
    </>
  );
}
