import type { PersonId, PostId } from '#core/contract/ids.ts';
import { disposalAwaits } from '#modules/archive/contract/disposal-events.ts';
import { emergencyOpened } from '#modules/archive/contract/emergency-events.ts';
import { loanDueSoon, loanGiven, loanOverdue } from '#modules/archive/contract/keeping-events.ts';
import {
  dispositionAccepted,
  dispositionCancelled,
  dispositionClosed,
  dispositionDueSoon,
  dispositionEscalated,
  dispositionForwarded,
  dispositionGiven,
  dispositionOverdue,
  dispositionRead,
  dispositionReported,
  dispositionReturned,
  dispositionSentBack,
  dispositionStarted,
} from '#modules/dispositions/contract/events.ts';
import {
  leaveChanged,
  leaveConsidered,
  leaveDeferred,
  leaveEnded,
  leaveGranted,
  leavePassedOn,
  leaveRefused,
  leaveSentBack,
  leaveSubmitted,
  leaveWithdrawn,
  letterNumbered,
  proofRead,
  standInOpened,
  substitutionAccepted,
  substitutionDeclined,
} from '#modules/leave/contract/events.ts';
import { ledgerAlarm } from '#modules/ledger/contract/events.ts';
import {
  addresseesAdded,
  addresseeWithdrawn,
  documentsAdded,
  letterCancelled,
  letterClosed,
  letterRegistered,
  letterReopened,
  readersNamed,
} from '#modules/letters/contract/events.ts';
import {
  coWritersNamed,
  coWritersTakenOff,
  deliveryFailed,
  draftBrokenOff,
  draftCancelled,
  draftReady,
  draftSubmitted,
  draftTakenBack,
  letterSigned,
  signerFoundRevoked,
  stampGivenUp,
  stepApproved,
  stepEdited,
  stepReturned,
  stepTakenBack,
} from '#modules/outgoing/contract/events.ts';
import {
  contractEndNear,
  entryAdded,
  entryCorrected,
  entryWithdrawn,
  privateRead,
  promotionNear,
  requestApproved,
  requestRejected,
  requestResubmitted,
  requestReturned,
  requestSubmitted,
  requestWithdrawn,
  retirementNear,
  salaryIncreaseNear,
} from '#modules/staff/contract/events.ts';
import type { NotificationKind } from '../../contract/terms.ts';
import { attendanceTellings } from './attendance-tellings.ts';
import { type Target, type Telling, telling } from './telling.ts';

const letterFor = (posts: readonly PostId[], subjectId: string): Target[] =>
  posts.map((post) => ({ post, subjectKind: 'letter', subjectId }));

const desksOf = (recipients: readonly { id: string; postId: PostId }[]): Target[] =>
  recipients.map(({ id, postId }) => ({ post: postId, subjectKind: 'disposition', subjectId: id }));

const deskFor = (posts: readonly PostId[], subjectId: string): Target[] =>
  posts.map((post) => ({ post, subjectKind: 'disposition', subjectId }));

