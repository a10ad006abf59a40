import { Button, SegmentedControl } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Settings2 } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { rowsOf, useOperationPages } from '#office/data/use-operation.ts';
import { PagedRows } from '#office/design/list/paged-rows.tsx';
import { useListKeyboard } from '#office/design/list/use-list-keyboard.ts';
import { PageHeader } from '#office/design/page-header.tsx';
import { EmptyState } from '#office/design/states/empty-state.tsx';
import { ErrorState } from '#office/design/states/error-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { MarkAllRead } from '#office/notifications/mark-all-read.tsx';
import { useMarkRead } from '#office/notifications/notice-calls.ts';
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
  const markRead = useMarkRead();
  const box = useRef<HTMLDivElement>(null);
  useListKeyboard(box);
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
          <MarkAllRead notices={rowsOf(pages)} act={markRead} />
        </div>
        {markRead.error ? <ErrorState compact error={markRead.error} /> : null}
        <PagedRows
          pages={pages}
          onSight
          loading={<LoadingRows tall rows={6} />}
          empty={
            <EmptyState title={t(onlyUnread ? 'notifications.page.allRead' : 'office.notices.none')}>
              {t(onlyUnread ? 'notifications.page.allReadHint' : 'office.notices.noneHint')}
            </EmptyState>
          }
        >
          {(rows) => <NoticesByDay notices={rows} onRead={(id) => markRead.mutate({ ids: [id] })} />}
        </PagedRows>
      </div>
    </>
  );
}
