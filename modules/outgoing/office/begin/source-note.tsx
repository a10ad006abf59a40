import { CornerUpLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { letters } from '#modules/letters/contract/letters.ts';
import type { LetterId } from '#modules/letters/contract/terms.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { drafts } from '../../contract/drafts.ts';
import type { DraftId } from '../../contract/terms.ts';
import styles from './begin.module.css';
import type { BeginSource } from './begin-source.ts';

/** What the new letter answers or corrects, so that nobody answers the wrong one. */
export function SourceNote({ source }: { source: BeginSource }) {
  if (source.answersLetterId) return <Answered letterId={source.answersLetterId} />;
  if (source.amendsDraftId) return <Amended draftId={source.amendsDraftId} how={source.amendsHow!} />;
  return null;
}

function Answered({ letterId }: { letterId: LetterId }) {
  const { t } = useTranslation();
  const { data } = useOperation(letters.open, { letterId });
  if (!data) return null;
  return (
    <Note
      head={t('outgoing.begin.answers', { sender: data.sender, number: data.letterNumber ?? '–' })}
      words={data.subject}
    />
  );
}

function Amended({ draftId, how }: { draftId: DraftId; how: 'corrects' | 'withdraws' }) {
  const { t } = useTranslation();
  const { data } = useOperation(drafts.open, { draftId });
  if (!data) return null;
  return <Note head={t(`outgoing.begin.${how}Of`, { number: data.number ?? '–' })} words={data.subject} />;
}

function Note({ head, words }: { head: string; words: string }) {
  return (
    <div className={styles.source}>
      <CornerUpLeft size={20} aria-hidden="true" />
      <div>
        <p className={styles.sourceHead}>{head}</p>
        <p>{words}</p>
      </div>
    </div>
  );
}
