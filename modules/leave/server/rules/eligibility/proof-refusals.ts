import type { Refusal } from '../../../contract/refusals.ts';
import type { LeaveProof } from '../../../contract/terms.ts';
import type { ProofBand, ReasonRule } from '../law/leave-law.ts';
import type { LeaveSettings } from '../law/settings.ts';
import { calendarDays } from '../length/calendar-days.ts';
import type { Case } from './asked-leave.ts';
import { refuse } from './refuse.ts';

/** The band of proofs for a leave of so many calendar days; null where nothing is asked for. */
export function proofBand(reason: ReasonRule | null, days: number): ProofBand | null {
  return reason?.proofs.find(({ upTo }) => upTo === null || days <= upTo) ?? null;
}

/** Proofs of which one is enough, by what the agency accepts. */
export function acceptedProofs(band: ProofBand, settings: LeaveSettings): readonly LeaveProof[] {
  const doctorIsEnough = !settings.governmentDoctor && band.anyOf.includes('government-doctor-note');
  return doctorIsEnough && !band.anyOf.includes('doctor-note') ? ['doctor-note', ...band.anyOf] : band.anyOf;
}

/** An illness that goes on is proved by its whole length. */
export function proofRefusals({ asked, rule, reason, settings }: Case): readonly Refusal[] {
  const band = proofBand(reason, calendarDays(asked.continues ?? asked.first, asked.last));
  if (!band) return [];
  const anyOf = acceptedProofs(band, settings);
  if (anyOf.some((proof) => asked.proofs.includes(proof))) return [];
  return [refuse('leave.proof-missing', reason?.basis ?? rule.basis, { anyOf: [...anyOf] })];
}
