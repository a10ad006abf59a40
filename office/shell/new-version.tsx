import { Sparkles } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { newVersion } from '../pwa/register.ts';
import { useStore } from '../state/store.ts';
import styles from './shell.module.css';

/** Says that a new release is ready, until the person takes it: what they are writing must not go by itself. */
export function NewVersion() {
  const { t } = useTranslation();
  const take = useStore(newVersion);
  return (
    <div role="status" data-print="never">
      {take ? (
        <p className={styles.banner} data-quiet>
          <Sparkles size={18} aria-hidden="true" />
          <span>{t('office.newVersion')}</span>
          <button type="button" className={styles.unsent} onClick={take}>
            {t('office.reload')}
          </button>
        </p>
      ) : null}
    </div>
  );
}
