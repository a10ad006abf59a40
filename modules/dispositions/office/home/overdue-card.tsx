import { AlarmClock } from 'lucide-react';
import { inboxPath } from '../addresses.ts';
import { WaitingDispositions } from './waiting-dispositions.tsx';

/** Dispositions past their deadline; with the act that is due. */
export function OverdueCard() {
  return (
    <WaitingDispositions
      kind="overdue"
      icon={AlarmClock}
      side="inbox"
      filter={{ overdue: 'true' }}
      countOf={(counters) => counters.overdue}
      all={inboxPath}
      allSearch={{ overdue: 'true' }}
    />
  );
}
