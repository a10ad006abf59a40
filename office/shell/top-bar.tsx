import { ActionIcon } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Hint } from '../design/hint.tsx';
import { Keys } from '../design/keyboard/keys.tsx';
import { Mark } from '../design/mark.tsx';
import { NoticeBell } from '../notifications/notice-bell.tsx';
import { LiveLight } from './live-light.tsx';
import { showPanel } from './panels.ts';
import { PersonMenu } from './person-menu.tsx';
import styles from './top-bar.module.css';

/** Search, the state of the connection, notices and the person. */
export function TopBar() {
  const { t } = useTranslation();
  const search = () => showPanel('palette');
  return (
    <header className={styles.bar} data-print="never">
      <Link to="/" className={styles.brand} aria-label={t('office.home')}>
        <Mark size={26} />
        <strong>Pendopo</strong>
      </Link>
      <button
        type="button"
        className={styles.search}
        data-tour="find"
        onClick={search}
        aria-keyshortcuts="Control+K Meta+K"
      >
        <Search size={16} aria-hidden="true" />
        <span>{t('office.palette.ask')}</span>
        <span aria-hidden="true">
          <Keys keys="mod+k" />
        </span>
      </button>
      <div className={styles.end}>
        <LiveLight />
        <Hint label={t('office.palette.open')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            className={styles.searchIcon}
            data-tour="find"
            aria-label={t('office.palette.open')}
            onClick={search}
          >
            <Search size={20} aria-hidden="true" />
          </ActionIcon>
        </Hint>
        <NoticeBell />
        <PersonMenu />
      </div>
    </header>
  );
}
