import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { DueBadge } from '#office/design/due-badge.tsx';
import { PageHeader } from '#office/design/page-header.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { codeOf } from '#office/design/states/error-text.ts';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { Slot } from '#office/slot.tsx';
import { letters } from '../../contract/letters.ts';
import type { LetterId } from '../../contract/terms.ts';
import type { LetterView } from '../../contract/views.ts';
import { registerPath } from '../addresses.ts';
import { DestroyedLetter } from '../destroyed-letter.tsx';
import { DocumentPane } from '../document-pane.tsx';
import { LetterMarks, StageBadge } from '../letter-badges.tsx';
import { CloseButton } from './close-button.tsx';
import styles from './letter.module.css';
import { LetterFacts } from './letter-facts.tsx';
import { LetterTimeline } from './letter-timeline.tsx';
import { LinkedLetters } from './linked-letters.tsx';
import { MoreActs } from './more-acts.tsx';
import { Readers } from './readers.tsx';
import { ReopenButton } from './reopen-button.tsx';
import { ReturnMailButton } from './return-mail-button.tsx';
import { useMarkOpened } from './use-mark-opened.ts';

const readingPace = 3_000;

/** One letter: the document first, what is to be done beside it, then who has it and what happened. */
export function Page() {
  const { t } = useTranslation();
  const { letterId } = useParams({ strict: false }) as { letterId: LetterId };
  const answer = useOperation(letters.open, { letterId });
  const { data } = answer;
  // A second ear on the same answer, for as long as files are being read.
  const reading = data?.documents.some(({ state }) => state === 'waiting' || state === 'reading') ?? false;
  useOperation(letters.open, { letterId }, { every: reading ? readingPace : false });
  if (codeOf(answer.error) === 'letters.destroyed') {
    const back = { to: registerPath, label: t('letters.list.title') };
    return <DestroyedLetter error={answer.error} of="letters" back={back} />;
  }
  if (!data) return <AnswerState of={answer} wholePage loading={<LoadingRows rows={8} tall />} />;
  return <Letter key={data.id} letter={data} />;
}

function Letter({ letter }: { letter: LetterView }) {
  const { t } = useTranslation();
  const format = useFormat();
  useMarkOpened(letter);
  const settled = letter.stage === 'closed' || letter.stage === 'cancelled';
  return (
    <>
      <PageHeader
        title={letter.subject}
        back={{ to: registerPath, label: t('letters.list.title') }}
        detail={
          <>
            <strong>
              {t('letters.page.agenda')} {letter.agendaNumber}/{letter.year}
            </strong>{' '}
            · {letter.sender} · {t('letters.page.received', { at: format.moment(letter.receivedAt) })}
          </>
        }
        badges={
          <>
            <StageBadge stage={letter.stage} />
            <LetterMarks {...letter} />
            {letter.deadline && !settled ? (
              <span className={styles.due}>
                {t('letters.field.deadline')} <DueBadge due={letter.deadline} />
              </span>
            ) : null}
          </>
        }
        actions={
          <>
            <Slot name="letter.answer" subjectId={letter.id} quiet />
            <MoreActs letter={letter} />
          </>
        }
      />
      <div className={styles.page} data-paper={letter.documents.length === 0 || undefined}>
        {letter.documents.length > 0 ? (
          <div className={styles.document}>
            <DocumentPane documents={letter.documents} readsAgain={letter.can.addDocuments} />
          </div>
        ) : null}
        <div className={styles.side}>
          <NextAct letter={letter} />
          <Settled letter={letter} />
          <Slot name="letter.dispositions" subjectId={letter.id} />
          <LetterTimeline letterId={letter.id} />
        </div>
        <div className={styles.side}>
          <LetterFacts letter={letter} />
          <Readers letter={letter} />
          <LinkedLetters letter={letter} />
          <Slot name="letter.answers" subjectId={letter.id} quiet />
          {settled ? <Slot name="letter.filed" subjectId={letter.id} quiet /> : null}
        </div>
      </div>
    </>
  );
}

/** What this person is asked to do now; nothing when it is not their turn. */
function NextAct({ letter }: { letter: LetterView }) {
  const { t } = useTranslation();
  const { can } = letter;
  if (can.disposeAs.length === 0 && !can.close && !can.reopen) return null;
  return (
    <section className={styles.next} aria-label={t('letters.page.next')}>
      {can.disposeAs.length > 0 ? <Slot name="letter.give" subjectId={letter.id} /> : null}
      {can.close ? <CloseButton letter={letter} /> : null}
      {can.reopen ? <ReopenButton letter={letter} /> : null}
    </section>
  );
}

function Settled({ letter }: { letter: LetterView }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!letter.settledAt) return null;
  return (
    <section className={styles.settled} data-stage={letter.stage}>
      <strong>{t(`letters.page.${letter.stage}`, { at: format.moment(letter.settledAt) })}</strong>
      {letter.settledNote ? <p>{letter.settledNote}</p> : null}
      {letter.can.returnMail ? <ReturnMailButton letter={letter} /> : null}
    </section>
  );
}
