import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { expeditionPath, recapPath, registerPath } from '../addresses.ts';
import styles from '../list/list.module.css';

const places = [
  ['register', registerPath],
  ['expedition', expeditionPath],
  ['recap', recapPath],
] as const;

/** The ways between the registers of outgoing letters. */
export function RegistersTabs({ current }: { current: (typeof places)[number][0] }) {
  const { t } = useTranslation();
  return (
    <nav className={styles.tabs} aria-label={t('outgoing.registers.label')} data-print="never">
      {places.map(([name, path]) => (
        <Link
          key={name}
          to={path}
          className={styles.tab}
          aria-current={name === current ? 'page' : undefined}
          activeOptions={{ exact: true }}
        >
          {t(`outgoing.${name}.title`)}
        </Link>
      ))}
    </nav>
  );
}
