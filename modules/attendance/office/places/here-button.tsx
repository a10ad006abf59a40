import { Button } from '@mantine/core';
import { LocateFixed } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '#office/design/feedback/toasts.ts';
import { useFormat } from '#office/format/use-format.ts';
import type { Position } from '../../contract/positions.ts';
import { locate } from '../device/locate.ts';

/** Takes where this device stands, once, at the press. */
export function HereButton({ verb, onHere }: { verb: string; onHere: (position: Position) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [busy, setBusy] = useState(false);
  const take = async () => {
    setBusy(true);
    const found = await locate();
    setBusy(false);
    if (!found.position) return toast(t(`attendance.places.here.${found.why}`), { tone: 'bad' });
    onHere(found.position);
    toast(t('attendance.places.here.taken', { metres: format.number(Math.round(found.position.accuracyM)) }));
  };
  return (
    <Button
      variant="default"
      loading={busy}
      leftSection={<LocateFixed size={16} aria-hidden="true" />}
      onClick={() => void take()}
    >
      {verb}
    </Button>
  );
}
