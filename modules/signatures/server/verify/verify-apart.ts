import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { AppError, fail } from '#core/contract/errors.ts';
import { type TurnTaking, turnTaking } from '#core/documents/turn-taking.ts';
import { ownEntry } from '#core/processes/own-entry.ts';
import '../../contract/errors.ts';
import type { Verification, VerificationTerms } from './verification.ts';

/** Files judged at once in this process, in each lane; one core stays free for everything else. */
const places = Math.max(1, availableParallelism() - 1);
/** Files of strangers and letters of the house do not wait for each other: what was made to be heavy holds up its like. */
const lanes = { strangers: turnTaking(places), kept: turnTaking(places) };
/** More than this in line is a flood, not citizens. */
const longestLine = 50;

interface Limits {
  milliseconds: number;
  heapMegabytes: number;
}

/** An honest file takes a tenth of a second, on a machine that does ten other things a few; the rest was made to. */
const strangersLimits: Limits = { milliseconds: 10_000, heapMegabytes: 384 };
const keptLimits: Limits = { milliseconds: 30_000, heapMegabytes: 384 };

/**
 * `verifyPdf` for files of strangers, in a thread of its own, which ends with it: no file can hold up anybody else,
 * whatever it holds, and nothing of it stays.
 * @throws core.busy when too many wait, signatures.file-too-heavy when it takes too long or too much memory
 */
export const verifyApart = (
  bytes: Uint8Array,
  terms: VerificationTerms,
  limits = strangersLimits,
): Promise<Verification> => verifyIn(lanes.strangers, bytes, terms, limits);

/** The same for what the house keeps itself, in a lane that no stranger's file can stop. */
export const verifyKept = (bytes: Uint8Array, terms: VerificationTerms): Promise<Verification> =>
  verifyIn(lanes.kept, bytes, terms, keptLimits);

async function verifyIn(
  turns: TurnTaking,
  bytes: Uint8Array,
  terms: VerificationTerms,
  limits: Limits,
): Promise<Verification> {
  if (turns.waiting >= longestLine) fail('core.busy');
  const entry = await ownEntry('modules/signatures/server/verify/verify-thread.ts');
  const leave = await turns.enter();
  try {
    return await inThread(entry, bytes, terms, limits);
  } finally {
    leave();
  }
}

function inThread(
  entry: string,
  bytes: Uint8Array,
  terms: VerificationTerms,
  { milliseconds, heapMegabytes }: Limits,
): Promise<Verification> {
  // A copy of its own, which moves into the thread: small buffers share their memory with others.
  const own = new Uint8Array(bytes);
  const thread = new Worker(entry, {
    workerData: { bytes: own, terms },
    transferList: [own.buffer],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes, maxYoungGenerationSizeMb: 32 },
  });
  return new Promise<Verification>((resolve, reject) => {
    const timer = setTimeout(() => reject(new AppError('signatures.file-too-heavy')), milliseconds);
    thread.once('message', resolve);
    thread.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new AppError('signatures.file-too-heavy') : error),
    );
    thread.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('the thread that judges files ended'));
    });
  }).finally(() => thread.terminate());
}
