import type { Refusal } from '../../../contract/refusals.ts';
import { kindRule } from '../law/law-on.ts';
import { annualRefusals } from './annual-refusals.ts';
import type { AskedLeave, Case, Circumstances } from './asked-leave.ts';
import { lengthRefusals } from './length-refusals.ts';
import { personRefusals } from './person-refusals.ts';
import { proofRefusals } from './proof-refusals.ts';
import { reasonOf, reasonRefusals } from './reason-refusals.ts';
import { refuse } from './refuse.ts';
import { timeRefusals } from './time-refusals.ts';

/** Every check, in the order in which a person would want to hear of them. */
const checks: readonly ((one: Case) => readonly Refusal[])[] = [
  personRefusals,
  reasonRefusals,
  timeRefusals,
  lengthRefusals,
  annualRefusals,
  proofRefusals,
];

/**
 * Whether leave can be had as it is asked for: no refusals, or all of them at once, each with its article and what is
 * missing. The law is that of the first day of the leave.
 */
export function refusalsOf(asked: AskedLeave, circumstances: Circumstances): readonly Refusal[] {
  const { employee, law } = circumstances;
  const rule = kindRule(law, asked.kind, employee.employment);
  if (!rule) return [refuse('leave.kind-not-for-employment', null, { employment: employee.employment })];
  if (!rule.requested) return [refuse('leave.kind-not-requested', rule.basis)];
  if (asked.last < asked.first) return [refuse('leave.dates-reversed', null)];
  const one: Case = { ...circumstances, asked, rule, ...reasonOf(asked, rule, circumstances) };
  return checks.flatMap((check) => check(one));
}
