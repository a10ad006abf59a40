import type { Refusal } from '../../../contract/refusals.ts';
import { dayAfterMonths } from '../length/months.ts';
import { overlaps } from '../unit/overlaps.ts';
import type { Case } from './asked-leave.ts';
import { refuse } from './refuse.ts';

/** When it is asked for, when it may be had again, and what stands on its days already. */
export function timeRefusals(one: Case): readonly Refusal[] {
  const { asked, rule, employee, earlier } = one;
  const refusals: Refusal[] = [];
  if (!rule.afterwards && asked.askedOn > asked.first)
    refusals.push(refuse('leave.asked-too-late', rule.basis, { first: asked.first, askedOn: asked.askedOn }));
  if (employee.contract && asked.last > employee.contract.to)
    refusals.push(refuse('leave.beyond-contract', rule.basis, { contractEnd: employee.contract.to }));
  refusals.push(...longLeaveRefusals(one));
  const other = overlaps(asked, earlier);
  if (other.length > 0) refusals.push(refuse('leave.overlaps', null, { ids: other.map(({ id }) => id) }));
  return refusals;
}

/** Long leave is used up by whatever was had of it, and arises anew after some years; see `longLeaveAgainAfterMonths`. */
function longLeaveRefusals({ asked, rule, reason, earlier, settings }: Case): readonly Refusal[] {
  const months = settings.longLeaveAgainAfterMonths;
  if (rule.kind !== 'long' || months === null || reason?.withoutService) return [];
  const latest = earlier
    .filter((one) => one.kind === 'long' && one.id !== asked.id && one.first <= asked.first)
    .map(({ first }) => first)
    .sort()
    .at(-1);
  if (latest === undefined) return [];
  const from = dayAfterMonths(latest, months);
  return asked.first < from ? [refuse('leave.long-leave-used', rule.basis, { before: latest, from })] : [];
}
