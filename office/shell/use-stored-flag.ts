import { useState } from 'react';
import { readStored, writeStored } from '../state/stored.ts';

/** A switch that this browser remembers. */
export function useStoredFlag(key: string): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(() => readStored(key) === 'on');
  return [
    on,
    (next) => {
      writeStored(key, next ? 'on' : null);
      setOn(next);
    },
  ];
}
