import type { UnsentAct } from './outbox-state.ts';

/** The act that this one waits behind: an earlier one on the same thing, which was refused or must be proved first. */
export function heldBy(acts: readonly UnsentAct[], act: UnsentAct): UnsentAct | null {
  if (act.refusal) return null;
  const earlier = acts.slice(
    0,
    acts.findIndex(({ key }) => key === act.key),
  );
  return (
    earlier.find(({ subject, refusal, unproved }) => subject === act.subject && (refusal || unproved)) ?? null
  );
}

/** The key of the words for where an act stands. */
export function stateWords({ refusal, unproved }: UnsentAct, behind: UnsentAct | null): string {
  if (refusal) return 'office.outbox.isRefused';
  if (behind) return behind.refusal ? 'office.outbox.isBehindRefused' : 'office.outbox.isBehindUnproved';
  return unproved ? 'office.outbox.isUnproved' : 'office.outbox.isWaiting';
}
