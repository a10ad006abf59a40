import { Link } from '@tanstack/react-router';
import { House, Menu } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../state/store.ts';
import styles from './bottom-bar.module.css';
import { Counter } from './counter.tsx';
import { useCurrentPlace, useNavigation } from './office-modules.ts';
import { panels, showPanel } from './panels.ts';

/** The five places within reach of a thumb: home, three of the modules, and the rest. */
export function BottomBar() {
  const { t } = useTranslation();
  const opened = useStore(panels) === 'menu';
  const current = useCurrentPlace();
  const thumbs = useNavigation()
    .flatMap(({ items }) => items)
    .filter((item) => item.thumb !== undefined)
    .toSorted((a, b) => a.thumb! - b.thumb!)
    .slice(0, 3);
  return (
    <nav className={styles.bar} aria-label={t('office.navigationShort')} data-print="never">
      <Link
        to="/"
        className={styles.place}
        activeOptions={{ exact: true, includeSearch: false }}
        activeProps={{ 'aria-current': 'page' }}
      >
        <House size={22} strokeWidth={1.75} aria-hidden="true" />
        <span>{t('office.home')}</span>
      </Link>
      {thumbs.map(({ id, path, label, shortLabel, icon: Icon, counter }) => (
        <Link
          key={id}
          to={path}
          className={styles.place}
          activeOptions={{ exact: true, includeSearch: false }}
          {...(path === current ? { 'aria-current': 'page' as const } : {})}
        >
          <span className={styles.icon}>
            <Icon size={22} strokeWidth={1.75} aria-hidden="true" />
            {counter ? <Counter query={counter} /> : null}
          </span>
          <span>{t(shortLabel ?? label)}</span>
        </Link>
      ))}
      <button
        type="button"
        className={styles.place}
        aria-haspopup="dialog"
        aria-expanded={opened}
        onClick={() => showPanel('menu')}
      >
        <Menu size={22} strokeWidth={1.75} aria-hidden="true" />
        <span>{t('office.menu')}</span>
      </button>
    </nav>
  );
}
