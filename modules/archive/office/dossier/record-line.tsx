import { ActionIcon, Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ArrowDown, ArrowUp, GripVertical, Paperclip } from 'lucide-react';
import type { DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#office/format/use-format.ts';
import type { DossierView, RecordRow } from '../../contract/views.ts';
import { recordPath } from '../addresses.ts';
import { ClassBadge } from '../words/archive-badges.tsx';
import styles from './records.module.css';

export interface Reorder {
  onTake: () => void;
  /** The pointer with what is dragged is over this row, on its lower half or its upper one. */
  onOver: (below: boolean) => void;
  onPut: () => void;
  onShift: (step: -1 | 1) => void;
}

interface RecordLineProps {
  record: RecordRow;
  dossier: DossierView;
  /** Null where nothing can be done with chosen ones. */
  chosen: boolean | null;
  onChoose: (range: boolean) => void;
  dragged: boolean;
  reorder: Reorder | null;
}

/** One record of a dossier. */
export function RecordLine({ record, dossier, chosen, onChoose, dragged, reorder }: RecordLineProps) {
  const { t } = useTranslation();
  const { title } = record;
  const onDragOver = (event: DragEvent<HTMLLIElement>) => {
    if (!reorder || [...event.dataTransfer.types].includes('Files')) return;
    event.preventDefault();
    const { top, height } = event.currentTarget.getBoundingClientRect();
    reorder.onOver(event.clientY > top + height / 2);
  };
  return (
    <li
      className={styles.row}
      data-dragged={dragged || undefined}
      data-chosen={chosen || undefined}
      draggable={reorder !== null}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', title);
        reorder?.onTake();
      }}
      onDragOver={onDragOver}
      onDragEnd={() => reorder?.onPut()}
    >
      {reorder ? <Handle title={title} reorder={reorder} /> : null}
      {chosen === null ? null : (
        <Checkbox
          size="xs"
          aria-label={t('office.list.choose', { name: title })}
          checked={chosen}
          onChange={(event) => onChoose((event.nativeEvent as MouseEvent).shiftKey)}
        />
      )}
      <span className={styles.item}>{record.item}</span>
      <div className={styles.words}>
        <Link to={recordPath(record.id)} className={styles.title}>
          {title}
        </Link>
        <RecordDetail record={record} code={dossier.code} />
      </div>
      {record.securityClass === dossier.securityClass ? null : <ClassBadge of={record.securityClass} />}
      {record.files > 0 ? (
        <span className={styles.files}>
          <Paperclip size={14} aria-hidden="true" />
          <span className="unseen">{t('archive.records.files', { count: record.files })}</span>
          <span aria-hidden="true">{record.files}</span>
        </span>
      ) : null}
    </li>
  );
}

/** Number, party and day, then what it is: copy state, medium, and its own code. */
export function RecordDetail({ record, code }: { record: RecordRow; code?: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = [
    record.number,
    record.party,
    record.recordDate && format.shortDay(record.recordDate),
    t(`archive.copy-state.${record.copyState}`),
    t(`archive.medium.${record.medium}`),
    record.code === code ? '' : record.code,
  ];
  return <p className={styles.detail}>{words.filter(Boolean).join(' · ')}</p>;
}

/** Takes the record by the pointer, or with the arrow keys; fingers get buttons. */
function Handle({ title, reorder }: { title: string; reorder: Reorder }) {
  const { t } = useTranslation();
  const steps: Record<string, -1 | 1> = { ArrowUp: -1, ArrowDown: 1 };
  return (
    <>
      <button
        type="button"
        className={styles.handle}
        aria-label={t('archive.reorder.handle', { title })}
        aria-keyshortcuts="ArrowUp ArrowDown"
        onKeyDown={(event) => {
          const step = steps[event.key];
          if (!step || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          event.stopPropagation();
          const handle = event.currentTarget;
          reorder.onShift(step);
          // The row is drawn at its new place: the keyboard goes with it.
          requestAnimationFrame(() => handle.focus());
        }}
      >
        <GripVertical size={16} aria-hidden="true" />
      </button>
      <span className={styles.steps}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('archive.reorder.up', { title })}
          onClick={() => reorder.onShift(-1)}
        >
          <ArrowUp size={16} aria-hidden="true" />
        </ActionIcon>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('archive.reorder.down', { title })}
          onClick={() => reorder.onShift(1)}
        >
          <ArrowDown size={16} aria-hidden="true" />
        </ActionIcon>
      </span>
    </>
  );
}
