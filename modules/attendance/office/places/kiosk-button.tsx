import { Button } from '@mantine/core';
import { TabletSmartphone } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { ConfirmFinal } from '#office/design/confirm-final.tsx';
import { toast } from '#office/design/feedback/toasts.ts';
import { devices } from '../../contract/devices.ts';
import type { PlaceId } from '../../contract/terms.ts';
import { deviceKey } from '../device/device-key.ts';

/** Declares the device on which it is pressed to stand at the place for everybody. */
export function KioskButton({ placeId, name }: { placeId: PlaceId; name: string }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const act = useAct(devices.declareKiosk, { stales: ['attendance.'] });
  const declare = async () => {
    setFault(null);
    try {
      const { publicKey } = await deviceKey();
      await act.mutateAsync({ placeId, publicKey });
      setAsked(false);
      toast(t('attendance.kiosk.declared', { name }));
    } catch (error) {
      setFault(error);
    }
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={<TabletSmartphone size={16} aria-hidden="true" />}
        onClick={() => setAsked(true)}
      >
        {t('attendance.kiosk.declare')}
      </Button>
      <ConfirmFinal
        opened={asked}
        onClose={() => setAsked(false)}
        verb={t('attendance.kiosk.declare')}
        title={t('attendance.kiosk.title', { name })}
        busy={act.isPending}
        error={fault}
        onConfirm={() => void declare()}
      >
        <p>{t('attendance.kiosk.what')}</p>
      </ConfirmFinal>
    </>
  );
}
