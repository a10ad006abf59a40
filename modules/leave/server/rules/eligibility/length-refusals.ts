import type { Refusal } from '../../../contract/refusals.ts';
import { together } from '../length/length.ts';
import type { Case } from './asked-leave.ts';
import { lastDayOf, longestOf } from './longest.ts';
import { refuse } from './refuse.ts';

/** Parts of a day, and the longest that may be had, from the first day of an illness or of a leave that goes on. */
export function lengthRefusals(one: Case): readonly Refusal[] {
  const { asked, rule, reason } = one;
  const refusals: Refusal[] = [];
  if (asked.part && !allowsPart(one)) refusals.push(refuse('leave.part-of-day-not-allowed', rule.basis));
  const most = longestOf(one);
  if (most === null) return refusals;

  const { extension } = rule;
  if (asked.continues !== null && rule.kind !== 'sick' && extension === null)
    refusals.push(refuse('leave.not-extendable', rule.basis));
  // A further request lengthens; nobody gets the lengthened leave at once. A reason with a term of its own keeps it.
  const lengthens = extension !== null && asked.continues !== null && reason?.most === undefined;
  const missing = extension?.proof && !asked.proofs.includes(extension.proof) ? extension.proof : null;
  const allowed = lengthens && !missing ? together(most, extension.by) : most;
  const latest = lastDayOf(one, asked.continues ?? asked.first, allowed);
  if (asked.last > latest) {
    const params: Refusal['params'] = { most: allowed.amount, unit: allowed.unit, latest };
    if (lengthens && missing) params.lengthenedWith = missing;
    refusals.push(refuse('leave.too-long', reason?.basis ?? rule.basis, params));
  }
  return refusals;
}

function allowsPart({ asked, rule, settings }: Case): boolean {
  if (rule.kind !== 'annual' || asked.first !== asked.last || asked.remoteDays > 0) return false;
  if (!asked.part) return true;
  if ('half' in asked.part) return settings.halfDays;
  return settings.hours && asked.part.hours > 0;
}
