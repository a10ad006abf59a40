import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { emit } from '#core/events/emit.ts';
import type { JobContext, Schedule } from '#core/jobs/job.ts';
import type { TxContext } from '#core/session/context.ts';
import { filesByIds } from '#modules/files/server/files.api.ts';
import type { Ground } from '../../contract/check-ins.ts';
import { reviewOpened } from '../../contract/events.ts';
import type { CheckInId } from '../../contract/terms.ts';
import { askForDays, daysAround } from '../jobs/reckon-days.ts';
import { openReviews, type UnscoredRow, unscored, writeScores } from '../scoring.queries.ts';
import { weigh } from '../weigh-check-in.ts';

const batch = 200;

/** Weighs what speaks against check-ins that came in, and asks somebody to look where it is much. */
export const weighCheckIns: Schedule = {
  name: 'attendance.weigh-check-ins',
  cron: '* * * * *',
  run: async (ctx) => {
    let weighed = batch;
    while (weighed === batch && !ctx.signal.aborted) weighed = await weighBatch(ctx);
  },
};

async function weighBatch(ctx: JobContext): Promise<number> {
  const { rows, objects } = await ctx.transact('read', toWeigh);
  const otherPhotos = new Set<CheckInId>();
  for (const { checkInId, photo } of rows) {
    const object = objects.get(checkInId);
    if (object && (await contentDigest(ctx, object)) !== photo) otherPhotos.add(checkInId);
  }
  await ctx.transact('write', (inner) => write(inner, rows, otherPhotos));
  return rows.length;
}

/** Check-ins that nobody weighed, and the objects of their photos. */
async function toWeigh({ tx }: TxContext) {
  const rows = await unscored(tx, batch);
  const files = await filesByIds(
    tx,
    rows.flatMap(({ photoFileId }) => photoFileId ?? []),
  );
  const objects = new Map<CheckInId, string>();
  for (const { checkInId, photoFileId } of rows) {
    const file = photoFileId && files.get(photoFileId);
    if (file) objects.set(checkInId, file.sha256);
  }
  return { rows, objects };
}

/** SHA-256 of what a photo shows: objects are named by their sealed bytes. */
async function contentDigest(ctx: JobContext, object: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(await ctx.files.open(object), hash);
  return hash.digest('hex');
}

async function write(
  ctx: TxContext,
  rows: readonly UnscoredRow[],
  otherPhotos: ReadonlySet<CheckInId>,
): Promise<void> {
  const { tx, actor, clock } = ctx;
  const weighed = rows.map((row) => {
    const finding = weigh(row);
    const grounds: Ground[] = finding.review ? ['risk'] : [];
    if (otherPhotos.has(row.checkInId)) grounds.push('photo');
    // What somebody decided on is not asked about once more.
    return { row, finding, grounds: row.decided ? [] : grounds };
  });
  const asked = weighed.filter(({ grounds }) => grounds.length > 0);
  await writeScores(
    tx,
    weighed.map(({ row, finding, grounds }) => ({
      ...{ checkInId: row.checkInId, finding, asks: grounds.length > 0 },
    })),
  );
  const reviews = asked.map(({ row: { checkInId, personId }, grounds }) => ({
    checkInId,
    personId,
    grounds,
  }));
  await openReviews(tx, actor.agencyId, reviews, clock.now());
  for (const { row, grounds } of asked) {
    const { checkInId, personId, day } = row;
    await emit(ctx, reviewOpened, { subject: personId, payload: { personId, checkInId, grounds } });
    await askForDays(ctx, { personIds: [personId], ...daysAround(day) });
  }
}
