import { Route } from 'lucide-react';
import { toInitialPath } from '../addresses.ts';
import { WaitingLetters } from './waiting-letters.tsx';

/** Letters that wait for the initial of the reader's posts. */
export function ToInitialCard() {
  return (
    <WaitingLetters
      kind="initial"
      icon={Route}
      filter={{ box: 'initial' }}
      countOf={({ toInitial }) => toInitial}
      all={toInitialPath}
    />
  );
}
