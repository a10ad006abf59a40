import type { Refusal } from '../../../contract/refusals.ts';
import { kindRule } from '../law/law-on.ts';
import type { KindRule, ReasonRule } from '../law/leave-law.ts';
import type { AskedLeave, Case, Circumstances } from './asked-leave.ts';
import { serviceCompleteOn } from './employee.ts';
import { refuse } from './refuse.ts';

/** The rule of the reason that was given, and whether annual leave is asked for before its time. */
export function reasonOf(
  asked: AskedLeave,
  rule: KindRule,
  { employee, law }: Circumstances,
): { reason: ReasonRule | null; advance: boolean } {
  const tooEarly = asked.first < serviceCompleteOn(employee, rule.serviceMonths);
  const advance = rule.kind === 'annual' && tooEarly && law.annual.advance !== null;
  const reasons = advance ? (law.annual.advance?.reasons ?? []) : rule.reasons;
  return { reason: reasons.find(({ reason }) => reason === asked.reason) ?? null, advance };
}

/** A reason that the kind knows, of the gender that can have it; for births the child that it is about. */
export function reasonRefusals(one: Case): readonly Refusal[] {
  const { asked, rule, reason, employee } = one;
  const reasons = rule.reasons.map((known) => known.reason);
  const refusals: Refusal[] = [];
  if (reasons.length > 0 && asked.reason === null)
    refusals.push(refuse('leave.reason-missing', rule.basis, { reasons }));
  // A kind without reasons takes any that is told.
  if (reasons.length > 0 && asked.reason !== null && !reason)
    refusals.push(refuse('leave.reason-not-of-kind', rule.basis, { reason: asked.reason, reasons }));
  if (reason?.gender && reason.gender !== employee.gender)
    refusals.push(refuse('leave.not-for-gender', reason.basis, { gender: reason.gender }));
  return [...refusals, ...childRefusals(one)];
}

/** Maternity leave for the first children, long leave for later ones (PP 11/2017 art. 325). */
function childRefusals({ asked: { child }, rule, reason, law, employee }: Case): readonly Refusal[] {
  const later = reason?.reason === 'later-child' ? reason : null;
  if (!rule.children && !later) return [];
  if (child === null) return [refuse('leave.child-number-missing', later?.basis ?? rule.basis)];
  if (rule.children && child > rule.children.most) {
    const { most, beyond } = rule.children;
    const params: Refusal['params'] = beyond ? { child, most, instead: beyond } : { child, most };
    return [refuse('leave.child-beyond-maternity', rule.basis, params)];
  }
  const most = kindRule(law, 'maternity', employee.employment)?.children?.most ?? 0;
  return later && child <= most
    ? [refuse('leave.child-within-maternity', later.basis, { child, most, instead: 'maternity' })]
    : [];
}
