import { z } from 'zod';
import type { LeaveDecision } from './terms.ts';

export const requestStates = [
  'draft',
  'awaiting-substitute',
  'awaiting-superior',
  'awaiting-official',
  /** Decided: disetujui, or perubahan with other dates. */
  'granted',
  /** Decided: ditangguhkan. */
  'deferred',
  /** Decided: tidak disetujui. */
  'refused',
  'cancelled',
  /** Another request that changes it was granted. */
  'replaced',
  'taken',
  'ended-early',
] as const;
export const RequestState = z.enum(requestStates);
export type RequestState = z.output<typeof RequestState>;

export const requestActs = [
  'submit',
  'accept-substitution',
  'decline-substitution',
  /** Pertimbangan atasan langsung. */
  'consider',
  /** The superior takes note of one day of sickness. */
  'acknowledge',
  'send-back',
  'approve',
  'change',
  'defer',
  'refuse',
  /** The official enters and grants at once. */
  'enter',
  'withdraw',
  'cancel',
  'revoke',
  'replace',
  'return-early',
  'recall',
  'finish',
  /** Personnel puts right what was recorded as taken and was not. */
  'annul',
] as const;
export const RequestAct = z.enum(requestActs);
export type RequestAct = z.output<typeof RequestAct>;

/** The acts of the superior and the official before which they look at its grounds. */
export const decidingActs: readonly RequestAct[] = ['consider', 'acknowledge', 'approve', 'refuse'];

/** Pegawai, pengelola kepegawaian, pengganti, atasan langsung, pejabat yang berwenang, the calendar itself. */
export const requestParties = [
  'employee',
  'personnel',
  'substitute',
  'superior',
  'official',
  'system',
] as const;
export const RequestParty = z.enum(requestParties);
export type RequestParty = z.output<typeof RequestParty>;

export const actRefusals = [
  'leave.act-not-open',
  'leave.act-not-yours',
  'leave.act-needs-reason',
  'leave.begun-already',
  'leave.not-begun',
  'leave.over-already',
  'leave.not-over',
  'leave.not-a-notice',
  'leave.notice-needs-no-decision',
  'leave.kind-not-recallable',
  'leave.kind-not-deferrable',
  'leave.substitute-is-employee',
  'leave.substitute-away',
] as const;
export const ActRefusal = z.enum(actRefusals);
export type ActRefusal = z.output<typeof ActRefusal>;

/** The act by which each of the four decisions of the form is taken. */
export const actOfDecision: Readonly<Record<LeaveDecision, RequestAct>> = {
  approved: 'approve',
  changed: 'change',
  deferred: 'defer',
  refused: 'refuse',
};
