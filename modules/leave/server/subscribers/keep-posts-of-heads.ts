import { startOfDay, startOfNextDay } from '#core/clock/day-bounds.ts';
import { emit } from '#core/events/emit.ts';
import { subscriber } from '#core/events/subscriber.ts';
import type { TxContext } from '#core/session/context.ts';
import { holderEnded } from '#modules/organization/contract/events.ts';
import { appointStandIn, endStandIn, postsHeadedBy } from '#modules/organization/server/organization.api.ts';
import { leaveChanged, leaveEnded, leaveGranted, standInOpened } from '../../contract/events.ts';
import type { LeaveRequestId } from '../../contract/ids.ts';
import { type KnownRequest, lockKnown } from '../requests.queries.ts';
import { addDays } from '../rules/length/calendar-days.ts';
import { openStandInsFor, standInsOf } from '../stand-ins.queries.ts';
import { closeStandIns, insertStandIn } from '../stand-ins.writes.ts';

/** A head on leave is stood in for by a Plh., from the first to the last day of the leave and no longer. */
export const openStandIn = subscriber('leave.open-stand-in', leaveGranted, (ctx, { payload }) =>
  open(ctx, payload.requestId),
);

/** Leave that ends early, or does not come about, ends the Plh. with it. */
export const closeStandIn = subscriber('leave.close-stand-in', leaveEnded, (ctx, { payload }) =>
  close(ctx, payload.requestId),
);

/** So does leave that another one replaces; what replaces it opens its own. */
export const closeReplacedStandIn = subscriber(
  'leave.close-replaced-stand-in',
  leaveChanged,
  async (ctx, { payload }) => {
    await close(ctx, payload.requestId);
    // The new leave may have been heard of first, and have met the Plh. of this one.
    await open(ctx, payload.byRequestId);
  },
);

/** Who leaves the post during the leave is stood in for there no longer. */
export const closeStandInOfFormerHead = subscriber(
  'leave.close-stand-in-of-former-head',
  holderEnded,
  async (ctx, { payload: { kind, postId, personId, endsAt } }) => {
    if (kind !== 'definitive') return;
    for (const holderId of await openStandInsFor(ctx.tx, postId, personId))
      await endStandIn(ctx, holderId, new Date(endsAt));
  },
);

/** Delivered twice, or after the leave was taken back, it opens nothing more. */
async function open(ctx: TxContext, requestId: LeaveRequestId): Promise<void> {
  const { tx, actor, clock } = ctx;
  const row = await lockKnown(tx, requestId);
  if (row?.state !== 'granted' || !row.substituteId || row.half || row.hours) return;
  const known = await standInsOf(tx, requestId);
  const startsAt = startOfDay(row.zone, row.first);
  const leaveEnds = startOfNextDay(row.zone, row.last);
  for (const { postId, endsAt: heads } of await postsHeadedBy(tx, row.personId, startsAt)) {
    // Nobody stands in for a head longer than they are the head.
    const endsAt = heads && heads < leaveEnds ? heads : leaveEnds;
    if (endsAt <= clock.now()) continue;
    if (known.some((one) => one.postId === postId)) continue;
    const decreeNumber = null;
    const standIn = { postId, personId: row.substituteId, startsAt, endsAt, decreeNumber };
    const holderId = await appointStandIn(ctx, standIn);
    // Where another acting official keeps the post it stays so; what replaces leave asks again once that leave is closed.
    if (!holderId && row.replacesId && !(await isReplacedClosed(ctx, row))) continue;
    await insertStandIn(tx, actor.agencyId, { requestId, postId, holderId, openedAt: clock.now() });
    if (!holderId) continue;
    const payload = { requestId, personId: row.personId, substituteId: row.substituteId, postId };
    await emit(ctx, standInOpened, { subject: requestId, matter: row.personId, payload });
  }
}

async function isReplacedClosed({ tx }: TxContext, { replacesId }: KnownRequest): Promise<boolean> {
  const before = replacesId ? await standInsOf(tx, replacesId) : [];
  return before.every(({ closedAt }) => closedAt !== null);
}

async function close(ctx: TxContext, requestId: LeaveRequestId): Promise<void> {
  const { tx, actor, clock } = ctx;
  const row = await lockKnown(tx, requestId);
  if (!row || row.state === 'granted') return;
  // Of leave that ended early the day of return is not leave any more; what never came about ends at once.
  const now = clock.now();
  const back = row.takenUntil ? startOfDay(row.zone, addDays(row.takenUntil, 1)) : now;
  // What the Plh. did until now was done by right, whenever the head says to have been back.
  const ends = back > now ? back : now;
  for (const { holderId, closedAt } of await standInsOf(tx, requestId))
    if (holderId && !closedAt) await endStandIn(ctx, holderId, ends);
  await closeStandIns(tx, actor.agencyId, requestId, now);
}
