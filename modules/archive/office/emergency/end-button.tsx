import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { ConfirmFinal } from '#office/design/confirm-final.tsx';
import { emergency } from '../../contract/emergency.ts';
import type { EmergencyOpeningId } from '../../contract/terms.ts';

interface EndButtonProps {
  openingId: EmergencyOpeningId;
  onEnded: () => void;
  /** Answers that are read anew; all of the archive where none are named. */
  stales?: readonly string[];
}

/** Ends an opening before its time, after it was asked once more. */
export function EndButton({ openingId, onEnded, stales }: EndButtonProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const end = useAct(emergency.end, {
    ...(stales && { stales }),
    onDone: () => {
      setAsking(false);
      onEnded();
    },
  });
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => setAsking(true)}>
        {t('archive.emergency.end')}
      </Button>
      <ConfirmFinal
        opened={asking}
        onClose={() => setAsking(false)}
        verb={t('archive.emergency.end')}
        title={t('archive.emergency.endTitle')}
        busy={end.isPending}
        error={end.error}
        onConfirm={() => end.mutate({ openingId })}
      >
        {t('archive.emergency.endWhat')}
      </ConfirmFinal>
    </>
  );
}
