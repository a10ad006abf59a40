import { z } from 'zod';
import { event } from '#core/contract/event.ts';
import { PersonId, PostId, UnitId } from '#core/contract/ids.ts';
import { BalanceEntryId, CalendarAddressId, DelegationId, LeaveProofId, LeaveRequestId } from './ids.ts';

const of = <P extends z.ZodType>(type: `${string}.${string}`, payload: P) =>
  event({ type, version: 1, payload });

/** Of a request the days alone are told: what kind of leave it is stands behind its rights. */
const request = z.object({
  requestId: LeaveRequestId,
  personId: PersonId,
  first: z.string(),
  last: z.string(),
});
/** Whose turn it is: the posts, or the substitute. */
const waits = request.extend({ posts: z.array(PostId), substituteId: PersonId.nullable() });

export const leaveSubmitted = of('leave.submitted', waits);
export const substitutionAccepted = of('leave.substitution-accepted', waits);
export const substitutionDeclined = of('leave.substitution-declined', request);
export const leaveConsidered = of('leave.considered', waits);
export const leaveSentBack = of('leave.sent-back', request);
export const leaveWithdrawn = of('leave.withdrawn', waits);
export const leavePassedOn = of('leave.passed-on', waits);
export const leaveDeferred = of('leave.deferred', request);
export const leaveRefused = of('leave.refused', request);

const concerned = request.extend({
  /** Who stands in; posts of the superior who is told. */
  substituteId: PersonId.nullable(),
  posts: z.array(PostId),
});
/** Leave holds from now on: attendance marks its days, a head is stood in for. */
export const leaveGranted = of('leave.granted', concerned);
/** What was granted gave way to another request, which was granted with this. */
export const leaveChanged = of('leave.changed', concerned.extend({ byRequestId: LeaveRequestId }));
/** It ended before its last day, or does not come about: `last` is the last day that was leave, null where none was. */
export const leaveEnded = of('leave.ended', concerned.extend({ last: z.string().nullable() }));
/** Its days are over. */
export const leaveFinished = of('leave.finished', request);

/** The leave letter has its number, given after the decision. */
export const letterNumbered = of('leave.letter-numbered', request);

export const standInOpened = of(
  'leave.stand-in-opened',
  z.object({ requestId: LeaveRequestId, personId: PersonId, substituteId: PersonId, postId: PostId }),
);

export const proofRead = of(
  'leave-proof.read',
  z.object({ requestId: LeaveRequestId, personId: PersonId, proofId: LeaveProofId }),
);
export const balanceEntered = of(
  'leave-balance.entered',
  z.object({ personId: PersonId, entryId: BalanceEntryId, year: z.string() }),
);
export const balancesImported = of('leave-balance.imported', z.object({ added: z.int() }));
export const settingsChanged = of('leave-settings.changed', z.object({}));
export const decisionDelegated = of(
  'leave-delegation.made',
  z.object({ delegationId: DelegationId, decreeNumber: z.string() }),
);
export const delegationEnded = of(
  'leave-delegation.ended',
  z.object({ delegationId: DelegationId, decreeNumber: z.string(), lastDay: z.string() }),
);
export const staffingSet = of('leave-staffing.set', z.object({ unitId: UnitId }));
export const calendarOpened = of('leave-calendar.opened', z.object({ calendarId: CalendarAddressId }));
export const calendarRevoked = of('leave-calendar.revoked', z.object({ calendarId: CalendarAddressId }));

/** All facts of the module. */
export const leaveEvents = [
  leaveSubmitted,
  substitutionAccepted,
  substitutionDeclined,
  leaveConsidered,
  leaveSentBack,
  leaveWithdrawn,
  leavePassedOn,
  leaveDeferred,
  leaveRefused,
  leaveGranted,
  leaveChanged,
  leaveEnded,
  leaveFinished,
  letterNumbered,
  standInOpened,
  proofRead,
  balanceEntered,
  balancesImported,
  settingsChanged,
  decisionDelegated,
  delegationEnded,
  staffingSet,
  calendarOpened,
  calendarRevoked,
] as const;
