import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DestroyedLetter } from '#modules/letters/office/destroyed-letter.tsx';
import { useOperation } from '#office/data/use-operation.ts';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { codeOf } from '#office/design/states/error-text.ts';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import type { DraftView } from '../../contract/draft-views.ts';
import { drafts } from '../../contract/drafts.ts';
import type { DraftId } from '../../contract/terms.ts';
import { outgoingPath } from '../addresses.ts';
import { SentLetter } from '../sent/sent-letter.tsx';
import styles from './draft.module.css';
import { DraftHead } from './draft-head.tsx';
import { Reading } from './reading.tsx';
import { Writing } from './writing.tsx';

/** One outgoing letter, from its first word to its receipts: written, looked at, or sent. */
export function Page() {
  const { t } = useTranslation();
  const { draftId } = useParams({ strict: false }) as { draftId: DraftId };
  const answer = useOperation(drafts.open, { draftId });
  if (codeOf(answer.error) === 'outgoing.destroyed') {
    const back = { to: outgoingPath, label: t('outgoing.title') };
    return <DestroyedLetter error={answer.error} of="outgoing" back={back} />;
  }
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
