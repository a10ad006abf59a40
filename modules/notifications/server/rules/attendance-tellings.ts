import type { PersonId, PostId } from '#core/contract/ids.ts';
import {
  deviceBound,
  disciplineLifted,
  disciplineWarned,
  requestApproved,
  requestRejected,
  requestSubmitted,
  requestUndone,
  reviewAccepted,
  reviewAppealed,
  reviewDenied,
  reviewGranted,
  reviewOpened,
  reviewRefused,
} from '#modules/attendance/contract/events.ts';
import type { Target, Telling } from './telling.ts';

interface Payload {
  personId: PersonId;
  posts?: readonly PostId[];
}

const own = ({ payload: { personId } }: { payload: Payload }): Target[] => [
  { post: null, person: personId, subjectKind: 'own-attendance', subjectId: personId },
];
const superiors = ({ payload: { personId, posts = [] } }: { payload: Payload }): Target[] =>
  posts.map((post) => ({ post, subjectKind: 'attendance', subjectId: personId }));

const to = (event: Telling['event'], whom: (event: { payload: Payload }) => Target[]): Telling => ({
  ...{ event, kind: 'attendance', keeps: [] },
  to: whom as Telling['to'],
});

/** Attendance: of a new device its person is told even though they bound it; it may not have been they. */
export const attendanceTellings: readonly Telling[] = [
  { ...to(deviceBound, own), evenDoer: true },
  ...[reviewOpened, reviewAccepted, reviewRefused, reviewGranted, reviewDenied].map((event) =>
    to(event, own),
  ),
  to(reviewAppealed, superiors),
  to(requestSubmitted, superiors),
  ...[requestApproved, requestRejected, requestUndone].map((event) => to(event, own)),
  {
    ...to(disciplineWarned, (event) => [...own(event), ...superiors(event)]),
    keeps: ['threshold', 'year'],
  },
  {
    ...to(disciplineLifted, (event) => [...own(event), ...superiors(event)]),
    keeps: ['threshold', 'year', 'days'],
  },
];
