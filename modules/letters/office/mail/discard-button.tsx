import { Button, Modal, TextInput } from '@mantine/core';
import { Archive } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useContractForm } from '#office/design/form/use-contract-form.ts';
import { letters } from '../../contract/letters.ts';
import type { IntakeId } from '../../contract/terms.ts';

interface DiscardButtonProps {
  intakeId: IntakeId;
  onDone: () => void;
}

/** Puts mail aside that is no letter, with the reason. */
export function DiscardButton({ intakeId, onDone }: DiscardButtonProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        variant="default"
        leftSection={<Archive size={16} aria-hidden="true" />}
        onClick={() => setOpened(true)}
      >
        {t('letters.discard.verb')}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('letters.discard.title')}
        closeButtonProps={{ 'aria-label': t('office.close') }}
      >
        <DiscardForm
          intakeId={intakeId}
          onCancel={() => setOpened(false)}
          onDone={() => {
            setOpened(false);
            onDone();
          }}
        />
      </Modal>
    </>
  );
}

function DiscardForm({ intakeId, onDone, onCancel }: DiscardButtonProps & { onCancel: () => void }) {
  const { t } = useTranslation();
  const discard = useAct(letters.discardIntake);
  const form = useContractForm({
    schema: letters.discardIntake.input,
    initial: { reason: '' },
    shape: (values) => ({ ...values, intakeId }),
    submit: async ({ reason }) => {
      await discard.mutateAsync({ intakeId, reason });
      toast(t('letters.discard.done'));
      onDone();
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
