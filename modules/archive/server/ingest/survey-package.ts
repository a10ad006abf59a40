import { z } from 'zod';
import type { Tx } from '#core/db/tx.ts';
import { enqueue, type Job, type JobContext, job } from '#core/jobs/job.ts';
import { type IngestId, PackageId } from '../../contract/ingest-terms.ts';
import { baseName } from '../rules/ingest/file-names.ts';
import { ingestById, type PackageRecord, packageById } from './ingests.queries.ts';
import { matchEntries, notePackage } from './ingests.writes.ts';
import { requestRun } from './run-ingest.ts';
import { isRefusal } from './unpack-items.ts';
import { type ListedEntry, listPackage } from './zip-package.ts';

const Payload = z.object({ packageId: PackageId });
const mostFaults = 1_000;
const atOnce = 1_000;

/** Keeps a package that has arrived whole, and finds the rows of the sheet in it; nothing is unpacked yet. */
export const surveyPackageJob: Job<typeof Payload> = job({
  name: 'archive.survey-package',
  payload: Payload,
  maxAttempts: 10,
  run: async (ctx, { packageId }) => {
    const row = await ctx.transact('read', ({ tx }) => packageById(tx, packageId));
    if (row?.state !== 'arrived') return;
    const sha256 = row.sha256 ?? (await keep(ctx, row));
    try {
      const listed = await ctx.files.withLocalCopy(sha256, listPackage);
      await match(ctx, row, listed);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const refusal = { state: 'refused', refusal: error.code, sha256: null, at: ctx.clock.now() };
      await ctx.transact('write', ({ tx }) => notePackage(tx, packageId, refusal));
    }
    await ctx.files.partials.discard(packageId);
  },
});

async function keep(ctx: JobContext, row: PackageRecord): Promise<string> {
  const content = await ctx.files.partials.open(row.id);
  const maxBytes = Number(row.size_bytes);
  const { sha256 } = await ctx.files.put(content, { maxBytes, agency: ctx.actor.agencyId });
  await ctx.transact('write', ({ tx }) => notePackage(tx, row.id, { sha256, at: ctx.clock.now() }));
  return sha256;
}

async function match(ctx: JobContext, row: PackageRecord, listed: readonly ListedEntry[]): Promise<void> {
  await ctx.transact('write', async ({ tx, actor }) => {
    const ingest = await ingestById(tx, row.ingest_id, true);
    const faults: { name: string; code: string }[] = [];
    const blame = (name: string, code: string) => {
      if (faults.length < mostFaults) faults.push({ name: name.slice(0, 300), code });
    };
    for (const { path, fault } of listed) if (fault) blame(path, fault);
    const sound = listed.filter(({ fault }) => fault === null);
    for (let at = 0; at < sound.length; at += atOnce) {
      const some = sound
        .slice(at, at + atOnce)
        .map(({ path, entry }) => ({ path, base: baseName(path), entry }));
      const matched = await matchEntries(tx, row.ingest_id, row.id, some);
      for (const { path } of some) if (!matched.has(path)) blame(path, 'archive.file-unnamed');
    }
    const { length: entries } = listed;
    await notePackage(tx, row.id, { state: 'surveyed', entries, faults, at: ctx.clock.now() });
    if (ingest?.state === 'running') await requestRun(tx, actor.agencyId, row.ingest_id as IngestId);
  });
}

export function requestSurvey(tx: Tx, agencyId: string, packageId: PackageId): Promise<void> {
  return enqueue(
    tx,
    agencyId,
    surveyPackageJob,
    { packageId },
    { key: `archive.survey-package:${packageId}` },
  );
}
