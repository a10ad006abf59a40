import { defineErrors } from '#core/contract/errors.ts';

defineErrors({
  // What people say about the retention of a dossier.
  'archive.day-not-yet': { status: 422 },
  'archive.event-corrected-already': { status: 409 },
  'archive.hold-lifted-already': { status: 409 },
  'archive.marked-already': { status: 409 },
  'archive.mark-off-already': { status: 409 },
  'archive.category-missing': { status: 422 },
  'archive.not-for-reappraisal': { status: 409 },
  // Disposal lists, besides the refusals of the rules.
  'archive.office-not-set': { status: 409 },
  'archive.units-not-apart': { status: 422 },
  'archive.items-hidden': { status: 403 },
  'archive.panel-not-head': { status: 422 },
  'archive.panel-without-right': { status: 422 },
  'archive.not-confirmed': { status: 422 },
  // Places and loans.
  'archive.place-too-small': { status: 422 },
  'archive.place-name-taken': { status: 409 },
  'archive.place-full': { status: 409 },
  'archive.lent-already': { status: 409 },
  'archive.due-in-the-past': { status: 422 },
  'archive.borrower-may-not-read': { status: 403 },
  'archive.returned-already': { status: 409 },
});
