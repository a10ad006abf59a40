import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '#office/design/dialog.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { type DeliveryView, sending } from '../../contract/sending.ts';

interface ResendDialogProps {
  delivery: DeliveryView;
  opened: boolean;
  onClose: () => void;
}

/** Tries a delivery again; a mail to another address too. */
export function ResendDialog({ delivery, opened, onClose }: ResendDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog opened={opened} onClose={onClose} title={t('outgoing.resend.title', { name: delivery.name })}>
      <ResendForm delivery={delivery} onEnd={onClose} />
    </Dialog>
  );
}

function ResendForm({ delivery, onEnd }: { delivery: DeliveryView; onEnd: () => void }) {
  const { t } = useTranslation();
  const byMail = delivery.channel === 'mail';
  const form = useActForm(sending.resend, {
    initial: { address: delivery.address ?? '' },
    shape: ({ address }) => ({
      deliveryId: delivery.id,
      ...(byMail && address.trim() !== '' && address !== delivery.address ? { address: address.trim() } : {}),
    }),
    stales: ['outgoing.'],
    onDone: () => {
      toast(t('outgoing.resend.done'));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('outgoing.resend.verb')} onCancel={onEnd}>
      {byMail ? (
        <TextInput
          type="email"
          label={t('outgoing.resend.address')}
          data-autofocus
          {...form.form.getInputProps('address')}
        />
      ) : (
        <p>{t('outgoing.resend.what')}</p>
      )}
    </Form>
  );
}
