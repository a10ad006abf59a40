import { Button } from '@mantine/core';
import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { useFormat } from '#office/format/use-format.ts';
import type { DraftView } from '../../contract/draft-views.ts';
import { signatures } from '../../contract/signing.ts';
import type { DraftId } from '../../contract/terms.ts';
import styles from './sent.module.css';

/** What the signatures of the letter prove by now, and what became of a time stamp that was missing. */
export function TimeStampNote({ draft }: { draft: DraftView }) {
  const { t } = useTranslation();
  const { level } = draft;
  return (
    <>
      {level ? (
        <p>
          {t('outgoing.verify.level')} {level}: {t(`outgoing.verify.level.${level}`)}
        </p>
      ) : null}
      <Missed stamp={draft.timeStamp} />
      {draft.can.retryTimeStamp ? <AskAgain draftId={draft.id} /> : null}
    </>
  );
}

/** The one act that is left to who signed it, or looks after the clock. */
function AskAgain({ draftId }: { draftId: DraftId }) {
  const { t } = useTranslation();
  const retry = useAct(signatures.retryTimeStamp, {
    stales: ['outgoing.'],
    onDone: () => toast(t('outgoing.timeStamp.retried')),
  });
  return (
    <Button
      variant="default"
      size="compact-sm"
      loading={retry.isPending}
      leftSection={<RotateCcw size={14} aria-hidden="true" />}
      onClick={() => retry.mutate({ draftId })}
    >
      {t('outgoing.timeStamp.retry')}
    </Button>
  );
}

function Missed({ stamp }: { stamp: DraftView['timeStamp'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!stamp) return null;
  const at = stamp.until ? format.moment(stamp.until) : '';
  const says = words[stamp.awaits];
  if (stamp.state === 'added') return <p>{t(says.addedAt, { at })}</p>;
  // Before the first try it is as it was at the signature.
  const why = t(`outgoing.timeStamp.reason.${stamp.reason ?? says.reason}`);
  if (stamp.state === 'given-up')
    return (
      <p className={styles.failure}>
        {t(says.givenUpAt, { at })} {why}
      </p>
    );
  return (
    <p>
      {t(stamp.until ? says.awaitedUntil : says.awaitedSigners, { at })} {why}
    </p>
  );
}

const words = {
  'time-stamp': {
    addedAt: 'outgoing.timeStamp.addedAt',
    givenUpAt: 'outgoing.timeStamp.givenUpAt',
    awaitedUntil: 'outgoing.timeStamp.awaitedUntil',
    awaitedSigners: 'outgoing.timeStamp.awaitedSigners',
    reason: 'clock-silent',
  },
  'validation-data': {
    addedAt: 'outgoing.timeStamp.proofAddedAt',
    givenUpAt: 'outgoing.timeStamp.proofGivenUpAt',
    awaitedUntil: 'outgoing.timeStamp.proofAwaitedUntil',
    awaitedSigners: 'outgoing.timeStamp.proofAwaitedSigners',
    reason: 'revocation-silent',
  },
} as const;
