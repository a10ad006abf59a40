import type { Readable } from 'node:stream';
import type { Arrival, FileStore } from './file-store.ts';

/** What a driver does to mend one of its objects. */
export interface Mending {
  receive: FileStore['receive'];
  /** Takes what lies in the place of the object to where nothing is ever removed; nothing happens where it is empty. */
  keepDamaged(sha256: string): Promise<void>;
}

/** Bytes are the object when they have its name. */
const isNamed = (arrival: Pick<Arrival, 'sha256'>, sha256: string) => arrival.sha256 === sha256;

/** Puts bytes in the place of an object once they are known to be it. @returns false when they are not */
export async function mendObject(
  { receive, keepDamaged }: Mending,
  sha256: string,
  stored: Readable,
  isObject = isNamed,
): Promise<boolean> {
  const arrival = await receive(stored, { maxBytes: Number.MAX_SAFE_INTEGER });
  try {
    if (!isObject(arrival, sha256)) return false;
    await keepDamaged(sha256);
    await arrival.keep();
    return true;
  } finally {
    await arrival.discard();
  }
}
