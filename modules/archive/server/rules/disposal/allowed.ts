import type { Capacity } from '../../../contract/terms.ts';
import { actFault } from './act-faults.ts';
import { type DisposalLaw, type DisposalStep, disposalLaw, stepOf } from './disposal-law.ts';
import type { Actor, DisposalAct, DisposalList, Seen } from './disposal-list.ts';
import { dropOuts } from './drop-outs.ts';
import { apartFault, partOfAct } from './parts-taken.ts';
import type { Refusal } from './refusal.ts';
import { hasBegun, missingSteps } from './steps-done.ts';

export type Verdict = { allowed: true } | { allowed: false; refusal: Refusal };

/**
 * Whether a person may do an act on a list now, or the first reason why not. Every step before must be done; a step that
 * a later one built on is not done again; nobody takes two parts that must be apart; and from the consideration on
 * nothing moves while an item dropped out, until it is taken off.
 */
export function allowed(
  act: DisposalAct,
  by: Actor,
  list: DisposalList,
  seen: Seen,
  law: DisposalLaw = disposalLaw,
): Verdict {
  const refusal =
    endFault(act, list, law) ??
    capacityFault(act, by, list, law) ??
    orderFault(act, list, law) ??
    partFault(act, by, list, law) ??
    dropFault(act, list, seen, law) ??
    actFault(act, by, list, seen, law);
  return refusal ? { allowed: false, refusal } : { allowed: true };
}

function endFault(act: DisposalAct, list: DisposalList, law: DisposalLaw): Refusal | null {
  if (list.cancelled) return { code: 'archive.list-cancelled' };
  const step = stepOf[act.do];
  if (step && !law.procedures[list.kind].steps.includes(step)) return { code: 'archive.act-not-in-kind' };
  if (missingSteps(list, law).length === 0) return { code: 'archive.list-finished' };
  const executed = list.secondExecution !== null;
  return executed && act.do !== 'sign-report' ? { code: 'archive.list-executed' } : null;
}

function capacityFault(act: DisposalAct, by: Actor, list: DisposalList, law: DisposalLaw): Refusal | null {
  const needed = neededCapacities(act, list, law);
  return by.capacities.some((one) => needed.includes(one))
    ? null
    : { code: 'archive.lacks-capacity', values: { needed: needed[0] ?? '' } };
}

function neededCapacities(act: DisposalAct, list: DisposalList, law: DisposalLaw): readonly Capacity[] {
  if (act.do === 'witness') return [law.witnessCapacity[act.role]];
  if (act.do === 'sign-report') return [law.signerCapacity[act.role]];
  if (act.do !== 'execute') return law.capacities[act.do];
  const { executors } = law.procedures[list.kind];
  return list.firstExecution ? executors.second : executors.first;
}

/** Steps that take several acts, so that one more of them is no repetition. */
const growing = new Set<DisposalStep>([
  'items',
  'appraised',
  'approved',
  'witnessed',
  'executed',
  'report-signed',
]);

function orderFault(act: DisposalAct, list: DisposalList, law: DisposalLaw): Refusal | null {
  const step = stepOf[act.do];
  if (!step) return null;
  const { steps } = law.procedures[list.kind];
  const at = steps.indexOf(step);
  const skipped = missingSteps(list, law).find((one) => steps.indexOf(one) < at);
  if (skipped) return { code: 'archive.step-missing', values: { step: skipped } };
  const builtOn = steps.slice(at + 1).some((later) => hasBegun[later](list));
  const repeated = !growing.has(step) && hasBegun[step](list);
  return builtOn || repeated ? { code: 'archive.step-passed', values: { step } } : null;
}

function partFault(act: DisposalAct, by: Actor, list: DisposalList, law: DisposalLaw): Refusal | null {
  const role = partOfAct(act, list);
  return role ? apartFault(by.personId, role, list, law) : null;
}

const waitsForDropOuts = new Set<DisposalAct['do']>([
  'consider',
  'approve',
  'stipulate',
  'witness',
  'open-report',
  'execute',
]);

function dropFault(act: DisposalAct, list: DisposalList, seen: Seen, law: DisposalLaw): Refusal | null {
  const signsBefore = act.do === 'sign-report' && !list.secondExecution;
  if (!waitsForDropOuts.has(act.do) && !signsBefore) return null;
  const count = dropOuts(list, seen, law).length;
  return count > 0 ? { code: 'archive.items-drop-out', values: { count } } : null;
}
