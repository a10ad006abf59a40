import type { Span } from '../../../contract/terms.ts';
import type { WhyStep } from '../../../contract/why-steps.ts';
import type { CheckedInstants } from './checked-instants.ts';
import type { Covering } from './coverings.ts';

/**
 * Who works elsewhere at the beginning or the end of the hours does not come to the entrance for it: the mark stands for
 * the check that is missing there, if the other one was made. Leave stands for none: its other half is to be proven.
 */
export function coveredEnds(
  checked: CheckedInstants,
  covered: readonly Covering[],
  hours: Span,
): CheckedInstants {
  const credited = covered.filter((one) => one.as === 'credited');
  const { in: arrived, out: left } = checked;
  if (arrived === null && left !== null) {
    const first = credited.find((one) => one.from <= hours.from);
    if (first) return { in: Math.min(first.to, left), out: left, why: [stands('in', first)] };
  }
  if (arrived !== null && left === null) {
    const last = credited.find((one) => one.to >= hours.to);
    if (last) return { in: arrived, out: Math.max(last.from, arrived), why: [stands('out', last)] };
  }
  return { in: arrived, out: left, why: [] };
}

function stands(direction: 'in' | 'out', { kind, from, to, reference }: Covering): WhyStep {
  return { code: 'covered-end', direction, mark: kind, at: direction === 'in' ? to : from, reference };
}
