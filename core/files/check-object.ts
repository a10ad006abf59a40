import type { Readable } from 'node:stream';
import type { AppError } from '../contract/errors.ts';
import type { FileStore } from './file-store.ts';

/** What is wrong with a stored object: not there, other bytes than its name says, or a disk that does not give it. */
export type Damage = 'missing' | 'changed' | 'unreadable';

/** How mending went; of an object that was not mended, what the replica has of it. */
export type Mended = 'mended' | 'none' | 'missing' | 'damaged' | 'unreachable';

/** Reads an object to its end, and so compares every byte with its name. @param agency whose it is */
export async function checkObject(
  files: Pick<FileStore, 'open'>,
  sha256: string,
  agency?: string,
): Promise<Damage | undefined> {
  try {
    for await (const piece of await files.open(sha256, { agency })) void piece;
    return undefined;
  } catch (error) {
    const { code } = error as AppError;
    if (code === 'files.object-missing') return 'missing';
    return code === 'files.object-damaged' ? 'changed' : 'unreadable';
  }
}

/** Mends an object from the replica, and reads it again from its place: what counts is that it is whole there. */
export async function mendFromReplica(
  files: Pick<FileStore, 'open' | 'mend' | 'replica'>,
  sha256: string,
  agency?: string,
): Promise<Mended> {
  if (!files.replica) return 'none';
  let stored: Readable | undefined;
  try {
    stored = await files.replica.open(sha256);
    if (!stored) return 'missing';
    if (!(await files.mend(sha256, stored))) return 'damaged';
  } catch {
    return 'unreachable';
  } finally {
    stored?.destroy();
  }
  return (await checkObject(files, sha256, agency)) === undefined ? 'mended' : 'damaged';
}
