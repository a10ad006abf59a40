import { emit } from '#core/events/emit.ts';
import type { JobContext, Schedule } from '#core/jobs/job.ts';
import {
  checkStored,
  type DamagedObject,
  knownObjects,
  StorageSilent,
} from '#modules/files/server/files.api.ts';
import { fileMended } from '../../contract/fixity.ts';
import { standingAlarms } from '../alarms/alarms.writes.ts';
import { mostStanding, raiseAlarms, settleAlarms } from '../alarms/raise-alarms.ts';
import type { Finding } from '../check/findings.ts';
import { holdersOf } from '../fixity/holders-of.ts';
import type { LedgerSettings } from '../ledger-settings.ts';

const codeOf = {
  missing: 'object-missing',
  changed: 'object-changed',
  unreadable: 'object-unreadable',
} as const;

/**
 * Every ten minutes: stored files are read again, a share of them each time. What is damaged is told by the record it
 * belongs to, mended from the replica where there is one, and told in any case: storage that loses one loses more.
 */
export function checkFiles({
  watched,
  fixityDays,
}: Pick<LedgerSettings, 'watched' | 'fixityDays'>): Schedule {
  return {
    name: 'ledger.check-files',
    cron: '*/10 * * * *',
    run: async (ctx) => {
      try {
        const { damaged, whole } = await checkStored(ctx, fixityDays);
        const findings: Finding[] = [];
        for (const one of damaged) findings.push(...(await tell(ctx, watched, one)));
        const mended = damaged.filter((one) => one.mended === 'mended').map(({ object }) => object);
        await settle(ctx, findings, [...whole, ...mended]);
      } catch (error) {
        if (!(error instanceof StorageSilent)) throw error;
        await raiseAlarms(ctx, 'files', [{ invariant: 'I9', finding: 'storage-silent', record: 'objects' }]);
      }
    },
  };
}

async function tell(
  ctx: JobContext,
  watched: LedgerSettings['watched'],
  { object, damage, mended }: DamagedObject,
): Promise<Finding[]> {
  const short = shortOf(object);
  const holders = await ctx.transact('read', ({ tx }) => holdersOf(tx, watched, object));
  const records = holders.map(({ source, thingId }) => `${source.module} ${thingId} ${short}`);
  const findings = (records.length > 0 ? records : [`object ${short}`]).map(
    (record): Finding => ({ invariant: 'I9', finding: codeOf[damage], record }),
  );
  await raiseAlarms(ctx, 'files', findings);
  if (mended !== 'mended') return findings;
  await ctx.transact('write', (inner) =>
    emit(inner, fileMended, {
      subject: holders[0]?.thingId ?? ctx.actor.agencyId,
      payload: { damage, object: short },
    }),
  );
  // Told, and put right at once: the bytes that took its place were hashed first.
  return [];
}

/** The beginning of the name of an object: enough to find it, and what findings name. */
const shortOf = (object: string): string => object.slice(0, 16);

/** An object that was damaged is whole again once it was read whole, or mended; one that nobody has any more is no finding. */
async function settle(
  ctx: JobContext,
  findings: readonly Finding[],
  whole: readonly string[],
): Promise<void> {
  const named = (record: string) => record.split(' ').at(-1)!;
  const { standing, known } = await ctx.transact('read', async ({ tx }) => {
    const alarms = await standingAlarms(tx, 'files', mostStanding);
    const objects = alarms.map(({ record }) => named(record));
    return { standing: alarms, known: await knownObjects(tx, objects) };
  });
  if (standing.length === 0) return;
  const sound = new Set(whole.map(shortOf));
  await settleAlarms(ctx, 'files', findings, ({ finding, record }) =>
    finding === 'storage-silent' ? whole.length > 0 : sound.has(named(record)) || !known.has(named(record)),
  );
}
