import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { ConfirmWithReason } from '#office/design/confirm-with-reason.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { letters } from '../../contract/letters.ts';
import type { LetterView } from '../../contract/views.ts';

interface CancelDialogProps {
  letter: LetterView;
  opened: boolean;
  onClose: () => void;
}

/** Cancels a registration. The number stays in the book with the reason, so this cannot be undone. */
export function CancelDialog({ letter, opened, onClose }: CancelDialogProps) {
  const { t } = useTranslation();
  const cancel = useAct(letters.cancel, {
    stales: ['letters.', 'books.', 'dispositions.'],
    onDone: () => {
      toast(t('letters.cancel.done'));
      onClose();
    },
  });
  return (
    <ConfirmWithReason
      opened={opened}
      onClose={onClose}
      verb={t('letters.cancel.verb')}
      title={t('letters.cancel.title', { number: letter.agendaNumber, year: letter.year })}
      label={t('letters.cancel.reason')}
      busy={cancel.isPending}
      error={cancel.error ?? undefined}
      takes={(reason) => letters.cancel.input.safeParse({ letterId: letter.id, reason }).success}
      onConfirm={(reason) => cancel.mutate({ letterId: letter.id, reason })}
    >
      {t('letters.cancel.what')}
    </ConfirmWithReason>
  );
}
