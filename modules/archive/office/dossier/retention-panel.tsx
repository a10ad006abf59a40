import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { NothingYet, Panel } from '#office/design/panel.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { retention } from '../../contract/retention.ts';
import type { DossierView } from '../../contract/views.ts';
import styles from './dossier.module.css';
import { Holds } from './retention/holds.tsx';
import { Marks } from './retention/marks.tsx';
import { Reappraisals } from './retention/reappraisals.tsx';
import { TriggerEvents } from './retention/trigger-events.tsx';

/** What people said about the retention of the dossier, and what may be said now. */
export function RetentionPanel({ dossier }: { dossier: DossierView }) {
  const { t } = useTranslation();
  const answer = useOperation(retention.show, { dossierId: dossier.id });
  const { data } = answer;
  const nothing =
    data &&
    data.awaited.length +
      data.events.length +
      data.holds.length +
      data.marks.length +
      data.reappraisals.length ===
      0;
  return (
    <Panel title={t('archive.retention.title')}>
      <AnswerState of={answer} compact />
      {data ? (
        <div className={styles.parts}>
          {nothing ? <NothingYet>{t('archive.retention.none')}</NothingYet> : null}
          <TriggerEvents dossier={dossier} retention={data} />
          <Holds dossier={dossier} retention={data} />
          <Marks dossier={dossier} retention={data} />
          <Reappraisals dossier={dossier} retention={data} />
        </div>
      ) : null}
    </Panel>
  );
}
