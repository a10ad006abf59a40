import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '#office/design/dialog.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useActForm } from '#office/design/form/use-act-form.ts';
import { type DeliveryView, sending } from '../../contract/sending.ts';

interface HandOverDialogProps {
  delivery: Pick<DeliveryView, 'id' | 'name'>;
  opened: boolean;
  onClose: () => void;
}

/** Who took the printed letter, as the expedition book keeps it. */
export function HandOverDialog({ delivery, opened, onClose }: HandOverDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog opened={opened} onClose={onClose} title={t('outgoing.handOver.title', { name: delivery.name })}>
      <HandOverForm delivery={delivery} onEnd={onClose} />
    </Dialog>
  );
}

function HandOverForm({ delivery, onEnd }: Pick<HandOverDialogProps, 'delivery'> & { onEnd: () => void }) {
  const { t } = useTranslation();
  const form = useActForm(sending.handOver, {
    initial: { handedTo: '' },
    shape: ({ handedTo }) => ({ deliveryId: delivery.id, handedTo }),
    stales: ['outgoing.'],
    onDone: () => {
      toast(t('outgoing.handOver.done'));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('outgoing.handOver.verb')} onCancel={onEnd}>
      <TextInput
        label={t('outgoing.handOver.to')}
        required
        data-autofocus
        {...form.form.getInputProps('handedTo')}
      />
    </Form>
  );
}
