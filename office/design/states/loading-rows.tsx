import { useTranslation } from 'react-i18next';
import styles from './states.module.css';

/** The shape of what is coming, said once to screen readers. */
export function LoadingRows({ rows = 6, tall = false }: { rows?: number; tall?: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={styles.loading} role="status">
      <span className="unseen">{t('office.loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows have no other identity
        <div key={row} className={tall ? styles.boneTall : styles.bone} aria-hidden="true">
          <span style={{ width: `${52 + ((row * 17) % 36)}%` }} />
          <span style={{ width: `${24 + ((row * 11) % 20)}%` }} />
        </div>
      ))}
    </div>
  );
}
