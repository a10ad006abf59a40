import { AlarmClock } from 'lucide-react';
import { inboxPath } from '../addresses.ts';
import { WaitingDispositions } from './waiting-dispositions.tsx';

/** Dispositions past their deadline; stands there only while there are any. */
export function OverdueCard() {
  return (
    <WaitingDispositions
      kind="overdue"
      icon={AlarmClock}
      side="inbox"
      filter={{ overdue: 'true' }}
      countOf={(counters) => counters.overdue}
      all={inboxPath}
      onlyIfAny
    />
  );
}
