import { ActionIcon, Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Bell } from 'lucide-react';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { showPanel } from '../shell/panels.ts';
import { NoticePortContext } from './notice-port.ts';
import styles from './notices.module.css';

/** The bell: how many notices are unread, and the way to them. */
export function NoticeBell() {
  const { t } = useTranslation();
  const port = useContext(NoticePortContext);
  const { data: unread = 0 } = useQuery({
    queryKey: ['office.notices', 'unread'],
    queryFn: ({ signal }) => port?.unread(signal) ?? 0,
    enabled: port !== null,
    staleTime: 60_000,
  });
  if (!port) return null;
  const label = unread > 0 ? t('office.notices.unread', { count: unread }) : t('office.notices.title');
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" className={styles.bell} aria-label={label} aria-haspopup="dialog" onClick={() => showPanel('notices')}>
        <Bell size={20} strokeWidth={1.75} aria-hidden="true" />
        {unread > 0 ? (
          <span className={styles.count} aria-hidden="true">
            {unread > 99 ? '99+' : unread}
          </span>
        ) : null}
      </ActionIcon>
    </Tooltip>
  );
}
