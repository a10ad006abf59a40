import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from '#core/files/durable-folder.ts';
import type { OnStep } from './steps.ts';

/** What a file is called until it takes its place; one that a crash left behind is written over. */
export const besideEnding = '.new';

/**
 * Writes a file in one step over what was there. Once this resolves it survives a power cut; before, either the old or
 * the new one is there, whole. One writer at a time.
 */
export async function replaceDurably(path: string, bytes: Uint8Array, onStep: OnStep): Promise<void> {
  const beside = `${path}${besideEnding}`;
  await onStep('create');
  const file = await open(beside, 'w', 0o600);
  try {
    await onStep('write');
    await file.writeFile(bytes);
    await onStep('sync');
    await file.sync();
  } finally {
    await file.close();
  }
  await onStep('rename');
  await rename(beside, path);
  await onStep('sync-folder');
  await syncFolder(dirname(path));
}
