import { defineErrors, type ErrorDefinition } from '#core/contract/errors.ts';
import { refusalCodes } from './refusals.ts';
import { actRefusals } from './request-terms.ts';

const all = <const C extends string>(codes: readonly C[], status: number) =>
  Object.fromEntries(codes.map((code) => [code, { status }])) as Record<C, ErrorDefinition>;

defineErrors({
  ...all(refusalCodes, 422),
  ...all(actRefusals, 409),
  'leave.own-leave': { status: 409 },
  'leave.not-civil-servant': { status: 422 },
  'leave.service-unknown': { status: 422 },
  'leave.no-post': { status: 422 },
  'leave.no-official': { status: 422 },
  'leave.not-the-official': { status: 409 },
  'leave.not-replaceable': { status: 409 },
  'leave.days-unchanged': { status: 422 },
  'leave.days-needed': { status: 422 },
  'leave.back-outside-leave': { status: 422 },
  'leave.file-of-other-request': { status: 409 },
  'leave.no-letter': { status: 409 },
  'leave.letter-numbered': { status: 409 },
  'leave.delegation-ended': { status: 409 },
  'leave.one-delegate': { status: 422 },
  'leave.never-delegated': { status: 422 },
  'leave.last-day-before-first': { status: 422 },
  'leave.authority-unknown': { status: 422 },
  'leave.continues-later': { status: 422 },
  'leave.not-lengthened': { status: 422 },
  'leave.span-too-long': { status: 422 },
  'leave.not-eighths': { status: 422 },
  'leave.year-not-over': { status: 422 },
  'leave.calendar-revoked': { status: 409 },
  'leave.calendars-too-many': { status: 409 },
  'leave.row-number-unknown': { status: 422 },
  'leave.row-twice': { status: 422 },
  'leave.row-number-invalid': { status: 422 },
  'leave.row-own': { status: 422 },
});
