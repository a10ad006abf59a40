import type { TxContext } from '#core/session/context.ts';
import { peopleByIds } from '#modules/organization/server/organization.api.ts';
import type { ProposalView, RequestView } from '../contract/requests.ts';
import { openContent } from './contents.ts';
import { decreeOf } from './entries.present.ts';
import { pathsOf } from './entries.queries.ts';
import { mayKeep } from './policy.ts';
import { type ProposalRow, proposalsOf, type RequestRow, stepsOf } from './requests.queries.ts';
import { mayStep } from './rules/request/transitions.ts';

/** What is asked; the walls have shown it. */
export function presentProposal({ secrets, actor }: TxContext, row: ProposalRow): ProposalView {
  const { requestId, startsOn, lastDay, replacesId, personId } = row;
  const content = openContent(secrets, { agencyId: actor.agencyId, personId }, row);
  if (!content) throw new Error('a proposal says what is asked');
  return { requestId, content, startsOn, lastDay, decree: decreeOf(row), hasProof: true, replacesId };
}

/** Requests as they are shown. Of the private part of somebody else neither what is asked nor what was said about it. */
export async function presentRequests(ctx: TxContext, rows: readonly RequestRow[]): Promise<RequestView[]> {
  const { tx, actor } = ctx;
  const shown = rows.filter((row) => !row.isPrivate || row.personId === actor.personId).map(({ id }) => id);
  const people = [...new Set(rows.map(({ personId }) => personId))];
  const [proposals, steps, paths] = await Promise.all([
    proposalsOf(tx, shown),
    stepsOf(tx, shown),
    pathsOf(tx, people),
  ]);
  const names = await peopleByIds(tx, [...new Set([...people, ...steps.map(({ byId }) => byId)])]);
  const named = (id: (typeof people)[number]) => ({ id, name: names.get(id)?.name ?? '' });
  return rows.map(({ id, personId, isPrivate, state }) => {
    const proposal = proposals.find(({ requestId }) => requestId === id);
    const own = personId === actor.personId;
    const keeps = mayKeep(actor, { personId, path: paths.get(personId) ?? [] }, isPrivate);
    return {
      ...{ id, person: named(personId), isPrivate, state },
      proposal: proposal ? presentProposal(ctx, proposal) : null,
      steps: steps
        .filter(({ requestId }) => requestId === id)
        .map(({ act, byId, at, note }) => ({ act, by: named(byId), at: at.toISOString(), note })),
      can: {
        decide: keeps && mayStep('approve', state, 'decider'),
        resubmit: own && mayStep('resubmit', state, 'employee'),
        withdraw: own && mayStep('withdraw', state, 'employee'),
      },
    };
  });
}
