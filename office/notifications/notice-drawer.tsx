import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { NotificationView } from '#modules/notifications/contract/notifications.ts';
import { noticesPath, preferencesPath } from '#modules/notifications/office/addresses.ts';
import { PagedRows } from '../design/list/paged-rows.tsx';
import { SideDrawer } from '../design/side-drawer.tsx';
import { EmptyState } from '../design/states/empty-state.tsx';
import { LoadingRows } from '../design/states/loading-rows.tsx';
import { useFormat } from '../format/use-format.ts';
import { useSubjectPath } from '../shell/office-modules.ts';
import { MarkAllRead } from './mark-all-read.tsx';
import { useMarkRead, useNotices } from './notice-calls.ts';
import styles from './notices.module.css';

interface NoticeDrawerProps {
  opened: boolean;
  onClose: () => void;
}

/** All notices, newest first. Opening one marks it as read. */
export function NoticeDrawer({ opened, onClose }: NoticeDrawerProps) {
  const { t } = useTranslation();
  return (
    <SideDrawer opened={opened} onClose={onClose} title={t('office.notices.title')}>
      {opened ? (
        <>
          <p className={styles.ways}>
            <Link to={noticesPath} onClick={onClose}>
              {t('office.notices.all')}
            </Link>
            <Link to={preferencesPath} onClick={onClose}>
              {t('office.notices.preferences')}
            </Link>
          </p>
          <Notices onClose={onClose} />
        </>
      ) : null}
    </SideDrawer>
  );
}

function Notices({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const pages = useNotices();
  const markRead = useMarkRead();
  const open = (notice: NotificationView) => {
    if (!notice.read) markRead.mutate({ ids: [notice.id] });
    onClose();
  };

  return (
    <PagedRows
      pages={pages}
      loading={<LoadingRows tall rows={5} />}
      empty={<EmptyState title={t('office.notices.none')}>{t('office.notices.noneHint')}</EmptyState>}
    >
      {(notices) => (
        <>
          <MarkAllRead notices={notices} act={markRead} size="compact-sm" />
          <ul className={styles.notices}>
            {notices.map((notice) => (
              <NoticeRow key={notice.id} notice={notice} onOpen={() => open(notice)} />
            ))}
          </ul>
        </>
      )}
    </PagedRows>
  );
}

function NoticeRow({ notice, onOpen }: { notice: NotificationView; onOpen: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const path = useSubjectPath()(notice.link.kind, notice.link.id);
  const words = (
    <>
      {notice.read ? null : <span className="unseen">{t('office.list.new')} </span>}
      <span>{notice.subject ?? notice.title}</span>
      <span className={styles.sentence}>
        {notice.subject ? <>{notice.title} · </> : null}
        {notice.sentence}
      </span>
      <time dateTime={notice.at}>{format.recent(notice.at)}</time>
    </>
  );
  return (
    <li data-new={notice.read ? undefined : true}>
      {path ? (
        <Link to={path} onClick={onOpen} className={styles.notice}>
          {words}
        </Link>
      ) : (
        <div className={styles.notice}>{words}</div>
      )}
    </li>
  );
}
