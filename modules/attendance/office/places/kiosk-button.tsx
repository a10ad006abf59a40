import { TextInput } from '@mantine/core';
import { TabletSmartphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { Form } from '#office/design/form/form-parts.tsx';
import { useContractForm } from '#office/design/form/use-contract-form.ts';
import { kiosks } from '../../contract/kiosks.ts';
import type { PlaceView } from '../../contract/place-operations.ts';
import { deviceKey } from '../device/device-key.ts';
import { thisDeviceName } from '../device/device-name.ts';

/** Declares the device on which it is pressed to stand at the place for everybody. */
export function KioskButton({ of: place }: { of: PlaceView }) {
  const { t } = useTranslation();
  return (
    <DialogButton
      verb={t('attendance.kiosk.declare')}
      title={t('attendance.kiosk.title', { name: place.name })}
      icon={TabletSmartphone}
      keeps
    >
      {(close) => <KioskForm of={place} onEnd={close} />}
    </DialogButton>
  );
}

function KioskForm({ of: { id: placeId, name: at }, onEnd }: { of: PlaceView; onEnd: () => void }) {
  const { t } = useTranslation();
  const act = useAct(kiosks.declare, { stales: ['attendance.'] });
  const form = useContractForm({
    schema: kiosks.declare.input.pick({ name: true }),
    initial: { name: thisDeviceName() },
    submit: async ({ name }) => {
      const { publicKey } = await deviceKey();
      await act.mutateAsync({ placeId, name, publicKey });
      toast(t('attendance.kiosk.declared', { name: at }));
      onEnd();
    },
  });
  return (
    <Form of={form} verb={t('attendance.kiosk.declare')} onCancel={onEnd}>
      <p>{t('attendance.kiosk.what')}</p>
      <TextInput label={t('attendance.kiosk.name')} required {...form.form.getInputProps('name')} />
    </Form>
  );
}