/** Every event that is told, and to whom: the one table of this module. */
export const tellings: readonly Telling[] = [
  telling(letterRegistered, 'letters', (e) => letterFor(e.payload.addressees, e.subjectId), [
    'agendaNumber',
    'year',
    'addressees',
  ]),
  telling(addresseesAdded, 'letters', (e) => letterFor(e.payload.posts, e.subjectId), ['posts']),
  telling(addresseeWithdrawn, null, (e) => letterFor(e.payload.posts, e.subjectId)),
  telling(documentsAdded, 'letters', () => 'addressees', ['documents']),
  telling(readersNamed, 'letters', (e) => letterFor(e.payload.posts, e.subjectId), ['posts']),
  telling(letterCancelled, 'letters', () => 'addressees'),
  telling(letterClosed, 'letters', () => 'addressees'),
  telling(letterReopened, 'letters', () => 'addressees'),

  telling(dispositionGiven, 'dispositions', (e) => desksOf(e.payload.recipients), ['posts']),
  telling(dispositionForwarded, 'dispositions', (e) => desksOf(e.payload.recipients), ['posts']),
  telling(dispositionSentBack, 'dispositions', toRecipient, ['posts']),
  telling(dispositionCancelled, 'dispositions', toRecipient, ['posts']),
  telling(dispositionAccepted, 'dispositions', toRecipient, ['posts']),
  telling(dispositionClosed, 'dispositions', (e) => letterFor(e.payload.posts, e.matterId), ['posts']),

  telling(dispositionReported, 'reports', toGiver, ['posts']),
  telling(dispositionReturned, 'reports', toGiver, ['posts']),
  telling(dispositionRead, null, toGiver),
  telling(dispositionStarted, null, toGiver),

  telling(dispositionDueSoon, 'reminders', toRecipient, ['posts', 'deadline', 'daysLeft']),
  telling(
    dispositionOverdue,
    'reminders',
    ({ payload }) => deskFor([payload.postId, payload.giverPostId], payload.recipientId),
    ['posts', 'deadline'],
  ),
  telling(dispositionEscalated, 'escalations', ({ payload }) => deskFor(payload.posts, payload.recipientId), [
    'posts',
    'deadline',
    'daysOver',
  ]),

  // Whose turn it is now; `posts` are those whose step opened, who write it, or who have it no more.
  telling(draftSubmitted, 'outgoing', (e) => (e.payload.ready ? [] : toPosts(e)), ['posts']),
  telling(stepApproved, 'outgoing', toPosts),
  telling(stepEdited, 'outgoing', toPosts),
  telling(stepReturned, 'outgoing', toPosts, ['posts']),
  telling(draftReady, 'outgoing', toPosts, ['posts']),
  telling(letterSigned, 'outgoing', toPosts),
  telling(deliveryFailed, 'outgoing', toPosts),
  telling(stampGivenUp, 'outgoing', toPosts),
  telling(signerFoundRevoked, 'outgoing', toPosts),
  telling(coWritersNamed, 'outgoing', toPosts, ['posts']),
  telling(coWritersTakenOff, null, toPosts),
  telling(draftTakenBack, null, toPosts),
  telling(stepTakenBack, null, toPosts),
  telling(draftCancelled, null, toPosts),
  telling(draftBrokenOff, 'outgoing', toPosts),

  telling(loanGiven, 'reminders', toBorrower, ['posts', 'number', 'year', 'dueOn']),
  telling(loanDueSoon, 'reminders', toBorrower, ['number', 'year', 'dueOn']),
  telling(loanOverdue, 'reminders', toBorrower, ['number', 'year', 'dueOn']),

  telling(
    disposalAwaits,
    'disposals',
    ({ subjectId, payload }) => payload.posts.map((post) => ({ post, subjectKind: 'disposal', subjectId })),
    ['posts'],
  ),

  telling(
    emergencyOpened,
    'emergencies',
    ({ subjectId, payload }) => payload.posts.map((post) => ({ post, subjectKind: 'emergency', subjectId })),
    ['number', 'year', 'item', 'until'],
  ),

  telling(
    ledgerAlarm,
    'integrity',
    ({ subjectId, payload }) => payload.posts.map((post) => ({ post, subjectKind: 'ledger', subjectId })),
    ['invariant'],
  ),

  telling(entryAdded, 'staff', toOwnFile),
  telling(entryCorrected, 'staff', toOwnFile),
  telling(entryWithdrawn, 'staff', toOwnFile),
  telling(privateRead, 'staff', ({ payload }) => [ownFile(payload.personId)]),
  telling(requestSubmitted, 'staff', toDeciders),
  telling(requestResubmitted, 'staff', toDeciders),
  telling(requestWithdrawn, null, toDeciders),
  telling(requestApproved, 'staff', toAsker),
  telling(requestReturned, 'staff', toAsker),
  telling(requestRejected, 'staff', toAsker),
  telling(salaryIncreaseNear, 'staff', toEmployeeAndKeepers, ['day']),
  telling(promotionNear, 'staff', toEmployeeAndKeepers, ['day']),
  telling(retirementNear, 'staff', toEmployeeAndKeepers, ['day']),
  telling(contractEndNear, 'staff', toEmployeeAndKeepers, ['day']),

  // Whose turn it is: the substitute, the superior or the official.
  telling(leaveSubmitted, 'leave', toWhoseTurn),
  telling(substitutionAccepted, 'leave', toWhoseTurn),
  telling(leaveConsidered, 'leave', toWhoseTurn),
  telling(leavePassedOn, 'leave', toWhoseTurn),
  telling(leaveWithdrawn, null, toWhoseTurn),
  telling(substitutionDeclined, 'leave', ({ payload }) => [ownLeave(payload)]),
  telling(leaveSentBack, 'leave', ({ payload }) => [ownLeave(payload)]),
  telling(leaveDeferred, 'leave', ({ payload }) => [ownLeave(payload)]),
  telling(leaveRefused, 'leave', ({ payload }) => [ownLeave(payload)]),
  telling(leaveGranted, 'leave', toConcerned),
  telling(leaveEnded, 'leave', toConcerned),
  telling(letterNumbered, 'leave', ({ payload }) => [ownLeave(payload)]),
  // What takes its place is told itself.
  telling(leaveChanged, null, toConcerned),
  telling(standInOpened, 'leave', ({ payload: { requestId, substituteId } }) => [
    leaveFor(substituteId, requestId),
  ]),
  telling(proofRead, 'leave', ({ payload }) => [ownLeave(payload)]),
  ...attendanceTellings,
];

