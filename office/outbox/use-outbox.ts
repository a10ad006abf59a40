import { useEffect } from 'react';
import { useSession } from '../session/use-session.ts';
import { useStore } from '../state/store.ts';
import { type UnsentAct, unsentActs } from './outbox-state.ts';
import { ownerOf } from './owner.ts';

/** The first screen comes before the outbox (ms). */
const grace = 800;

/** Keeps the outbox of the person at work going, for as long as the office is open. */
export function useOutbox(): void {
  const owner = ownerOf(useSession());
  useEffect(() => {
    let stop = () => {};
    let ended = false;
    const timer = setTimeout(() => {
      import('./outbox.ts').then(
        ({ followOutbox }) => {
          if (!ended) stop = followOutbox(owner);
        },
        () => {},
      );
    }, grace);
    return () => {
      ended = true;
      clearTimeout(timer);
      stop();
    };
  }, [owner]);
}

/** What was done to this thing and has not been sent. */
export function useUnsent(subject: string): readonly UnsentAct[] {
  return useStore(unsentActs).filter((act) => act.subject === subject);
}
