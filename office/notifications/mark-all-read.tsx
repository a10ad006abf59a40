import { Button, type ButtonProps } from '@mantine/core';
import { CheckCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { NotificationView } from '#modules/notifications/contract/notifications.ts';
import type { useMarkRead } from './notice-calls.ts';

interface MarkAllReadProps {
  /** Newest first. */
  notices: readonly NotificationView[];
  act: ReturnType<typeof useMarkRead>;
  size?: ButtonProps['size'];
}

/** Marks all notices as read, up to the newest of these; it is not there where nothing is unread. */
export function MarkAllRead({ notices, act, size }: MarkAllReadProps) {
  const { t } = useTranslation();
  const newest = notices[0];
  if (!newest || notices.every(({ read }) => read)) return null;
  return (
    <Button
      variant="subtle"
      {...(size ? { size } : {})}
      leftSection={<CheckCheck size={16} aria-hidden="true" />}
      loading={act.isPending}
      onClick={() => act.mutate({ upTo: newest.id })}
    >
      {t('office.notices.markAll')}
    </Button>
  );
}
