import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { ConfirmWithReason } from '#office/design/confirm-with-reason.tsx';
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
  const voiding = useAct(numbers.void, {
    stales: ['outgoing.'],
    onDone: () => {
      toast(t('outgoing.numbers.voided', { number: named }));
      onClose();
    },
  });
  return (
    <ConfirmWithReason
      opened={opened}
      onClose={onClose}
      verb={t('outgoing.numbers.voidVerb')}
      title={t('outgoing.numbers.voidOf', { number: named })}
      label={t('outgoing.numbers.reason')}
      busy={voiding.isPending}
      error={voiding.error ?? undefined}
      takes={(reason) => numbers.void.input.safeParse({ numberId: number.id, reason }).success}
      onConfirm={(reason) => voiding.mutate({ numberId: number.id, reason })}
    >
      {t('outgoing.numbers.voidWhat')}
    </ConfirmWithReason>
  );
}
