import { PenTool } from 'lucide-react';
import { toSignPath } from '../addresses.ts';
import { WaitingLetters } from './waiting-letters.tsx';

/** Letters that wait for the signature of the reader's posts. */
export function ToSignCard() {
  return (
    <WaitingLetters
      kind="sign"
      icon={PenTool}
      filter={{ box: 'sign' }}
      countOf={({ toSign }) => toSign}
      all={toSignPath}
    />
  );
}
