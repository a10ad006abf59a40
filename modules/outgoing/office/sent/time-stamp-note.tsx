import { useTranslation } from 'react-i18next';
import { useFormat } from '#office/format/use-format.ts';
import type { DraftView } from '../../contract/draft-views.ts';
import styles from './sent.module.css';

/** What the signatures of the letter prove by now, and what became of a time stamp that was missing. */
export function TimeStampNote({ draft }: { draft: Pick<DraftView, 'level' | 'timeStamp'> }) {
  const { t } = useTranslation();
  const { level } = draft;
  return (
    <>
      {level ? (
        <p>
          {t('outgoing.verify.level')} {level}: {t(`outgoing.verify.level.${level}`)}
        </p>
      ) : null}
      <Missed stamp={draft.timeStamp} />
    </>
  );
}

function Missed({ stamp }: { stamp: DraftView['timeStamp'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!stamp) return null;
  const at = stamp.until ? format.moment(stamp.until) : '';
  if (stamp.state === 'added') return <p>{t('outgoing.timeStamp.addedAt', { at })}</p>;
  // Before the first try it is as it was at the signature.
  const why = t(`outgoing.timeStamp.reason.${stamp.reason ?? 'clock-silent'}`);
  if (stamp.state === 'given-up')
    return (
      <p className={styles.failure}>
        {t('outgoing.timeStamp.givenUpAt', { at })} {why}
      </p>
    );
  return (
    <p>
      {t(stamp.until ? 'outgoing.timeStamp.awaitedUntil' : 'outgoing.timeStamp.awaitedSigners', { at })} {why}
    </p>
  );
}
