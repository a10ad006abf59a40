import { ensure, found } from '#core/contract/errors.ts';
import type { UnitId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import type { LeaveRequestId } from '../contract/ids.ts';
import type { RequestParty } from '../contract/request-terms.ts';
import { kindFacts } from './judge-request.ts';
import { pathsOf } from './people-paths.queries.ts';
import { todayOf } from './person-days.ts';
import { actorParties, mayView } from './policy.ts';
import { lockRequest, type RequestRow, requestById } from './requests.queries.ts';
import type { DayText } from './rules/length/calendar-days.ts';
import type { RequestFacts } from './rules/request/take-step.ts';

/** A request as the actor meets it. */
export interface MetRequest {
  row: RequestRow;
  path: UnitId[];
  parties: readonly RequestParty[];
  /** The day that it is for the employee. */
  today: DayText;
}

/** What of a request decides about its next step. */
export function factsOf(row: RequestRow): RequestFacts {
  return {
    state: row.state,
    first: row.first,
    last: row.last,
    substitute: row.substituteId !== null,
    superiorDecides: row.superiorPostId === row.officialPostId,
    notice: row.notice,
    ...kindFacts(row),
  };
}

async function meet(ctx: TxContext, row: RequestRow): Promise<MetRequest> {
  const [paths, { today }] = await Promise.all([pathsOf(ctx.tx, [row.personId]), todayOf(ctx, row.personId)]);
  const path = paths.get(row.personId) ?? [];
  return { row, path, today, parties: actorParties(ctx.actor, row, path) };
}

/** A request that the actor has to do with, or may see. @throws core.not-found */
export async function openRequest(ctx: TxContext, id: LeaveRequestId): Promise<MetRequest> {
  const met = await meet(ctx, found(await requestById(ctx.tx, id)));
  ensure(met.parties.length > 0 || mayView(ctx.actor, met.row.personId, met.path), 'core.not-found');
  return met;
}

/** The same, held against other acts, for who has to do with it. @throws core.not-found */
export async function holdRequest(ctx: TxContext, id: LeaveRequestId): Promise<MetRequest> {
  const met = await meet(ctx, found(await lockRequest(ctx.tx, id)));
  ensure(met.parties.length > 0 || mayView(ctx.actor, met.row.personId, met.path), 'core.not-found');
  return met;
}
