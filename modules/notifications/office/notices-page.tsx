import { Button, SegmentedControl } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { CheckCheck, Settings2 } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '#office/data/use-act.ts';
import { useOperationPages } from '#office/data/use-operation.ts';
import { useListKeyboard } from '#office/design/list/use-list-keyboard.ts';
import { useLoadOnSight } from '#office/design/list/use-load-on-sight.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { notifications } from '../contract/notifications.ts';
import { preferencesPath } from './addresses.ts';
import { NoticesByDay } from './notices-by-day.tsx';
import styles from './notices-page.module.css';

const pageSize = 30;

/** Everything that the person was told, by day. */
export function NoticesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { unread } = useSearch({ strict: false }) as { unread?: string };
  const onlyUnread = unread === 'true';
  const pages = useOperationPages(notifications.list, {
    size: pageSize,
    ...(onlyUnread ? { unread: 'true' as const } : {}),
  });
  const markRead = useAct(notifications.markRead);
  const box = useRef<HTMLDivElement>(null);
  const sight = useLoadOnSight(pages);
  useListKeyboard(box);
  const notices = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const newest = notices[0];
  const show = (value: string) =>
    void navigate({ to: '.', search: value === 'unread' ? { unread: 'true' } : {}, replace: true });

  return (
    <>
      <PageHeader
        title={t('notifications.page.title')}
        detail={t('notifications.page.detail')}
        actions={
          <Button
            component={Link}
            to={preferencesPath}
            variant="default"
            leftSection={<Settings2 size={16} aria-hidden="true" />}
          >
            {t('notifications.page.choose')}
          </Button>
        }
      />
      <div className={styles.page} ref={box}>
        <div className={styles.bar}>
          <SegmentedControl
            aria-label={t('notifications.page.show')}
            value={onlyUnread ? 'unread' : 'all'}
            onChange={show}
            data={[
              { value: 'all', label: t('notifications.page.all') },
              { value: 'unread', label: t('notifications.page.unread') },
            ]}
          />
          {newest && notices.some(({ read }) => !read) ? (
            <Button
              variant="subtle"
              leftSection={<CheckCheck size={16} aria-hidden="true" />}
              loading={markRead.isPending}
              onClick={() => markRead.mutate({ upTo: newest.id })}
            >
              {t('office.notices.markAll')}
            </Button>
          ) : null}
        </div>
        {markRead.error ? <ErrorState compact error={markRead.error} /> : null}
        {pages.isPending ? <LoadingRows tall rows={6} /> : null}
        {pages.isError && !newest ? (
          <ErrorState error={pages.error} onRetry={() => void pages.refetch()} retrying={pages.isFetching} />
        ) : null}
        {pages.isSuccess && !newest ? (
          <EmptyState title={t(onlyUnread ? 'notifications.page.allRead' : 'office.notices.none')}>
            {t(onlyUnread ? 'notifications.page.allReadHint' : 'office.notices.noneHint')}
          </EmptyState>
        ) : null}
        <NoticesByDay notices={notices} onRead={(id) => markRead.mutate({ ids: [id] })} />
        {pages.hasNextPage ? (
          <div ref={sight} className={styles.more}>
            <Button
              variant="default"
              loading={pages.isFetchingNextPage}
              onClick={() => void pages.fetchNextPage()}
            >
              {t('office.list.more')}
            </Button>
          </div>
        ) : null}
      </div>
    </>
  );
}
