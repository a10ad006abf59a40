import { Button } from '@mantine/core';
import { CircleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { mostSharedRecords, type ShareRefusal, shares } from '../../contract/shares.ts';
import type { RecordRow } from '../../contract/views.ts';
import styles from './share.module.css';
import { ShareForm } from './share-form.tsx';

type Chosen = Pick<RecordRow, 'id' | 'title'>;

/** More names than this are shown when they are asked for. */
const mostAtFirst = 5;

interface ShareChosenProps {
  records: readonly Chosen[];
  /** What the link is called at first. */
  title: string;
  onEnd: () => void;
}

/** A link to the chosen records; those that may not be shared are named with the reason and left out. */
export function ShareChosen({ records, title, onEnd }: ShareChosenProps) {
  const { t } = useTranslation();
  const isTooMany = records.length > mostSharedRecords;
  const answer = useOperation(
    shares.judge,
    { recordIds: records.map(({ id }) => id) },
    { enabled: !isTooMany },
  );
  if (isTooMany)
    return (
      <Nothing onEnd={onEnd}>
        <p>{t('archive.share.tooMany', { most: mostSharedRecords, count: records.length })}</p>
      </Nothing>
    );
  if (!answer.data) return <AnswerState of={answer} compact loading={<LoadingRows rows={3} />} />;
  const refusals = new Map(answer.data.items.map(({ recordId, refusal }) => [recordId, refusal]));
  const refused = records.flatMap((record) => {
    const why = refusals.get(record.id);
    return why ? [{ ...record, why }] : [];
  });
  const shareable = records.filter(({ id }) => refusals.get(id) === null);
  if (shareable.length === 0)
    return (
      <Nothing onEnd={onEnd}>
        <Refused records={refused} all />
      </Nothing>
    );
  return (
    <div className={styles.parts}>
      {refused.length > 0 ? <Refused records={refused} /> : null}
      <details className={styles.shared} open={shareable.length <= mostAtFirst}>
        <summary>{t('archive.share.shared', { count: shareable.length })}</summary>
        <ul>
          {shareable.map(({ id, title: name }) => (
            <li key={id}>{name}</li>
          ))}
        </ul>
      </details>
      <ShareForm recordIds={shareable.map(({ id }) => id)} title={title} onEnd={onEnd} />
    </div>
  );
}

interface RefusedProps {
  records: readonly (Chosen & { why: ShareRefusal })[];
  /** None of the chosen may be shared. */
  all?: boolean;
}

function Refused({ records, all = false }: RefusedProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.refused} role="status">
      <CircleAlert size={18} aria-hidden="true" />
      <div>
        <strong>
          {t(all ? 'archive.share.allRefused' : 'archive.share.refused', { count: records.length })}
        </strong>
        <ul>
          {records.map(({ id, title, why }) => (
            <li key={id}>
              {title}: {t(`archive.share.refusal.${why}`)}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function Nothing({ children, onEnd }: { children: React.ReactNode; onEnd: () => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.told}>
      {children}
      <div>
        <Button variant="default" onClick={onEnd}>
          {t('office.close')}
        </Button>
      </div>
    </div>
  );
}
