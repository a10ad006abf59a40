import { Undo2 } from 'lucide-react';
import { outgoingPath } from '../addresses.ts';
import { WaitingLetters } from './waiting-letters.tsx';

/** Own letters that were given back: they stand first in the list of own drafts. */
export function ReturnedCard() {
  return (
    <WaitingLetters
      kind="returned"
      icon={Undo2}
      filter={{ box: 'mine', returned: 'true' }}
      countOf={({ returned }) => returned}
      all={outgoingPath}
      allSearch={{ returned: 'true' }}
    />
  );
}
