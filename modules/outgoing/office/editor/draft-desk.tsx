import type { Editor } from '@tiptap/core';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { ownerOf } from '#office/outbox/owner.ts';
import { useSession } from '#office/session/use-session.ts';
import { createStore, useStore } from '#office/state/store.ts';
import type { DraftView } from '../../contract/draft-views.ts';
import type { ShownThreads } from './comment-places.ts';
import { CommentsPanel } from './comments-panel.tsx';
import { type Desk, DeskContext, useDesk } from './desk-context.ts';
import styles from './editor.module.css';
import { LetterFields } from './letter-fields.tsx';
import { StateLine } from './state-line.tsx';
import { openTextSession, type TextSession } from './text-session.ts';
import { Toolbar } from './toolbar.tsx';

export interface DraftEditorProps {
  draft: Pick<DraftView, 'id' | 'layout'> & {
    facts: Pick<DraftView['facts'], 'securityClass'>;
    can: Pick<DraftView['can'], 'write' | 'comment'>;
  };
  /** What stands above the comments, beside the text. */
  besides?: ReactNode;
}

/** One draft, open to be written: the text and its fields, who else is there, what is said about it. */
export function DraftDesk({ draft, besides }: DraftEditorProps) {
  const owner = ownerOf(useSession());
  const keeps = draft.facts.securityClass === 'B';
  const [session, setSession] = useState<TextSession | null>(null);
  const [visit, setVisit] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new visit opens the text anew
  useEffect(() => {
    const opened = openTextSession({ draftId: draft.id, owner, keeps });
    setSession(opened);
    return () => {
      opened.close();
      setSession(null);
    };
  }, [draft.id, owner, keeps, visit]);
  const focused = useMemo(() => createStore<Editor | null>(null), []);
  const threads = useMemo(() => createStore<ShownThreads>({ threads: [], active: null }), []);
  if (!session) return null;
  const desk: Desk = {
    ...{ draftId: draft.id, session, focused, threads },
    parts: draft.layout.flatMap((piece) => (piece.piece === 'part' ? [piece.part] : [])),
    ...{ mayWrite: draft.can.write, mayComment: draft.can.comment },
  };
  const begin = () => setVisit((now) => now + 1);
  return (
    <DeskContext value={desk}>
      <OpenDesk layout={draft.layout} besides={besides} onDiscarded={begin} />
    </DeskContext>
  );
}

interface OpenDeskProps extends Pick<DraftEditorProps, 'besides'> {
  layout: DraftView['layout'];
  onDiscarded: () => void;
}

function OpenDesk({ layout, besides, onDiscarded }: OpenDeskProps) {
  const desk = useDesk();
  const { phase } = useStore(desk.session.state);
  return (
    <div className={styles.desk}>
      <div className={styles.main}>
        <div className={styles.bar}>
          {desk.mayWrite ? <Toolbar /> : null}
          <StateLine onDiscarded={onDiscarded} />
        </div>
        {phase === 'opening' ? null : <LetterFields layout={layout} />}
      </div>
      <aside className={styles.beside}>
        {besides}
        <CommentsPanel />
      </aside>
    </div>
  );
}
