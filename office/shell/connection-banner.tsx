import { CloudOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { liveState } from '../live/live-connection.ts';
import { useStore } from '../state/store.ts';
import styles from './shell.module.css';

/** Says plainly that there is no network, and what that means for what is on screen. */
export function ConnectionBanner() {
  const { t } = useTranslation();
  const offline = useStore(liveState) === 'offline';
  return (
    <div role="status" data-print="never">
      {offline ? (
        <p className={styles.banner}>
          <CloudOff size={18} aria-hidden="true" />
          {t('office.offline.banner')}
        </p>
      ) : null}
    </div>
  );
}
