import type { Decider, KindRule } from '../law/leave-law.ts';
import type { LeaveSettings } from '../law/settings.ts';
import { calendarDays } from '../length/calendar-days.ts';
import type { AskedLeave } from './asked-leave.ts';
import { proofBand } from './proof-refusals.ts';

/** Who decides about a leave, and whose consent is needed besides. */
export interface Decision {
  readonly by: Decider;
  readonly consent: 'bkn' | null;
}

/**
 * PPK alone for what cannot be delegated and, for all but collective leave, for leave abroad (PP 11/2017 art. 336, 339);
 * the direct superior for one day of sickness; PPK or whom it delegated to for the rest.
 */
export function deciderOf(
  asked: Pick<AskedLeave, 'reason' | 'first' | 'last' | 'continues' | 'abroad'>,
  rule: KindRule,
  settings: Pick<LeaveSettings, 'abroadByAppointingAuthority'>,
): Decision {
  const { consent } = rule;
  if (asked.abroad && settings.abroadByAppointingAuthority) return { by: 'appointing-authority', consent };
  const reason = rule.reasons.find((one) => one.reason === asked.reason) ?? null;
  const band = proofBand(reason, calendarDays(asked.continues ?? asked.first, asked.last));
  return { by: band?.notice ? 'superior' : rule.decider, consent };
}

/** Years for which the official may put a leave off; null where it cannot be put off (PP 11/2017 art. 314, 317). */
export function deferrableYears(rule: KindRule, reason: AskedLeave['reason']): number | null {
  return rule.reasons.some((one) => one.reason === reason && one.notDeferrable) ? null : rule.deferrableYears;
}
