import type { PersonId, UnitId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { holdsAnywhere } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { peopleByIds } from '#modules/organization/server/organization.api.ts';
import type { disposal } from '../../contract/disposal.ts';
import type { DisposalView } from '../../contract/disposal-views.ts';
import type { DisposalListId, DossierId } from '../../contract/terms.ts';
import { refusalSentence } from '../print-why.ts';
import { allowed } from '../rules/disposal/allowed.ts';
import { disposalLaw } from '../rules/disposal/disposal-law.ts';
import {
  type Actor,
  type DisposalAct,
  type DisposalList,
  type Done,
  openItems,
  type Seen,
} from '../rules/disposal/disposal-list.ts';
import { dropOuts } from '../rules/disposal/drop-outs.ts';
import { type RefusalCode, refusalsOfTurn } from '../rules/disposal/refusal.ts';
import { missingSignatures, missingSteps, neededAuthorities } from '../rules/disposal/steps-done.ts';
import { loadList, seenBy } from './act-on-list.ts';
import { awaitedFor, rightFor, standsAside } from './awaited.ts';
import { disposalActor, disposalOffice } from './disposal-office.ts';
import { hiddenItems } from './lists.queries.ts';
import { registrarsOf } from './posts-with-right.ts';

export function showDisposal(ctx: TxContext, input: InputOf<typeof disposal.show>): Promise<DisposalView> {
  return presentDisposal(ctx, input.listId);
}

/** The list as its page shows it to this person. */
export async function presentDisposal(ctx: TxContext, id: DisposalListId): Promise<DisposalView> {
  const { tx } = ctx;
  const { row, list, approvals } = await loadList(ctx, id);
  const [hidden, seen, office] = await Promise.all([
    hiddenItems(tx, id),
    seenBy(
      ctx,
      openItems(list).map(({ dossierId }) => dossierId),
    ),
    disposalOffice(tx),
  ]);
  const actor = office && ctx.actor.personId ? await disposalActor(ctx) : null;
  const awaited = await withRegistrars(ctx, list, await awaitedFor(ctx, list, hidden > 0 ? null : actor));
  const people = await peopleByIds(tx, [
    ...new Set([...peopleOf(list), ...awaited.flatMap((part) => part.people)]),
  ]);
  const person = (who: PersonId) => people.get(who) ?? { id: who, name: '—' };
  const done = <One extends Done>({ by, ...rest }: One) => ({ ...rest, by: person(by) });
  const missing = missingSteps(list, disposalLaw);
  return {
    id: list.id,
    kind: list.kind,
    createdAt: row.created_at.toISOString(),
    createdBy: person(list.createdBy),
    items: openItems(list).length,
    next: list.cancelled ? null : (missing[0] ?? null),
    executed: list.secondExecution !== null,
    cancelled: list.cancelled !== null,
    yours: awaited.some(({ yours }) => yours),
    awaited: awaited.map((part) => ({ ...part, people: part.people.map(person) })),
    standsAside: actor ? standsAside(ctx, list, actor, seen) : null,
    version: row.version,
    steps: disposalLaw.procedures[list.kind].steps.map((step) => ({ step, done: !missing.includes(step) })),
    panel: list.panel && {
      decree: list.panel.decree,
      members: list.panel.members.map(({ personId, as, unitId, chair }) => ({
        person: person(personId),
        as,
        unitId,
        chair,
      })),
    },
    closed: list.closed && done(list.closed),
    consideration: list.consideration && done(list.consideration),
    needed: neededAuthorities(list, disposalLaw),
    approvals: approvals.map((one) => ({
      authority: one.authority,
      number: one.number,
      letterOn: one.letter_on,
      cited: one.cited,
      hasFile: one.file_id !== null,
      by: person(one.recorded_by),
    })),
    stipulation: list.stipulation && {
      number: list.stipulation.number,
      on: list.stipulation.on,
      by: person(list.stipulation.by),
    },
    witnesses: list.witnesses.map(done),
    report: list.report && done(list.report),
    firstExecution: list.firstExecution && done(list.firstExecution),
    secondExecution: list.secondExecution && done(list.secondExecution),
    signatures: list.signatures.map(done),
    cancellation: list.cancelled && done(list.cancelled),
    hidden,
    dropOuts: dropOuts(list, seen, disposalLaw).map(({ dossierId, code }) => ({
      ...{ dossierId, code },
      text: refusalSentence({ code }, ctx.locale, ctx.locales.text),
    })),
    can: withRights(ctx, disposalCan(list, actor, hidden > 0, seen)),
  };
}

/** Approvals are recorded by whoever has the right: they are named as others are who are awaited. */
async function withRegistrars(
  ctx: TxContext,
  list: DisposalList,
  awaited: Awaited<ReturnType<typeof awaitedFor>>,
): Promise<typeof awaited> {
  if (!awaited.some(({ role }) => role === 'registrar')) return awaited;
  const people = await registrarsOf(ctx, list);
  return awaited.map((part) => (part.role === 'registrar' ? { ...part, people } : part));
}

/** What the rules allow, as far as the person holds the right that its operation asks for. */
function withRights({ actor }: TxContext, can: DisposalView['can']): DisposalView['can'] {
  const entries = Object.entries(can) as [keyof typeof rightFor, boolean][];
  return Object.fromEntries(
    entries.map(([act, may]) => {
      const right = rightFor[act];
      return [act, may && (right === null || holdsAnywhere(actor, right))];
    }),
  ) as DisposalView['can'];
}

/** Not the actor's turn. A list from which something drops out is put right before anybody goes on with it. */
const turnsAway = new Set<RefusalCode>([...refusalsOfTurn, 'archive.items-drop-out']);

/** Whether it is the actor's turn for each act, by the rules that guard the acts. */
export function disposalCan(
  list: DisposalList,
  actor: Actor | null,
  hidden: boolean,
  seen: Seen,
): DisposalView['can'] {
  const may = (...acts: DisposalAct[]) =>
    actor !== null &&
    acts.some((act) => {
      if (hidden && act.do !== 'cancel') return false;
      const verdict = allowed(act, actor, list, seen);
      return verdict.allowed || !turnsAway.has(verdict.refusal.code);
    });
  const dossierId = (openItems(list)[0]?.dossierId ?? '') as DossierId;
  const panel = { decree: { number: '', on: seen.today }, members: [] };
  const letter = { number: '', letterOn: seen.today };
  return {
    'name-panel': may({ do: 'name-panel', panel }),
    'add-item': may({ do: 'add-item', dossierId, unitId: '' as UnitId }),
    'drop-item': may({ do: 'drop-item', dossierId }),
    'close-list': may({ do: 'close-list' }),
    appraise: may({ do: 'appraise', dossierId, physicallyChecked: true, opinion: 'agree' }),
    consider: may({ do: 'consider', number: '' }),
    approve: may(
      ...neededAuthorities(list, disposalLaw).map((authority) => ({
        do: 'approve' as const,
        authority,
        ...letter,
      })),
    ),
    stipulate: may({ do: 'stipulate', number: '', cites: list.approvals.map(({ number }) => number) }),
    witness: may({ do: 'witness', role: 'legal-witness' }, { do: 'witness', role: 'supervision-witness' }),
    'open-report': may({ do: 'open-report', number: '' }),
    execute: may({ do: 'execute' }),
    'sign-report': may(
      ...missingSignatures(list, disposalLaw).map(({ role, unitId }) => ({
        do: 'sign-report' as const,
        role,
        unitId,
      })),
    ),
    cancel: may({ do: 'cancel', reason: '' }),
  };
}

export function peopleOf(list: DisposalList): PersonId[] {
  const stamps: (Done | null)[] = [
    ...[list.closed, list.consideration, list.stipulation, list.report, list.cancelled],
    ...[list.firstExecution, list.secondExecution],
    ...[...list.approvals, ...list.witnesses, ...list.signatures],
    ...list.items.flatMap(({ appraisals }) => appraisals),
  ];
  const members = list.panel?.members.map(({ personId }) => personId) ?? [];
  return [...new Set([list.createdBy, ...members, ...stamps.flatMap((one) => (one ? [one.by] : []))])];
}