function ownFile(person: PersonId): Target {
  return { post: null, person, subjectKind: 'own-file', subjectId: person };
}

/** What came of a request is told as such. */
function toOwnFile({ payload }: { payload: { personId: PersonId; asked: boolean } }): Target[] {
  return payload.asked ? [] : [ownFile(payload.personId)];
}

function toDeciders({ payload }: { payload: { requestId: string; posts: readonly PostId[] } }): Target[] {
  return payload.posts.map((post) => ({ post, subjectKind: 'staff-request', subjectId: payload.requestId }));
}

function toAsker({ payload }: { payload: { personId: PersonId; requestId: string } }): Target[] {
  const { personId: person, requestId: subjectId } = payload;
  return [{ post: null, person, subjectKind: 'own-request', subjectId }];
}

function toEmployeeAndKeepers({
  payload: { personId, posts },
}: {
  payload: { personId: PersonId; posts: readonly PostId[] };
}): Target[] {
  return [
    ownFile(personId),
    ...posts.map((post): Target => ({ post, subjectKind: 'staff-file', subjectId: personId })),
  ];
}

interface ToldLeave {
  requestId: string;
  personId: PersonId;
}

function ownLeave({ requestId, personId }: ToldLeave): Target {
  return { post: null, person: personId, subjectKind: 'own-leave', subjectId: requestId };
}

function leaveFor(person: PersonId, subjectId: string): Target {
  return { post: null, person, subjectKind: 'leave', subjectId };
}

function toWhoseTurn({
  payload: { requestId, posts, substituteId },
}: {
  payload: { requestId: string; posts: readonly PostId[]; substituteId: PersonId | null };
}): Target[] {
  return [
    ...(substituteId ? [leaveFor(substituteId, requestId)] : []),
    ...posts.map((post): Target => ({ post, subjectKind: 'leave', subjectId: requestId })),
  ];
}

/** The employee, who stands in, and the superior. */
function toConcerned({
  payload,
}: {
  payload: ToldLeave & { posts: readonly PostId[]; substituteId: PersonId | null };
}): Target[] {
  return [ownLeave(payload), ...toWhoseTurn({ payload })];
}

function toBorrower({ payload }: { payload: { dossierId: string; posts: readonly PostId[] } }): Target[] {
  return payload.posts.map((post) => ({ post, subjectKind: 'dossier', subjectId: payload.dossierId }));
}

interface Desk {
  recipientId: string;
  postId: PostId;
  giverPostId: PostId;
}

function toRecipient({ payload }: { payload: Desk }): Target[] {
  return deskFor([payload.postId], payload.recipientId);
}

function toGiver({ payload }: { payload: Desk }): Target[] {
  return deskFor([payload.giverPostId], payload.recipientId);
}

function toPosts({
  matterId,
  payload,
}: {
  matterId: string;
  payload: { posts: readonly PostId[] };
}): Target[] {
  return payload.posts.map((post) => ({ post, subjectKind: 'draft', subjectId: matterId }));
}

const byType = new Map(tellings.map((one) => [one.event.type as string, one]));

/** The kind under which an event type can be switched off; null where it is not told any more. */
export function kindOf(eventType: string): NotificationKind | null {
  return byType.get(eventType)?.kind ?? null;
}

/** What a notification keeps of a payload: the fields that its telling names, nothing else. */
export function kept(telling: Telling, payload: object): Record<string, unknown> {
  const fields = payload as Record<string, unknown>;
  return Object.fromEntries(
    telling.keeps.filter((name) => name in fields).map((name) => [name, fields[name]]),
  );
}
