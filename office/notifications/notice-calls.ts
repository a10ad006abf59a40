import { notifications } from '#modules/notifications/contract/notifications.ts';
import { useAct } from '../data/use-act.ts';
import { useOperation, useOperationPages } from '../data/use-operation.ts';

/** How many notices are unread; the server counts up to 100. */
export function useUnreadNotices(): number {
  return useOperation(notifications.counters, {}).data?.unread ?? 0;
}

export function useNotices() {
  return useOperationPages(notifications.list, {});
}

export function useMarkRead() {
  return useAct(notifications.markRead);
}
