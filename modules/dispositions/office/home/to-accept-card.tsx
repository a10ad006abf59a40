import { ClipboardCheck } from 'lucide-react';
import { givenPath } from '../addresses.ts';
import { WaitingDispositions } from './waiting-dispositions.tsx';

/** Reports on what the reader gave, which wait to be accepted. */
export function ToAcceptCard() {
  return (
    <WaitingDispositions
      kind="toAccept"
      icon={ClipboardCheck}
      side="given"
      filter={{ state: ['reported'] }}
      countOf={(counters) => counters.toAccept}
      all={givenPath}
      allSearch={{ state: 'reported' }}
      open="check"
    />
  );
}
