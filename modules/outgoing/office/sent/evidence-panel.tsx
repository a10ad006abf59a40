import { Anchor, Button } from '@mantine/core';
import { FileCheck2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { offlineVerifierPath, policyAddress, proofAddress } from '#modules/ledger/contract/ledger.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { Panel } from '#office/design/panel.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import type { DraftView } from '../../contract/draft-views.ts';
import { signatures } from '../../contract/signing.ts';
import styles from './sent.module.css';

/** The record is published within seconds: it is looked for until it is. */
const untilProven = (found: { proven: boolean } | undefined) => (found?.proven ? false : 5_000);

/** What is handed on with the letter, so that anybody checks it without us. */
export function EvidencePanel({ draft }: { draft: DraftView }) {
  const { t } = useTranslation();
  const answer = useOperation(signatures.evidence, { draftId: draft.id }, { every: untilProven });
  const { data } = answer;
  return (
    <Panel title={t('outgoing.evidence.title')}>
      <AnswerState of={answer} compact loading={<LoadingRows rows={1} />} />
      {data && !data.proven ? <p>{t('outgoing.evidence.waits')}</p> : null}
      {data?.proven ? (
        <>
          <p>{t('outgoing.evidence.lead')}</p>
          <p className={styles.evidence}>
            <Button
              component="a"
              href={proofAddress(data)}
              download
              variant="default"
              size="compact-sm"
              leftSection={<FileCheck2 size={14} aria-hidden="true" />}
            >
              {t('outgoing.evidence.proof')}
            </Button>
            <Anchor href={policyAddress(data.agencyId)} download>
              {t('outgoing.evidence.policy')}
            </Anchor>
            <Anchor href={offlineVerifierPath} target="_blank" rel="noreferrer">
              {t('outgoing.evidence.page')}
            </Anchor>
          </p>
        </>
      ) : null}
    </Panel>
  );
}
