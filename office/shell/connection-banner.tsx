import { CloudOff, CloudUpload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { liveState } from '../live/live-connection.ts';
import { unsentActs } from '../outbox/outbox-state.ts';
import { useStore } from '../state/store.ts';
import { showPanel } from './panels.ts';
import styles from './shell.module.css';

/** Says plainly that there is no network, what that means for what is on screen, and what has not been sent. */
export function ConnectionBanner() {
  const { t } = useTranslation();
  const offline = useStore(liveState) === 'offline';
  const unsent = useStore(unsentActs).length;
  const Icon = offline ? CloudOff : CloudUpload;
  return (
    <div role="status" data-print="never">
      {offline || unsent > 0 ? (
        <p className={styles.banner}>
          <Icon size={18} aria-hidden="true" />
          <span>{offline ? t('office.offline.banner') : t('office.outbox.waiting')}</span>
          {unsent > 0 ? (
            <button type="button" className={styles.unsent} onClick={() => showPanel('outbox')}>
              {t('office.outbox.count', { count: unsent })}
            </button>
          ) : null}
        </p>
      ) : null}
    </div>
  );
}
