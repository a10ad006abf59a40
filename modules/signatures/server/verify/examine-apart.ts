import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { AppError, fail } from '#core/contract/errors.ts';
import { turnTaking } from '#core/documents/turn-taking.ts';
import { ownEntry } from '#core/processes/own-entry.ts';
import type { Examination } from './examined-pdf.ts';
import type { VerificationTerms } from './verification.ts';

/** Files examined at once in this process; one core stays free for everything else. */
const turns = turnTaking(Math.max(1, availableParallelism() - 1));
/** More than this in line is a flood, not citizens. */
const longestLine = 50;

/** An honest file takes a tenth of a second; what takes longer was made to. */
export const longestMilliseconds = 10_000;
const heapMegabytes = 384;

interface Limits {
  milliseconds?: number;
}

/**
 * Examines a file of a stranger in a thread of its own, which ends with it: no file can hold up anybody else, whatever
 * it holds, and nothing of it stays.
 * @throws core.busy when too many wait, signatures.file-too-heavy when the file takes too long or too much memory
 */
export async function examinePdf(
  bytes: Uint8Array,
  terms: VerificationTerms,
  { milliseconds = longestMilliseconds }: Limits = {},
): Promise<Examination> {
  if (turns.waiting >= longestLine) fail('core.busy');
  const [entry, leave] = await Promise.all([
    ownEntry('modules/signatures/server/verify/examine-thread.ts'),
    turns.enter(),
  ]);
  try {
    return await inThread(entry, bytes, terms, milliseconds);
  } finally {
    leave();
  }
}

function inThread(
  entry: string,
  bytes: Uint8Array,
  terms: VerificationTerms,
  milliseconds: number,
): Promise<Examination> {
  // A copy of its own, which moves into the thread: small buffers share their memory with others.
  const own = new Uint8Array(bytes);
  const thread = new Worker(entry, {
    workerData: { bytes: own, terms },
    transferList: [own.buffer],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: 32 },
  });
  return new Promise<Examination>((resolve, reject) => {
    const timer = setTimeout(() => reject(new AppError('signatures.file-too-heavy')), milliseconds);
    thread.once('message', resolve);
    thread.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new AppError('signatures.file-too-heavy') : error),
    );
    thread.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('the thread that examines files ended'));
    });
  }).finally(() => thread.terminate());
}
