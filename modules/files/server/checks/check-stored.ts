import { checkObject, type Damage, type Mended, mendFromReplica } from '#core/files/check-object.ts';
import type { JobContext } from '#core/jobs/job.ts';
import { countChecks, dueObjects, enrollObjects, noteDamage, noteWhole } from './checks.queries.ts';

/** Runs of one day, ten minutes apart. */
const runsOfDay = 144;
/** A run reads at least so many, and ends after so many seconds. */
const pace = { least: 20, seconds: 60 };
const day = 86_400_000;

/** An object that is not what its name says, and whether the replica could mend it. */
export interface DamagedObject {
  object: string;
  damage: Damage;
  mended: Mended;
}

/** What one run read. */
export interface ReadObjects {
  damaged: DamagedObject[];
  /** Objects that are what their names say. */
  whole: string[];
}

/** The storage gives nothing at all: that is told once, and of no object. */
export class StorageSilent extends Error {}

/**
 * Reads stored objects again, as many as are needed for each to be read within so many days, and mends what is damaged
 * from the replica. One that could not be mended is looked at with every run.
 * @throws StorageSilent
 */
export async function checkStored(ctx: JobContext, days: number): Promise<ReadObjects> {
  const now = ctx.clock.now();
  const since = new Date(now.getTime() - days * day);
  // New ones, and those that no row names any more, are looked for four times a day.
  const known = await ctx.transact('read', ({ tx }) => countChecks(tx, since));
  if (known.total === 0 || isTimeToEnroll(now))
    await ctx.transact('write', ({ tx }) => enrollObjects(tx, now));
  const { total } = await ctx.transact('read', ({ tx }) => countChecks(tx, since));
  const share = Math.max(pace.least, Math.ceil((1.5 * total) / (days * runsOfDay)));
  // Some time before it has to be: a worker that stood still catches up.
  const due = new Date(now.getTime() - (days * day * 2) / 3);
  const objects = await ctx.transact('read', ({ tx }) => dueObjects(tx, due, share));
  return readObjects(ctx, objects, now);
}

async function readObjects(ctx: JobContext, objects: readonly string[], now: Date): Promise<ReadObjects> {
  const agency = ctx.actor.agencyId;
  const began = performance.now();
  const whole: string[] = [];
  const wrong: { object: string; damage: Damage }[] = [];
  for (const object of objects) {
    if (ctx.signal.aborted || performance.now() - began > pace.seconds * 1_000) break;
    const damage = await checkObject(ctx.files, object, agency);
    if (damage) wrong.push({ object, damage });
    else whole.push(object);
  }
  if (whole.length > 0) await ctx.transact('write', ({ tx }) => noteWhole(tx, whole, now));
  if (whole.length === 0 && wrong.length > 1 && wrong.every(({ damage }) => damage === 'unreadable'))
    throw new StorageSilent('no object can be read');
  const damaged: DamagedObject[] = [];
  for (const { object, damage } of wrong) {
    const mended = await mendFromReplica(ctx.files, object, agency);
    await ctx.transact('write', ({ tx }) => noteDamage(tx, object, { damage, mended }, now));
    damaged.push({ object, damage, mended });
  }
  return { damaged, whole };
}

/** True for four runs a day: a machine that is off at night has some of them in office hours. */
const isTimeToEnroll = (now: Date): boolean => now.getUTCHours() % 6 === 0 && now.getUTCMinutes() < 10;
