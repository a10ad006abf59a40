import { Send } from 'lucide-react';
import { outgoingPath } from '../addresses.ts';
import { WaitingLetters } from './waiting-letters.tsx';

/** Signed letters that nobody has sent yet. */
export function ToSendCard() {
  return (
    <WaitingLetters
      kind="send"
      icon={Send}
      filter={{ box: 'send' }}
      countOf={({ toSend }) => toSend}
      all={outgoingPath}
      allSearch={{ box: 'send' }}
    />
  );
}
