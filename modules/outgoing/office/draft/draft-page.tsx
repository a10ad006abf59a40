import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import type { DraftView } from '../../contract/draft-views.ts';
import { drafts } from '../../contract/drafts.ts';
import type { DraftId } from '../../contract/terms.ts';
import { SentLetter } from '../sent/sent-letter.tsx';
import styles from './draft.module.css';
import { DraftHead } from './draft-head.tsx';
import { Reading } from './reading.tsx';
import { Writing } from './writing.tsx';

/** One outgoing letter, from its first word to its receipts: written, looked at, or sent. */
export function Page() {
  const { draftId } = useParams({ strict: false }) as { draftId: DraftId };
  const answer = useOperation(drafts.open, { draftId });
  if (!answer.data) return <AnswerState of={answer} wholePage loading={<LoadingRows rows={8} tall />} />;
  return <Letter key={answer.data.id} draft={answer.data} />;
}

function Letter({ draft }: { draft: DraftView }) {
  const { t } = useTranslation();
  // Who is to initial it reads it first; the text opens for them when they want to mend it.
  const [mending, setMending] = useState(false);
  const editing = draft.can.write && (draft.stage === 'draft' || mending);
  if (draft.stage === 'signed' || draft.stage === 'sent') return <SentLetter draft={draft} />;
  if (editing)
    return <Writing draft={draft} onRead={draft.stage === 'draft' ? null : () => setMending(false)} />;
  return (
    <>
      <DraftHead draft={draft} />
      {draft.stage === 'cancelled' ? (
        <p className={styles.cancelled}>
          <strong>{t('outgoing.cancelled')}</strong> {draft.settledNote}
        </p>
      ) : null}
      <Reading draft={draft} onMend={() => setMending(true)} />
    </>
  );
}
