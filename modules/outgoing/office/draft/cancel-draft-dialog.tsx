import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { ConfirmFinal } from '#office/design/confirm-final.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import type { DraftView } from '../../contract/draft-views.ts';
import { drafts } from '../../contract/drafts.ts';

interface CancelDraftDialogProps {
  draft: DraftView;
  opened: boolean;
  onClose: () => void;
}

/** Ends a letter that will not be sent; a number that it had stays in the book as void. */
export function CancelDraftDialog({ draft, opened, onClose }: CancelDraftDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const cancel = useAct(drafts.cancel, {
    stales: ['outgoing.'],
    onDone: () => {
      toast(t('outgoing.cancel.done'));
      onClose();
    },
  });
  const input = { draftId: draft.id, reason };
  const valid = drafts.cancel.input.safeParse(input).success;
  return (
    <ConfirmFinal
      opened={opened}
      onClose={onClose}
      danger
      verb={t('outgoing.cancel.verb')}
      title={t('outgoing.cancel.title')}
      busy={cancel.isPending}
      error={cancel.error ?? undefined}
      onConfirm={() => {
        setAsked(true);
        if (valid) cancel.mutate(input);
      }}
    >
      <p>
        {t(draft.number ? 'outgoing.cancel.whatNumbered' : 'outgoing.cancel.what', { number: draft.number })}
      </p>
      <Textarea
        label={t('outgoing.cancel.reason')}
        required
        data-autofocus
        autosize
        minRows={2}
        mt="md"
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={asked && !valid ? t('errors.office.field-empty') : undefined}
      />
    </ConfirmFinal>
  );
}
