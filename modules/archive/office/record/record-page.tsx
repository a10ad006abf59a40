import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { codeOf } from '#office/design/states/error-text.ts';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { useFormat } from '#office/format/use-format.ts';
import { useMay } from '#office/session/use-session.ts';
import { breakGlass } from '../../contract/permissions.ts';
import { records } from '../../contract/records.ts';
import type { RecordId } from '../../contract/terms.ts';
import type { RecordView } from '../../contract/views.ts';
import { dossierPath, searchPath } from '../addresses.ts';
import { ClosedRecord } from '../emergency/closed-record.tsx';
import { EmergencyBanner } from '../emergency/emergency-banner.tsx';
import { RecordEmergencies } from '../emergency/record-emergencies.tsx';
import { ClassBadge, MarkBadges } from '../words/archive-badges.tsx';
import { AlikePanel } from './alike-panel.tsx';
import { FilesPanel } from './files-panel.tsx';
import { NotesPanel } from './notes-panel.tsx';
import { PublicityPanel } from './publicity-panel.tsx';
import styles from './record.module.css';
import { RecordDocument } from './record-document.tsx';
import { RecordFacts } from './record-facts.tsx';
import { SharePanel } from './share-panel.tsx';
import { WherePanel } from './where-panel.tsx';

/** One record: its pages first, beside them what it is, where it lies and what is like it. */
export function RecordPage() {
  const { recordId } = useParams({ strict: false }) as { recordId: RecordId };
  const answer = useOperation(records.show, { recordId });
  const { data } = answer;
  const opens = useMay()(breakGlass);
  if (!data && opens && answer.error && codeOf(answer.error) === 'core.not-found')
    return <ClosedRecord recordId={recordId} />;
  if (!data) return <AnswerState of={answer} wholePage loading={<LoadingRows rows={8} tall />} />;
  return <Record key={data.id} record={data} />;
}

function Record({ record }: { record: RecordView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { dossier } = record;
  return (
    <>
      <PageHeader
        title={record.title}
        back={
          record.emergency
            ? { to: searchPath, label: t('archive.search.title') }
            : {
                to: dossierPath(record.dossierId),
                label: t('archive.dossier.called', { number: `${dossier.number}/${dossier.year}` }),
              }
        }
        detail={[record.number, record.party, record.recordDate && format.day(record.recordDate)]
          .filter(Boolean)
          .join(' · ')}
        badges={
          <>
            <ClassBadge of={record.securityClass} />
            <MarkBadges {...record} />
          </>
        }
      />
      {record.emergency ? <EmergencyBanner of={record.emergency} /> : null}
      <div className={styles.page} data-paper={record.documents.length === 0 || undefined}>
        {record.documents.length > 0 ? (
          <div className={styles.document}>
            <RecordDocument record={record} />
          </div>
        ) : null}
        <div className={styles.side}>
          <WherePanel record={record} />
          {record.emergency ? null : <NotesPanel record={record} />}
          {record.emergency ? null : <SharePanel record={record} />}
          <PublicityPanel record={record} />
          <RecordFacts record={record} />
        </div>
        <div className={styles.side}>
          {record.documents.length > 0 ? <FilesPanel record={record} /> : null}
          {record.emergency ? null : <AlikePanel record={record} />}
          {record.emergency || record.securityClass === 'B' ? null : <RecordEmergencies record={record} />}
        </div>
      </div>
    </>
  );
}
