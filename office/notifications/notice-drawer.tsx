import { Button, Drawer } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { CheckCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { NotificationView } from '#modules/notifications/contract/notifications.ts';
import { noticesPath, preferencesPath } from '#modules/notifications/office/addresses.ts';
import { EmptyState } from '../design/states/empty-state.tsx';
import { ErrorState } from '../design/states/error-state.tsx';
import { LoadingRows } from '../design/states/loading-rows.tsx';
import { useFormat } from '../format/use-format.ts';
import { useSubjectPath } from '../shell/office-modules.ts';
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
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={420}
      title={t('office.notices.title')}
      closeButtonProps={{ 'aria-label': t('office.close') }}
    >
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
    </Drawer>
  );
}

function Notices({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const pages = useNotices();
  const markRead = useMarkRead();
  const notices = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const newest = notices[0];
  const open = (notice: NotificationView) => {
    if (!notice.read) markRead.mutate({ ids: [notice.id] });
    onClose();
  };

  if (pages.isPending) return <LoadingRows tall rows={5} />;
  if (pages.isError && !newest)
    return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  if (!newest)
    return <EmptyState title={t('office.notices.none')}>{t('office.notices.noneHint')}</EmptyState>;
  return (
    <>
      {notices.some((notice) => !notice.read) ? (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<CheckCheck size={16} aria-hidden="true" />}
          loading={markRead.isPending}
          onClick={() => markRead.mutate({ upTo: newest.id })}
        >
          {t('office.notices.markAll')}
        </Button>
      ) : null}
      <ul className={styles.notices}>
        {notices.map((notice) => (
          <NoticeRow key={notice.id} notice={notice} onOpen={() => open(notice)} />
        ))}
      </ul>
      {pages.hasNextPage ? (
        <Button
          variant="default"
          fullWidth
          loading={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t('office.list.more')}
        </Button>
      ) : null}
    </>
  );
}

function NoticeRow({ notice, onOpen }: { notice: NotificationView; onOpen: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const path = useSubjectPath()(notice.link.kind, notice.link.id);
  const words = (
    <>
      {notice.read ? null : <span className="unseen">{t('office.list.new')} </span>}
      <span>{notice.title}</span>
      <span className={styles.sentence}>{notice.sentence}</span>
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
