import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DialogButton } from '#office/design/dialog-button.tsx';
import { Panel } from '#office/design/panel.tsx';
import { PanelRows } from '#office/design/panel-rows.tsx';
import type { WitnessesView } from '../../contract/witnesses.ts';
import { AskedWitness } from './asked-witness.tsx';
import { RemovedWitnesses } from './removed-witnesses.tsx';
import { AddWitness } from './witness-forms.tsx';
import styles from './witnesses.module.css';

/** Who is asked to cosign, and how far each of them came; where nobody is, how one gets somebody. */
export function AskedPanel({ view }: { view: WitnessesView }) {
  const { t } = useTranslation();
  const asked = view.witnesses.filter(({ removedAt }) => removedAt === null);
  const removed = view.witnesses.filter(({ removedAt }) => removedAt !== null);
  return (
    <Panel
      title={t('ledger.witnesses.title')}
      hint={t('ledger.witnesses.hint')}
      flush={asked.length > 0}
      acts={
        view.can.configure ? (
          <DialogButton look="small" icon={Plus} verb={t('ledger.witness.add')} keeps>
            {(close) => <AddWitness onEnd={close} />}
          </DialogButton>
        ) : null
      }
    >
      {asked.length === 0 ? (
        <FirstSteps />
      ) : (
        <PanelRows>
          {asked.map((witness) => (
            <AskedWitness key={witness.id} witness={witness} view={view} />
          ))}
        </PanelRows>
      )}
      {removed.length > 0 ? <RemovedWitnesses of={removed} canAsk={view.can.configure} /> : null}
    </Panel>
  );
}

/** How an agency gets its first witness. */
function FirstSteps() {
  const { t } = useTranslation();
  return (
    <div className={styles.first}>
      <p>{t('ledger.first.why')}</p>
      <ol>
        <li>
          {t('ledger.first.run')} <code className={styles.code}>pendopo witness</code>
        </li>
        <li>{t('ledger.first.keys')}</li>
        <li>{t('ledger.first.add')}</li>
      </ol>
      <p className={styles.quiet}>{t('ledger.first.read')}</p>
    </div>
  );
}
