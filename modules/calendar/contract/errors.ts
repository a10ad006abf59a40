import { defineErrors } from '#core/contract/errors.ts';

defineErrors({
  'calendar.kind-not-of-scope': { status: 422 },
  'calendar.no-such-holiday': { status: 409 },
  'calendar.last-day-before-first': { status: 422 },
  'calendar.ramadan-length': { status: 422 },
  'calendar.withdrawn-already': { status: 409 },
  'calendar.pattern-name-taken': { status: 409 },
  'calendar.no-working-day': { status: 422 },
  'calendar.break-outside-hours': { status: 422 },
  'calendar.too-many-days-elsewhere': { status: 422 },
  'calendar.flexible-over-midnight': { status: 422 },
  'calendar.shifts-overlap': { status: 422 },
  'calendar.kind-of-pattern-changed': { status: 422 },
  'calendar.begun-stays': { status: 409 },
  'calendar.pattern-begins-later': { status: 409 },
  'calendar.offset-outside-cycle': { status: 422 },
  'calendar.one-subject': { status: 422 },
  'calendar.ended-already': { status: 409 },
  'calendar.too-many-days': { status: 422 },
  // Faults of single rows in the answer of an import; never the answer itself.
  'calendar.row-outside-year': { status: 422 },
  'calendar.row-twice': { status: 422 },
  'calendar.row-not-of-scope': { status: 422 },
});
