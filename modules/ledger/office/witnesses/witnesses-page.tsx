import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { witnesses } from '../../contract/witnesses.ts';
import { ledgerPath } from '../addresses.ts';
import styles from '../ledger.module.css';
import { AskedPanel } from './asked-panel.tsx';
import { KeysPanel } from './keys-panel.tsx';
import { PromisePanel } from './promise-panel.tsx';

/** Milliseconds between two looks at how far the witnesses came. */
const every = 15_000;

/** Who witnesses the logs, what readers are promised by it, and the keys that witnesses need. */
export function WitnessesPage() {
  const { t } = useTranslation();
  const answer = useOperation(witnesses.list, {}, { every });
  return (
    <>
      <PageHeader
        title={t('ledger.witnesses.page')}
        detail={t('ledger.witnesses.detail')}
        back={{ to: ledgerPath, label: t('ledger.page.title') }}
      />
      <div className={styles.parts}>
        <AnswerState of={answer} loading={<LoadingRows tall />} />
        {answer.data ? (
          <>
            <AskedPanel view={answer.data} />
            <PromisePanel view={answer.data} />
            <KeysPanel logs={answer.data.logs} />
          </>
        ) : null}
      </div>
    </>
  );
}
