import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasReaders } from '#modules/letters/contract/terms.ts';
import { useOperation } from '#office/data/use-operation.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { dossiers } from '../../contract/dossiers.ts';
import type { DossierId } from '../../contract/terms.ts';
import type { DossierView } from '../../contract/views.ts';
import { archivePath, dossierPath } from '../addresses.ts';
import { ClassBadge, LifeBadge, MarkBadges } from '../words/archive-badges.tsx';
import { AddRecords } from './add-records.tsx';
import styles from './dossier.module.css';
import { DossierActs } from './dossier-acts.tsx';
import { DossierFacts } from './dossier-facts.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { LifePanel } from './life-panel.tsx';
import { PlacePanel } from './place-panel.tsx';
import { ReadersPanel } from './readers-panel.tsx';
import { RecordsPanel } from './records-panel.tsx';
import { RetentionPanel } from './retention-panel.tsx';

/** One dossier: what lies in it first, beside it where it stands in its life and what people said about it. */
export function DossierPage() {
  const { dossierId } = useParams({ strict: false }) as { dossierId: DossierId };
  const answer = useOperation(dossiers.show, { dossierId });
  const { data } = answer;
  if (!data) return <AnswerState of={answer} wholePage loading={<LoadingRows rows={8} tall />} />;
  return <Dossier key={data.id} dossier={data} />;
}

function Dossier({ dossier }: { dossier: DossierView }) {
  const { t } = useTranslation();
  // Files that were dropped, none of them where the button was pressed; null while nothing is added.
  const [adding, setAdding] = useState<readonly File[] | null>(null);
  return (
    <>
      <PageHeader
        title={dossier.title}
        back={{ to: archivePath, label: t('archive.title') }}
        detail={
          <>
            <strong>{t('archive.dossier.called', { number: `${dossier.number}/${dossier.year}` })}</strong> ·{' '}
            <span className="figures">{dossier.code}</span> {dossier.codeTitle} · {dossier.unitName}
          </>
        }
        badges={
          <>
            <LifeBadge state={dossier.state} />
            <ClassBadge of={dossier.securityClass} />
            <MarkBadges {...dossier} />
          </>
        }
        actions={<DossierActs dossier={dossier} onAdd={() => setAdding([])} />}
      />
      {dossier.mergedInto ? (
        <p className={styles.note} role="note">
          {t('archive.dossier.merged')}{' '}
          <Link to={dossierPath(dossier.mergedInto)}>{t('archive.dossier.mergedInto')}</Link>
        </p>
      ) : null}
      {dossier.byItself && dossier.can.arrange ? (
        <p className={styles.note} role="note">
          {t('archive.dossier.byItself')}
        </p>
      ) : null}
      <AddRecords dossier={dossier} files={adding} onEnd={() => setAdding(null)} />
      <div className={styles.page}>
        <div className={styles.main}>
          <RecordsPanel dossier={dossier} onFiles={setAdding} />
          <HistoryPanel dossier={dossier} />
        </div>
        <div className={styles.side}>
          <LifePanel dossier={dossier} />
          <RetentionPanel dossier={dossier} />
          <PlacePanel dossier={dossier} />
          {hasReaders(dossier.securityClass) ? <ReadersPanel dossier={dossier} /> : null}
          <DossierFacts dossier={dossier} />
        </div>
      </div>
    </>
  );
}
