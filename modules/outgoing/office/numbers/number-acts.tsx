import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { ConfirmFinal } from '#office/design/confirm-final.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { useMay } from '#office/session/use-session.ts';
import { type NumberView, numbers } from '../../contract/numbers.ts';
import { reserveNumbers } from '../../contract/permissions.ts';
import styles from './numbers.module.css';
import { UseSpareDialog } from './use-spare-dialog.tsx';

/** What may still be done with a number: a spare one is used or voided, a reserved one voided. */
export function NumberActs({ number }: { number: NumberView }) {
  const { t } = useTranslation();
  const may = useMay();
  const [asking, setAsking] = useState<'use' | 'void' | null>(null);
  const spare = number.state === 'spare';
  if (!spare && number.state !== 'reserved') return null;
  const named = number.text ?? String(number.sequence);
  return (
    <span className={styles.acts}>
      {spare && may(reserveNumbers) ? (
        <Button
          variant="default"
          size="compact-sm"
          aria-label={t('outgoing.numbers.useOf', { number: named })}
          onClick={() => setAsking('use')}
        >
          {t('outgoing.numbers.use')}
        </Button>
      ) : null}
      <Button
        variant="subtle"
        color="danger"
        size="compact-sm"
        aria-label={t('outgoing.numbers.voidOf', { number: named })}
        onClick={() => setAsking('void')}
      >
        {t('outgoing.numbers.void')}
      </Button>
      <UseSpareDialog number={number} opened={asking === 'use'} onClose={() => setAsking(null)} />
      <VoidDialog number={number} named={named} opened={asking === 'void'} onClose={() => setAsking(null)} />
    </span>
  );
}

interface VoidDialogProps {
  number: NumberView;
  named: string;
  opened: boolean;
  onClose: () => void;
}

/** A void number stays in the book with its reason and is never given again: that is final. */
function VoidDialog({ number, named, opened, onClose }: VoidDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const voiding = useAct(numbers.void, {
    stales: ['outgoing.'],
    onDone: () => {
      toast(t('outgoing.numbers.voided', { number: named }));
      onClose();
    },
  });
  const input = { numberId: number.id, reason };
  const valid = numbers.void.input.safeParse(input).success;
  return (
    <ConfirmFinal
      opened={opened}
      onClose={onClose}
      danger
      verb={t('outgoing.numbers.void')}
      title={t('outgoing.numbers.voidOf', { number: named })}
      busy={voiding.isPending}
      error={voiding.error ?? undefined}
      onConfirm={() => {
        setAsked(true);
        if (valid) voiding.mutate(input);
      }}
    >
      <p>{t('outgoing.numbers.voidWhat')}</p>
      <Textarea
        label={t('outgoing.numbers.reason')}
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
