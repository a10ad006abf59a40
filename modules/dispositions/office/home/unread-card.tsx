import { Mail } from 'lucide-react';
import { inboxPath } from '../addresses.ts';
import { WaitingDispositions } from './waiting-dispositions.tsx';

/** Dispositions that nobody of the post has read. */
export function UnreadCard() {
  return (
    <WaitingDispositions
      kind="unread"
      icon={Mail}
      side="inbox"
      filter={{ state: ['sent'] }}
      countOf={(counters) => counters.unread}
      all={inboxPath}
      allSearch={{ state: 'sent' }}
      open="read"
    />
  );
}
