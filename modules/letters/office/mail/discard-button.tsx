import { TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Archive } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { staleByOperation } from '#office/data/use-act.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { letters } from '../../contract/letters.ts';
import type { IntakeId } from '../../contract/terms.ts';

interface DiscardButtonProps {
  intakeId: IntakeId;
  onDone: () => void;
}

/** Puts mail aside that is no letter, with the reason. */
export function DiscardButton({ intakeId, onDone }: DiscardButtonProps) {
  const { t } = useTranslation();
  return (
    <DialogButton verb={t('letters.discard.verb')} icon={Archive} title={t('letters.discard.title')}>
      {(close) => (
        <DiscardForm
          intakeId={intakeId}
          onCancel={close}
          onDone={() => {
            close();
            onDone();
          }}
        />
      )}
    </DialogButton>
  );
}

function DiscardForm({ intakeId, onDone, onCancel }: DiscardButtonProps & { onCancel: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useActForm(letters.discardIntake, {
    initial: { reason: '' },
    shape: (values) => ({ ...values, intakeId }),
    stales: [],
    onDone: () => {
      toast(t('letters.discard.done'));
      // Away first: this mail would stand there as discarded before the next one does.
      onDone();
      void staleByOperation(queries, ['letters.']);
    },
  });
  return (
    <Form of={form} verb={t('letters.discard.verb')} onCancel={onCancel}>
      <p>{t('letters.discard.what')}</p>
      <TextInput
        label={t('letters.discard.reason')}
        required
        data-autofocus
        {...form.form.getInputProps('reason')}
      />
    </Form>
  );
}
