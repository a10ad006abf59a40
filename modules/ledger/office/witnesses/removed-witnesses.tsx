import { Button } from '@mantine/core';
import { EyeOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { toast } from '#office/design/feedback/toasts.ts';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { type WitnessView, witnesses } from '../../contract/witnesses.ts';
import styles from './witnesses.module.css';

interface RemovedWitnessesProps {
  of: readonly WitnessView[];
  canAsk: boolean;
}

/** Who was asked once; what they cosigned stays, and they can be asked again. */
export function RemovedWitnesses({ of: removed, canAsk }: RemovedWitnessesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const add = useAct(witnesses.add, { onDone: () => toast(t('ledger.witness.askedAgain')) });
  return (
    <details className={styles.removed}>
      <summary>{t('ledger.witness.once', { count: removed.length })}</summary>
      <PanelRows>
        {removed.map(({ id, name, vkey, address, group, removedAt }) => (
          <PanelRow
            key={id}
            icon={EyeOff}
            name={name}
            detail={`${address} · ${t('ledger.witness.until', { day: format.day(removedAt ?? '') })}`}
          >
            {canAsk ? (
              <Button
                variant="default"
                size="compact-sm"
                loading={add.isPending}
                onClick={() => add.mutate({ vkey, address, group })}
              >
                {t('ledger.witness.askAgain')}
              </Button>
            ) : null}
          </PanelRow>
        ))}
      </PanelRows>
    </details>
  );
}
