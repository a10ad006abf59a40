import { ActionIcon } from '@mantine/core';
import { Bell } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Hint } from '../design/hint.tsx';
import { showPanel } from '../shell/panels.ts';
import { useUnreadNotices } from './notice-calls.ts';
import styles from './notices.module.css';

/** The bell: how many notices are unread, and the way to them. */
export function NoticeBell() {
  const { t } = useTranslation();
  const unread = useUnreadNotices();
  const label = unread > 0 ? t('office.notices.unread', { count: unread }) : t('office.notices.title');
  return (
    <Hint label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        className={styles.bell}
        aria-label={label}
        aria-haspopup="dialog"
        onClick={() => showPanel('notices')}
      >
        <Bell size={20} strokeWidth={1.75} aria-hidden="true" />
        {unread > 0 ? (
          <span className={styles.count} aria-hidden="true">
            {unread > 99 ? '99+' : unread}
          </span>
        ) : null}
      </ActionIcon>
    </Hint>
  );
}
