import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmFinal, type ConfirmFinalProps } from './confirm-final.tsx';

interface ConfirmWithReasonProps extends Omit<ConfirmFinalProps, 'danger' | 'onConfirm'> {
  /** What the reason is for. */
  label: string;
  /** Whether the contract takes this reason. */
  takes: (reason: string) => boolean;
  onConfirm: (reason: string) => void;
}

/** Asks why before something is ended for good: the reason stays with it. */
export function ConfirmWithReason({ label, takes, onConfirm, children, ...props }: ConfirmWithReasonProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const taken = takes(reason);
  return (
    <ConfirmFinal
      {...props}
      danger
      onConfirm={() => {
        setAsked(true);
        if (taken) onConfirm(reason);
      }}
    >
      <p>{children}</p>
      <Textarea
        label={label}
        required
        data-autofocus
        autosize
        minRows={2}
        mt="md"
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={asked && !taken ? t('errors.office.field-empty') : undefined}
      />
    </ConfirmFinal>
  );
}
