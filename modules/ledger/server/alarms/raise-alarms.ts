import { emit } from '#core/events/emit.ts';
import { postsHolding, rootUnit } from '#modules/organization/server/organization.api.ts';
import { ledgerAlarm } from '../../contract/events.ts';
import { watchLedger } from '../../contract/permissions.ts';
import { type Finding, lineOf } from '../check/findings.ts';
import type { PublishingContext } from '../publish/publishing-context.ts';
import {
  type AlarmRow,
  type Check,
  endAlarms,
  noteAlarm,
  seeAgain,
  standingAlarms,
} from './alarms.writes.ts';

/** Where very much is wrong, so many new records at once say enough; those after them come with the next run. */
const mostAtOnce = 50;
/** Alarms that one run may find put right. */
export const mostStanding = 2_000;

/** Tells of what does not hold, each record once; what is known already is only seen again. */
export async function raiseAlarms(
  ctx: PublishingContext,
  check: Check,
  findings: readonly Finding[],
): Promise<void> {
  if (findings.length === 0) return;
  ctx.log.error({ findings: findings.slice(0, mostAtOnce) }, 'the ledger does not hold');
  await ctx.transact('write', async (inner) => {
    const now = inner.clock.now();
    const fresh = await seeAgain(inner.tx, check, findings, now);
    if (fresh.length === 0) return;
    const root = await rootUnit(inner.tx);
    const posts = root ? await postsHolding(inner.tx, watchLedger, root.id) : [];
    for (const finding of fresh.slice(0, mostAtOnce)) {
      const alarmId = await noteAlarm(inner.tx, check, finding, now);
      if (alarmId) await emit(inner, ledgerAlarm, { subject: alarmId, payload: { ...finding, posts } });
    }
  });
}

/**
 * Ends what a check saw earlier and does not see any more. That it is not among the findings says nothing by itself: only
 * what was looked at again holds again.
 * @param hasLooked whether the check looked at the same again since it was seen last, and could
 */
export async function settleAlarms(
  ctx: PublishingContext,
  check: Check,
  findings: readonly Finding[],
  hasLooked: (alarm: AlarmRow) => boolean,
): Promise<void> {
  const standing = await ctx.transact('read', ({ tx }) => standingAlarms(tx, check, mostStanding));
  const seen = new Set(findings.map(lineOf));
  const over = standing.filter((alarm) => !seen.has(lineOf(alarm)) && hasLooked(alarm)).map(({ id }) => id);
  if (over.length > 0) await ctx.transact('write', ({ tx }) => endAlarms(tx, check, over));
}
