import { ListTodo } from 'lucide-react';
import { inboxPath, toFollowUp } from '../addresses.ts';
import { WaitingDispositions } from './waiting-dispositions.tsx';

/** Dispositions that were read and are not yet reported. */
export function FollowUpCard() {
  return (
    <WaitingDispositions
      kind="followUp"
      icon={ListTodo}
      side="inbox"
      filter={{ state: [...toFollowUp] }}
      countOf={(counters) => counters.open - counters.unread}
      all={inboxPath}
      allSearch={{ state: toFollowUp }}
    />
  );
}
