import { z } from 'zod';
import type { Tx } from '#core/db/tx.ts';
import { enqueue, type Job, type JobContext, job } from '#core/jobs/job.ts';
import { IngestId } from '../../contract/ingest-terms.ts';
import { fileBatch } from './file-batch.ts';
import { itemsWithoutFile } from './filing.queries.ts';
import { ingestById, itemsToRead, itemsToUnpack, packagesOf } from './ingests.queries.ts';
import { notePackage, settleItems } from './ingests.writes.ts';
import { requestWords } from './read-words.ts';
import { openPackages, unpackItems } from './unpack-items.ts';

const Payload = z.object({ ingestId: IngestId });
/** Items of one transaction, and of one round through a package. */
const batch = 25;
const round = 200;
/** A run goes on for so long; then others of the queue have their turn. */
const longest = 15 * 60_000;

/**
 * Works on the items of an ingest until none waits, or somebody pauses it. What was filed is filed: a run that is cut
 * off anywhere is taken up by the next, which finds each item either as it was or with its record.
 */
export const runIngestJob: Job<typeof Payload> = job({
  name: 'archive.run-ingest',
  payload: Payload,
  maxAttempts: 25,
  run: async (ctx, { ingestId }) => {
    const packages = openPackages(ctx);
    try {
      const done = await runFor(ctx, ingestId, packages, Date.now() + longest);
      await ctx.transact('write', async ({ tx, actor }) => {
        if (!done) await requestRun(tx, actor.agencyId, ingestId);
        const toRead = await itemsToRead(tx, ingestId, 1);
        if (toRead.length > 0) await requestWords(tx, actor.agencyId, ingestId);
      });
      if (done) await giveUpPackages(ctx, ingestId);
    } finally {
      await packages.close();
    }
  },
});

/** @returns false where time ran out before the work did */
async function runFor(
  ctx: JobContext,
  ingestId: IngestId,
  packages: ReturnType<typeof openPackages>,
  until: number,
): Promise<boolean> {
  while (!ctx.signal.aborted && Date.now() < until) {
    const state = await ctx.transact('read', async ({ tx }) => (await ingestById(tx, ingestId))?.state);
    if (state !== 'running') return true;
    const packed = await ctx.transact('read', ({ tx }) => itemsToUnpack(tx, ingestId, round));
    if (packed.length > 0) await unpackItems(ctx, packages, packed);
    let filed = 0;
    for (let some = 1; some > 0 && !ctx.signal.aborted && Date.now() < until; filed += some)
      some = await fileBatch(ctx, ingestId, batch);
    if (packed.length === 0 && filed === 0) return noContentLeft(ctx, ingestId);
  }
  return false;
}

/** Rows of a sheet that no package brought a file for are refused, once there is nothing else to do. */
async function noContentLeft(ctx: JobContext, ingestId: IngestId): Promise<boolean> {
  await ctx.transact('write', async ({ tx }) => {
    const ingest = await ingestById(tx, ingestId, true);
    if (ingest?.state !== 'running') return;
    if ((await packagesOf(tx, ingestId)).some(({ state }) => state === 'coming' || state === 'arrived'))
      return;
    const rows = await itemsWithoutFile(tx, ingestId);
    const missing = { column: 'nama_file', code: 'archive.file-missing' };
    await settleItems(
      tx,
      rows.map(({ id, faults }) => ({ id, state: 'refused', faults: [...faults, missing] })),
      ctx.clock.now(),
    );
  });
  return true;
}

/** A package whose files were all taken in is not kept beside them. */
async function giveUpPackages(ctx: JobContext, ingestId: IngestId): Promise<void> {
  await ctx.transact('write', async ({ tx }) => {
    const ingest = await ingestById(tx, ingestId, true);
    const packages = await packagesOf(tx, ingestId);
    if (ingest?.state === 'paused' || ingest?.state === 'preparing' || packages.length === 0) return;
    if (ingest?.state === 'running' && (await itemsToUnpack(tx, ingestId, 1)).length > 0) return;
    for (const one of packages)
      if (one.state === 'surveyed')
        await notePackage(tx, one.id, { state: 'used', sha256: null, at: ctx.clock.now() });
  });
}

/** Asks for the items of an ingest to be worked on. Its runs follow one another. */
export function requestRun(tx: Tx, agencyId: string, ingestId: IngestId): Promise<void> {
  const of = `archive.run-ingest:${ingestId}`;
  return enqueue(tx, agencyId, runIngestJob, { ingestId }, { key: of, queue: of });
}
