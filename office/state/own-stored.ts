import { ownerAtWork } from '../session/at-work.ts';
import { readStored, storedKeys, writeStored } from './stored.ts';

/** `kept` outlives signing out, for it is the person's own work; `passing` does not. Neither is found by anybody else. */
type Stay = 'kept' | 'passing';

const keyOf = (stay: Stay, key: string) => `${stay}.${ownerAtWork() ?? ''}.${key}`;

/** A small value that this browser keeps for the person at work. */
export function readOwn(stay: Stay, key: string): string | null {
  return readStored(keyOf(stay, key));
}

/** Keeps a value for the person at work, or forgets it when it is null. */
export function writeOwn(stay: Stay, key: string, value: string | null): void {
  writeStored(keyOf(stay, key), value);
}

/** Forgets what does not outlive signing out, whoever left it. */
export function forgetStored(): void {
  for (const key of storedKeys('passing.')) writeStored(key, null);
}
