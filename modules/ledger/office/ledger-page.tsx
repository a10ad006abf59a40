import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { ledger } from '../contract/ledger.ts';
import { AnchorsPanel } from './anchors-panel.tsx';
import { CheckpointsPanel } from './checkpoints-panel.tsx';
import { DrillPanel } from './drill-panel.tsx';
import { FindingsPanel } from './findings-panel.tsx';
import { FixityPanel } from './fixity-panel.tsx';
import styles from './ledger.module.css';
import { LogsPanel } from './logs-panel.tsx';
import { WitnessesPanel } from './witnesses-panel.tsx';

/** Milliseconds between two looks at what the monitor says. */
const every = 5_000;

/** How the log stands: what does not hold comes first, then the drill, then what the promise rests on. */
export function LedgerPage() {
  const { t } = useTranslation();
  const answer = useOperation(ledger.state, {}, { every });
  return (
    <>
      <PageHeader title={t('ledger.page.title')} detail={t('ledger.page.detail')} />
      <div className={styles.parts}>
        <AnswerState of={answer} loading={<LoadingRows tall />} />
        {answer.data ? (
          <>
            <FindingsPanel state={answer.data} />
            <DrillPanel />
            <FixityPanel />
            <LogsPanel state={answer.data} />
            <WitnessesPanel witnesses={answer.data.witnesses} />
            <CheckpointsPanel logs={answer.data.logs} />
            <AnchorsPanel />
          </>
        ) : null}
      </div>
    </>
  );
}
