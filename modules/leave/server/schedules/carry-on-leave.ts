import { dayIn, officeZones } from '#core/clock/clock.ts';
import { emit } from '#core/events/emit.ts';
import type { JobContext, Schedule } from '#core/jobs/job.ts';
import type { TxContext } from '#core/session/context.ts';
import type { Zone } from '#modules/calendar/contract/terms.ts';
import { leaveFinished, leavePassedOn } from '../../contract/events.ts';
import type { LeaveRequestId } from '../../contract/ids.ts';
import { findDesks } from '../find-desks.ts';
import { settingsOf } from '../known-settings.ts';
import { type KnownRequest, leaveOver, lockKnown, waitingAtPosts } from '../requests.queries.ts';
import { changeRequest, insertStep, setPosts } from '../requests.writes.ts';
import { deciderOf } from '../rules/eligibility/decider.ts';
import { kindRule, lawOn } from '../rules/law/law-on.ts';
import { calendarDays } from '../rules/length/calendar-days.ts';
import { daysTold, waitsWith } from '../tell-request.ts';

const batch = 100;

/** Finishes leave whose days are over, and hands on what waits at a post that nobody keeps any more. */
export const carryOnLeave: Schedule = {
  name: 'leave.carry-on',
  cron: '5 * * * *',
  run: async (ctx) => {
    while (!ctx.signal.aborted && (await finishBatch(ctx)) === batch);
    let after: LeaveRequestId | null = null;
    do {
      after = await passOnBatch(ctx, after);
    } while (after && !ctx.signal.aborted);
  },
};

/** One transaction; how many were finished. A second run meets nothing of it again. */
function finishBatch(outer: JobContext): Promise<number> {
  return outer.transact('write', async (ctx) => {
    const now = ctx.clock.now();
    const today = Object.fromEntries(officeZones.map((zone) => [zone, dayIn(zone, now)])) as Record<
      Zone,
      string
    >;
    const over = await leaveOver(ctx.tx, today, batch);
    for (const { id } of over) await finish(ctx, id, today);
    return over.length;
  });
}

async function finish(ctx: TxContext, id: LeaveRequestId, today: Record<Zone, string>): Promise<void> {
  const { tx, actor } = ctx;
  const row = await lockKnown(tx, id);
  if (row?.state !== 'granted') return;
  await changeRequest(tx, actor.agencyId, { id, state: 'taken' });
  await writeOwnStep(ctx, row, 'finish', today[row.zone]);
  await emit(ctx, leaveFinished, { subject: id, matter: row.personId, payload: daysTold(row) });
}

function writeOwnStep(
  { tx, actor, clock }: TxContext,
  row: KnownRequest,
  act: 'finish' | 'pass-on',
  onDay: string,
): Promise<void> {
  return insertStep(tx, actor.agencyId, {
    ...{ requestId: row.id, act, party: 'system', byId: null, at: clock.now(), onDay },
    postId: row.state === 'awaiting-superior' ? row.superiorPostId : row.officialPostId,
    ...{ opinion: null, reason: null, letterNumber: null, first: null, last: null },
  });
}

/** One transaction of the walk; where it goes on, or null at the end. */
function passOnBatch(outer: JobContext, after: LeaveRequestId | null): Promise<LeaveRequestId | null> {
  return outer.transact('write', async (ctx) => {
    const waiting = await waitingAtPosts(ctx.tx, after, batch);
    for (const { id } of waiting) await passOn(ctx, id);
    return waiting.length === batch ? waiting.at(-1)!.id : null;
  });
}

/** The desk that it lies with is found anew: the same as long as somebody keeps it. */
async function passOn(ctx: TxContext, id: LeaveRequestId): Promise<void> {
  const { tx, actor, clock } = ctx;
  const row = await lockKnown(tx, id);
  if (row?.state !== 'awaiting-superior' && row?.state !== 'awaiting-official') return;
  const rule = kindRule(lawOn(row.first, row.employment), row.kind, row.employment);
  if (!rule) return;
  const { settings } = await settingsOf(tx);
  const asked = {
    kind: row.kind,
    decider: row.notice ? ('superior' as const) : deciderOf(row, rule, settings).by,
    days: calendarDays(row.continues ?? row.first, row.last),
  };
  const today = dayIn(row.zone, clock.now());
  const desks = await findDesks(ctx, row.personId, asked, today);
  if (typeof desks === 'string') return;
  const { superiorPostId, officialPostId } = desks;
  const isSuperiors = row.state === 'awaiting-superior';
  const stays = isSuperiors ? superiorPostId === row.superiorPostId : officialPostId === row.officialPostId;
  if (stays) return;
  // Who has considered stays named; of those still to come the one whose turn it is changes, and the other with it.
  const next: KnownRequest = {
    ...row,
    officialPostId,
    superiorPostId: isSuperiors ? superiorPostId : row.superiorPostId,
  };
  // The superior who is the official now would consider and decide in one: it lies with the official then.
  if (isSuperiors && !row.notice && superiorPostId === officialPostId) next.state = 'awaiting-official';
  await setPosts(tx, actor.agencyId, next);
  if (next.state !== row.state) await changeRequest(tx, actor.agencyId, { id, state: next.state });
  await writeOwnStep(ctx, next, 'pass-on', today);
  await emit(ctx, leavePassedOn, {
    subject: id,
    matter: row.personId,
    payload: { ...daysTold(next), ...waitsWith(next) },
  });
}
