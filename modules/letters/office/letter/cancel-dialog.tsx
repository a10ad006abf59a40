import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { ConfirmFinal } from '#office/design/confirm-final.tsx';
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
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const cancel = useAct(letters.cancel, {
    stales: ['letters.', 'books.', 'dispositions.'],
    onDone: () => {
      toast(t('letters.cancel.done'));
      onClose();
    },
  });
  const input = { letterId: letter.id, reason };
  const valid = letters.cancel.input.safeParse(input).success;
  return (
    <ConfirmFinal
      opened={opened}
      onClose={onClose}
      danger
      verb={t('letters.cancel.verb')}
      title={t('letters.cancel.title', { number: letter.agendaNumber, year: letter.year })}
      busy={cancel.isPending}
      error={cancel.error ?? undefined}
      onConfirm={() => {
        setAsked(true);
        if (valid) cancel.mutate(input);
      }}
    >
      <p>{t('letters.cancel.what')}</p>
      <Textarea
        label={t('letters.cancel.reason')}
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
