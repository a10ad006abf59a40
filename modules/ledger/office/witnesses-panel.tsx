import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Eye, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import { useFormat } from '#office/format/use-format.ts';
import type { LedgerState } from '../contract/ledger.ts';
import { witnessesPath } from './addresses.ts';

/** Who cosigns the logs from outside, and what each of them said last. */
export function WitnessesPanel({ witnesses }: { witnesses: LedgerState['witnesses'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Panel
      title={t('ledger.witnesses.title')}
      hint={t('ledger.witnesses.hint')}
      acts={
        <Button
          component={Link}
          to={witnessesPath}
          variant="default"
          size="compact-sm"
          leftSection={<Users size={14} aria-hidden="true" />}
        >
          {t('ledger.witnesses.page')}
        </Button>
      }
    >
      {witnesses.length === 0 ? (
        <NothingYet>{t('ledger.witnesses.nobody')}</NothingYet>
      ) : (
        <PanelRows>
          {witnesses.map((witness) => (
            <PanelRow
              key={`${witness.name} ${witness.address}`}
              icon={Eye}
              name={witness.name}
              detail={witness.address}
              further={
                witness.seen.length === 0
                  ? t('ledger.witnesses.silent')
                  : witness.seen
                      .map(({ stream, size, receivedAt }) =>
                        t('ledger.witnesses.saw', {
                          log: t(`ledger.stream.${stream.split('-')[0]}`),
                          size: format.number(size),
                          time: format.moment(receivedAt),
                        }),
                      )
                      .join(' · ')
              }
            />
          ))}
        </PanelRows>
      )}
    </Panel>
  );
}
