import { Button, Drawer } from '@mantine/core';
import { type InfiniteData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CheckCheck } from 'lucide-react';
import { useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { Page } from '../data/use-operation.ts';
import { EmptyState } from '../design/states/empty-state.tsx';
import { ErrorState } from '../design/states/error-state.tsx';
import { LoadingRows } from '../design/states/loading-rows.tsx';
import { useFormat } from '../format/use-format.ts';
import { type Notice, NoticePortContext } from './notice-port.ts';
import styles from './notices.module.css';

interface NoticeDrawerProps {
  opened: boolean;
  onClose: () => void;
}

/** All notices, newest first. Opening one marks it as read. */
export function NoticeDrawer({ opened, onClose }: NoticeDrawerProps) {
  const { t } = useTranslation();
  return (
    <Drawer opened={opened} onClose={onClose} position="right" size={420} title={t('office.notices.title')} closeButtonProps={{ 'aria-label': t('office.close') }}>
      {opened ? <Notices onClose={onClose} /> : null}
    </Drawer>
  );
}

function Notices({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const port = useContext(NoticePortContext);
  const queries = useQueryClient();
  const pages = useInfiniteQuery<Page<Notice>, Error, InfiniteData<Page<Notice>>, readonly string[], string | null>({
    queryKey: ['office.notices', 'pages'],
    queryFn: ({ pageParam, signal }) => port?.page(pageParam, signal) ?? Promise.resolve({ items: [], next: null }),
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
  });
  const refresh = () => queries.invalidateQueries({ queryKey: ['office.notices'] });
  const notices = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const open = (notice: Notice) => {
    if (notice.unread) void port?.markRead([notice.id]).then(refresh, () => {});
    onClose();
  };

  if (pages.isPending) return <LoadingRows tall rows={5} />;
  if (pages.isError && notices.length === 0) return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  if (notices.length === 0) return <EmptyState title={t('office.notices.none')}>{t('office.notices.noneHint')}</EmptyState>;
  return (
    <>
      {notices.some((notice) => notice.unread) ? (
        <Button variant="subtle" size="compact-sm" leftSection={<CheckCheck size={16} aria-hidden="true" />} onClick={() => void port?.markAllRead().then(refresh, () => {})}>
          {t('office.notices.markAll')}
        </Button>
      ) : null}
      <ul className={styles.notices}>
        {notices.map((notice) => (
          <NoticeRow key={notice.id} notice={notice} onOpen={() => open(notice)} />
        ))}
      </ul>
      {pages.hasNextPage ? (
        <Button variant="default" fullWidth loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('office.list.more')}
        </Button>
      ) : null}
    </>
  );
}

function NoticeRow({ notice, onOpen }: { notice: Notice; onOpen: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = (
    <>
      {notice.unread ? <span className="unseen">{t('office.list.new')} </span> : null}
      <span>{notice.sentence}</span>
      <time dateTime={notice.at}>{format.recent(notice.at)}</time>
    </>
  );
  return (
    <li data-new={notice.unread || undefined}>
      {notice.path ? (
        <Link to={notice.path} onClick={onOpen} className={styles.notice}>
          {words}
        </Link>
      ) : (
        <div className={styles.notice}>{words}</div>
      )}
    </li>
  );
}
