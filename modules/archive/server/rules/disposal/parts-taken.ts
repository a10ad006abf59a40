import type { PersonId } from '#core/contract/ids.ts';
import type { DisposalRole } from '../../../contract/terms.ts';
import type { DisposalLaw } from './disposal-law.ts';
import type { DisposalAct, DisposalList } from './disposal-list.ts';
import type { Refusal } from './refusal.ts';

/** Who took which part in a disposal so far. */
export function partsTaken(list: DisposalList): Map<DisposalRole, Set<PersonId>> {
  const parts = new Map<DisposalRole, Set<PersonId>>();
  const took = (role: DisposalRole, person: PersonId | undefined) => {
    if (person) parts.set(role, (parts.get(role) ?? new Set()).add(person));
  };
  took('preparer', list.createdBy);
  for (const { addedBy } of list.items) took('preparer', addedBy);
  took('preparer', list.closed?.by);
  for (const { personId } of list.panel?.members ?? []) took('appraiser', personId);
  for (const { by } of list.approvals) took('approver', by);
  took('stipulator', list.stipulation?.by);
  for (const { role, by } of list.witnesses) took(role, by);
  took('first-executor', list.firstExecution?.by);
  took('second-executor', list.secondExecution?.by);
  for (const { role, by } of list.signatures) took(role, by);
  return parts;
}

/** The part that an act takes; null for one that binds nobody. */
export function partOfAct(act: DisposalAct, list: DisposalList): DisposalRole | null {
  switch (act.do) {
    case 'add-item':
    case 'close-list':
      return 'preparer';
    case 'appraise':
    case 'consider':
      return 'appraiser';
    case 'approve':
      return 'approver';
    case 'stipulate':
      return 'stipulator';
    case 'witness':
    case 'sign-report':
      return act.role;
    case 'execute':
      return list.firstExecution ? 'second-executor' : 'first-executor';
    default:
      return null;
  }
}

/** The refusal where a person took a part already that must be apart from this one. */
export function apartFault(
  person: PersonId,
  role: DisposalRole,
  list: DisposalList,
  law: DisposalLaw,
): Refusal | null {
  const parts = partsTaken(list);
  const other = law.apart
    .filter((pair) => pair.includes(role))
    .map(([a, b]) => (a === role ? b : a))
    .find((one) => parts.get(one)?.has(person));
  return other ? { code: 'archive.roles-apart', values: { role, other } } : null;
}
