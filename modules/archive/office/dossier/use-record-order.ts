import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { useUndo } from '#office/data/use-undo.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { dossiers } from '../../contract/dossiers.ts';
import type { DossierId, RecordId } from '../../contract/terms.ts';
import type { RecordRow } from '../../contract/views.ts';
import { putBefore, shiftedBy } from './record-order.ts';

/** After the last key, so that ten presses are one arrangement. */
const keyPause = 900;

export interface RecordOrder {
  rows: readonly RecordRow[];
  /** Shows some before another one, or at the end; `keep` sends what is shown. */
  preview: (moved: ReadonlySet<string>, before: RecordId | null) => void;
  keep: () => void;
  /** By keys: one place up or down; sent by itself after a while. */
  shift: (moved: ReadonlySet<string>, step: -1 | 1) => void;
  giveUp: () => void;
}

/** The order of the records of a dossier, as it is seen while it is changed. */
export function useRecordOrder(dossierId: DossierId, read: readonly RecordRow[]): RecordOrder {
  const { t } = useTranslation();
  const [order, setOrder] = useState<readonly RecordId[] | null>(null);
  const timer = useRef(0);
  const undo = useUndo(dossiers.undo, ['archive.']);
  const act = useAct(dossiers.reorder, {
    stales: ['archive.'],
    onDone: ({ arrangementId }) =>
      toast(t('archive.reorder.done'), { undo: undo({ arrangementId }, t('archive.arrangement.undone')) }),
  });
  const { isPending } = act;
  // What is shown is the order of the server again as soon as it is known, and where it was refused.
  const wasPending = useRef(false);
  useEffect(() => {
    if (wasPending.current && !isPending) setOrder(null);
    wasPending.current = isPending;
  }, [isPending]);

  const before = read.map(({ id }) => id);
  const now = order ?? before;
  const byId = new Map(read.map((row) => [row.id, row]));
  const latest = useRef(now);
  latest.current = now;
  const keep = () => {
    clearTimeout(timer.current);
    const next = latest.current;
    if (next.join() === before.join()) return setOrder(null);
    act.mutate({ dossierId, records: [...next] });
  };
  const kept = useRef(keep);
  kept.current = keep;
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    rows: now.flatMap((id) => byId.get(id) ?? []),
    preview: (moved, place) => setOrder(putBefore(now, moved, place)),
    keep,
    shift: (moved, step) => {
      setOrder(shiftedBy(now, moved, step));
      clearTimeout(timer.current);
      timer.current = window.setTimeout(() => kept.current(), keyPause);
    },
    giveUp: () => setOrder(null),
  };
}
