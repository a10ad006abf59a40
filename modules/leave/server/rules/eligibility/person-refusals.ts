import type { Refusal } from '../../../contract/refusals.ts';
import type { Case } from './asked-leave.ts';
import { serviceCompleteOn, serviceMonths } from './employee.ts';
import { refuse } from './refuse.ts';

/** Gender, and service on the first day; `exceptFor` are the reasons for which leave is had without it. */
export function personRefusals({ asked, rule, reason, law, employee, advance }: Case): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (rule.gender && rule.gender !== employee.gender)
    refusals.push(refuse('leave.not-for-gender', rule.basis, { gender: rule.gender }));
  const needed = rule.serviceMonths;
  const from = serviceCompleteOn(employee, needed);
  const excepted = reason?.withoutService === true || (advance && reason !== null);
  if (asked.first < from && !excepted) {
    const reasons = advance
      ? (law.annual.advance?.reasons ?? [])
      : rule.reasons.filter(({ withoutService }) => withoutService);
    refusals.push(
      refuse('leave.service-too-short', rule.basis, {
        needed,
        served: serviceMonths(employee, asked.first),
        from,
        exceptFor: reasons.map((one) => one.reason),
      }),
    );
  }
  return refusals;
}
