/**
 * Where objects wait that no row seems to point to, before they are forgotten. What was set aside is still read: it
 * comes back to its place by that, so an object that was just about to be used is never lost.
 */
export interface AsideObjects {
  /** Names of all objects at their place that were last written before that moment, a handful at a time. */
  candidates(before: Date): AsyncIterable<string[]>;
  /** Takes an object from its place; nothing happens when it is not there. */
  set(sha256: string): Promise<void>;
  /** Names of the objects that were set aside before that moment, a handful at a time. */
  waiting(before: Date): AsyncIterable<string[]>;
  /** Brings an object back to its place. @returns false when it was not aside */
  takeBack(sha256: string): Promise<boolean>;
  /** Removes an object that was set aside, for good. */
  forget(sha256: string): Promise<void>;
}

/** The first two letters of all names: objects are looked through in so many parts. */
export const firstLetters: readonly string[] = Array.from({ length: 256 }, (_, byte) =>
  byte.toString(16).padStart(2, '0'),
);

export const isObjectName = (name: string): boolean => /^[0-9a-f]{64}$/.test(name);
