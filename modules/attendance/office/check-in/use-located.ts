import { useEffect, useState } from 'react';
import { type Located, locate } from '../device/locate.ts';

/** A position is of the moment of the press: after this time it is asked for anew (ms). */
const stays = 120_000;

export type Found = Located | { position: null; why: 'old' };

/** What the phone answered; null while it has not. `again` asks once more, by another press. */
export function useLocated(asked: Promise<Located>): { located: Found | null; again: () => void } {
  const [question, setQuestion] = useState(asked);
  const [located, setLocated] = useState<Found | null>(null);
  useEffect(() => {
    let left = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    void question.then((found) => {
      if (left) return;
      setLocated(found);
      if (found.position) timer = setTimeout(() => setLocated({ position: null, why: 'old' }), stays);
    });
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [question]);
  return {
    located,
    again: () => {
      setLocated(null);
      setQuestion(locate());
    },
  };
}
