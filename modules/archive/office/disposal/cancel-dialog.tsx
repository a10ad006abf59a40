import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { ConfirmWithReason } from '#office/design/confirm-with-reason.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { disposal } from '../../contract/disposal.ts';
import type { DisposalView } from '../../contract/disposal-views.ts';

interface CancelDialogProps {
  list: DisposalView;
  opened: boolean;
  onClose: () => void;
}

/** A cancelled list stays with its reason; its dossiers can be put on another one. */
export function CancelDialog({ list, opened, onClose }: CancelDialogProps) {
  const { t } = useTranslation();
  const cancel = useAct(disposal.cancel, {
    onDone: () => {
      toast(t('archive.disposal.cancelDone'));
      onClose();
    },
  });
  return (
    <ConfirmWithReason
      opened={opened}
      onClose={onClose}
      verb={t('archive.disposal.cancel')}
      title={t('archive.disposal.cancelTitle')}
      label={t('archive.disposal.cancelReason')}
      busy={cancel.isPending}
      error={opened ? (cancel.error ?? undefined) : undefined}
      takes={(reason) => disposal.cancel.input.safeParse({ listId: list.id, reason }).success}
      onConfirm={(reason) => cancel.mutate({ listId: list.id, reason })}
    >
      {t('archive.disposal.cancelWhat')}
    </ConfirmWithReason>
  );
}
