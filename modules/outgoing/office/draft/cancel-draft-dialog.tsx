import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { ConfirmWithReason } from '#office/design/confirm-with-reason.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import type { DraftView } from '../../contract/draft-views.ts';
import { drafts } from '../../contract/drafts.ts';

interface CancelDraftDialogProps {
  draft: DraftView;
  opened: boolean;
  onClose: () => void;
}

/** Ends a letter that will not be sent, also one that was signed in part; a number that it had stays in the book as void. */
export function CancelDraftDialog({ draft, opened, onClose }: CancelDraftDialogProps) {
  const { t } = useTranslation();
  const signed = draft.stage === 'signing';
  const cancel = useAct(drafts.cancel, {
    stales: ['outgoing.'],
    onDone: () => {
      toast(t('outgoing.cancel.done'));
      onClose();
    },
  });
  return (
    <ConfirmWithReason
      opened={opened}
      onClose={onClose}
      verb={t(signed ? 'outgoing.cancel.signedVerb' : 'outgoing.cancel.verb')}
      title={t(signed ? 'outgoing.cancel.signedTitle' : 'outgoing.cancel.title')}
      label={t('outgoing.cancel.reason')}
      busy={cancel.isPending}
      error={cancel.error ?? undefined}
      takes={(reason) => drafts.cancel.input.safeParse({ draftId: draft.id, reason }).success}
      onConfirm={(reason) => cancel.mutate({ draftId: draft.id, reason })}
    >
      {t(what(draft), { number: draft.number })}
    </ConfirmWithReason>
  );
}

function what({ stage, number }: DraftView): string {
  if (stage === 'signing') return 'outgoing.cancel.whatSigned';
  return number ? 'outgoing.cancel.whatNumbered' : 'outgoing.cancel.what';
}
