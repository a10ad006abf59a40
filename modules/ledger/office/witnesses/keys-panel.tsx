import { KeyRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '#modules/identity/office/shown-once.tsx';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { PanelRow, PanelRows } from '#office/design/panel-rows.tsx';
import type { WitnessesView } from '../../contract/witnesses.ts';
import styles from './witnesses.module.css';

/** The keys of the logs, which every witness has to believe; two of one log while it changes its key. */
export function KeysPanel({ logs }: Pick<WitnessesView, 'logs'>) {
  const { t } = useTranslation();
  const all = logs.flatMap(({ vkeys }) => vkeys).join('\n');
  return (
    <Panel
      title={t('ledger.keys.title')}
      hint={t('ledger.keys.hint')}
      flush={logs.length > 0}
      acts={all ? <CopyButton text={all} /> : null}
    >
      {logs.length === 0 ? (
        <NothingYet>{t('ledger.logs.nothing')}</NothingYet>
      ) : (
        <>
          <PanelRows>
            {logs.map(({ stream, vkeys }) => (
              <PanelRow
                key={stream}
                icon={KeyRound}
                name={t(`ledger.stream.${stream.split('-')[0]}`)}
                detail={vkeys.map((vkey) => (
                  <code key={vkey} className={styles.key}>
                    {vkey}
                  </code>
                ))}
                further={vkeys.length > 1 ? t('ledger.keys.changing') : null}
              />
            ))}
          </PanelRows>
          <p className={styles.foot}>
            {t('ledger.keys.change')} <code className={styles.code}>pendopo ledger change-key</code>
          </p>
        </>
      )}
    </Panel>
  );
}
