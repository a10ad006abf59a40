import type { PersonId } from '#core/contract/ids.ts';
import type { TxContext } from '#core/session/context.ts';
import { peopleByIds } from '#modules/organization/server/organization.api.ts';
import type { RequestView } from '../contract/requests.ts';
import { isOwn } from './policy.ts';
import { type RequestRow, requestSteps } from './requests.queries.ts';
import { mayTakeStep } from './rules/requests/transitions.ts';

/** Requests with their steps; whoever sees one of somebody else here may decide on it. */
export async function presentRequests(ctx: TxContext, rows: readonly RequestRow[]): Promise<RequestView[]> {
  const steps = await requestSteps(
    ctx.tx,
    rows.map(({ id }) => id),
  );
  const people = await peopleByIds(ctx.tx, [
    ...new Set([...rows.map(({ personId }) => personId), ...steps.map(({ byId }) => byId)]),
  ]);
  const named = (id: PersonId) => ({ id, name: people.get(id)?.name ?? '' });
  return rows.map((row) => {
    const own = isOwn(ctx.actor, row);
    return {
      id: row.id,
      person: named(row.personId),
      content: row.content,
      ...{ firstDay: row.firstDay, lastDay: row.lastDay, reason: row.reason, state: row.state },
      hasProof: row.fileId !== null,
      steps: steps
        .filter(({ requestId }) => requestId === row.id)
        .map(({ act, byId, at, note }) => ({ act, by: named(byId), at: at.toISOString(), note })),
      can: {
        withdraw: own && mayTakeStep('withdraw', row.state, 'employee'),
        decide: !own && mayTakeStep('approve', row.state, 'decider'),
        undo: !own && mayTakeStep('undo', row.state, 'decider'),
      },
    };
  });
}

/** One request as its reader sees it. */
export async function presentRequest(ctx: TxContext, row: RequestRow): Promise<RequestView> {
  return (await presentRequests(ctx, [row]))[0]!;
}
