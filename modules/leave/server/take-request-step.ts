import { ensure, fail, found } from '#core/contract/errors.ts';
import type { PostId } from '#core/contract/ids.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { leaveChanged } from '../contract/events.ts';
import type { RequestAct, RequestParty, RequestState } from '../contract/request-terms.ts';
import type { LeaveDecision } from '../contract/terms.ts';
import { factsOf, type MetRequest } from './load-request.ts';
import { heldPosts } from './policy.ts';
import { lockRequest, type RequestRow } from './requests.queries.ts';
import { type Changed, changeRequest, holdDays, insertStep } from './requests.writes.ts';
import { keepsWhatWasTaken, takeStep } from './rules/request/take-step.ts';
import { countsAsLeave, holdsItsDays, transitions } from './rules/request/transitions.ts';

/** What is said with a step. */
export interface Said {
  reason?: string | null | undefined;
  opinion?: LeaveDecision | null;
  letterNumber?: string | null | undefined;
}

/** The party that the actor is for an act: the one that the table of transitions names. */
function partyFor({ row, parties }: MetRequest, act: RequestAct): RequestParty {
  const open = transitions.filter((one) => one.act === act && one.from.includes(row.state));
  ensure(open.length > 0, 'leave.act-not-open', { state: row.state });
  const party = parties.find((one) => open.some(({ by }) => by.includes(one)));
  return party ?? fail('leave.act-not-yours');
}

/** The post through which a party acts. */
export function postOfParty(ctx: TxContext, row: RequestRow, party: RequestParty): PostId | null {
  const post = party === 'superior' ? row.superiorPostId : party === 'official' ? row.officialPostId : null;
  return post && heldPosts(ctx.actor).includes(post) ? post : null;
}

/**
 * Takes a request a step on: writes its state, what else the step changes, the days that it holds from then on, and the step
 * itself. The events of a step are the caller's.
 * @throws what the table of transitions says, leave.overlaps
 */
export async function stepOn(
  ctx: TxContext,
  met: MetRequest,
  act: RequestAct,
  said: Said = {},
  changes: Omit<Changed, 'id' | 'state'> = {},
): Promise<RequestRow> {
  const { row, today } = met;
  const party = partyFor(met, act);
  const reason = said.reason?.trim() || null;
  const step = takeStep(factsOf(row), { act, by: party, on: today, reason });
  if (step.refused !== undefined) fail(step.refused, { state: row.state });
  const next: RequestRow = { ...row, ...changes, state: step.to };
  if (step.to === 'granted') await giveWay(ctx, next, today);
  await writeStep(ctx, next, step.to, changes);
  await insertStep(ctx.tx, ctx.actor.agencyId, {
    ...{ requestId: row.id, act, party, byId: found(ctx.actor.personId), at: ctx.clock.now() },
    ...{ postId: postOfParty(ctx, row, party), onDay: today, opinion: said.opinion ?? null, reason },
    ...{ letterNumber: said.letterNumber ?? null, first: next.first, last: next.takenUntil ?? next.last },
  });
  return next;
}

async function writeStep(
  ctx: TxContext,
  next: RequestRow,
  state: RequestState,
  changes: Omit<Changed, 'id' | 'state'>,
): Promise<void> {
  const { tx, actor } = ctx;
  await changeRequest(tx, actor.agencyId, { id: next.id, state, ...changes });
  await holdDays(tx, actor.agencyId, { ...next, last: next.takenUntil ?? next.last, state: heldBy(next) });
}

/** Leave that is to replace another holds its days only when it is granted: until then the other holds its own. */
function heldBy({ state, replacesId }: RequestRow): 'asked' | 'granted' | 'free' {
  if (countsAsLeave(state)) return 'granted';
  return holdsItsDays(state) && replacesId === null ? 'asked' : 'free';
}

/** Leave that another one replaces gives way in the moment in which the other is granted. */
async function giveWay(ctx: TxContext, by: RequestRow, today: string): Promise<void> {
  if (by.replacesId === null) return;
  const { tx, actor } = ctx;
  const old = found(await lockRequest(tx, by.replacesId));
  ensure(old.state === 'granted' && keepsWhatWasTaken(old, by, today), 'leave.not-replaceable');
  const replaced: RequestRow = { ...old, state: 'replaced' };
  await writeStep(ctx, replaced, 'replaced', {});
  await insertStep(tx, actor.agencyId, {
    ...{ requestId: old.id, act: 'replace', party: 'system', byId: null, postId: null },
    ...{ at: ctx.clock.now(), onDay: by.askedOn, opinion: null, reason: null, letterNumber: null },
    ...{ first: old.first, last: old.last },
  });
  await emit(ctx, leaveChanged, {
    subject: old.id,
    matter: old.personId,
    payload: {
      ...{ requestId: old.id, personId: old.personId, first: old.first, last: old.last },
      ...{ substituteId: old.substituteId, posts: [old.superiorPostId], byRequestId: by.id },
    },
  });
}
