import { useQueryClient } from '@tanstack/react-query';
import { CloudOff, CloudUpload, Fingerprint } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { reachable } from '../data/reachable.ts';
import { useFormat } from '../format/use-format.ts';
import { liveState } from '../live/live-connection.ts';
import { unsentActs, unsentElsewhere } from '../outbox/outbox-state.ts';
import { isUnproved, useOldestShown, useUnprovedShown } from '../outbox/shown-answers.ts';
import { passGate } from '../session/gates.ts';
import { useStore } from '../state/store.ts';
import { showPanel } from './panels.ts';
import styles from './shell.module.css';

/** Says plainly when the server does not answer, since when what is on screen is known, and what has not been sent. */
export function ConnectionBanner() {
  const { t } = useTranslation();
  const silence = useSilence();
  const unsent = useStore(unsentActs).length + useStore(unsentElsewhere).length;
  const Icon = silence ? CloudOff : CloudUpload;
  return (
    <div role="status" data-print="never">
      {silence || unsent > 0 ? (
        <p className={styles.banner}>
          <Icon size={18} aria-hidden="true" />
          <span>{silence ?? t('office.outbox.waiting')}</span>
          {unsent > 0 ? (
            <button type="button" className={styles.unsent} onClick={() => showPanel('outbox')}>
              {t('office.outbox.count', { count: unsent })}
            </button>
          ) : null}
        </p>
      ) : null}
      <ProofWanted />
    </div>
  );
}

/** No network, or a server that does not answer; with the age of what was taken from this device instead. */
function useSilence(): string | null {
  const { t } = useTranslation();
  const format = useFormat();
  const offline = useStore(liveState) === 'offline';
  const answered = useStore(reachable);
  const oldest = useOldestShown();
  if (oldest !== null)
    return t(offline ? 'office.offline.since' : 'office.unreachable.since', { at: format.moment(oldest) });
  if (offline) return t('office.offline.banner');
  return answered ? null : t('office.unreachable.banner');
}

/** What is on screen could not be read again without asking who it is: asked when the person likes, not over their work. */
function ProofWanted() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const wanted = useUnprovedShown();
  const prove = async () => {
    if (await passGate('step-up')) await queries.refetchQueries({ type: 'active', predicate: isUnproved });
  };
  if (!wanted) return null;
  return (
    <p className={styles.banner} data-quiet>
      <Fingerprint size={18} aria-hidden="true" />
      <span>{t('office.unproved.banner')}</span>
      <button type="button" className={styles.unsent} onClick={() => void prove()}>
        {t('office.unproved.prove')}
      </button>
    </p>
  );
}
