import { defineErrors } from '#core/contract/errors.ts';

defineErrors({
  'letters.intake-settled': { status: 409 },
  'letters.file-not-readable-yet': { status: 409 },
  'letters.no-book': { status: 409 },
  'letters.already-settled': { status: 409 },
  'letters.has-dispositions': { status: 409 },
  'letters.future-date': { status: 422 },
  'letters.event-ends-before-it-begins': { status: 422 },
  'letters.readers-only-for-confidential': { status: 409 },
  'letters.book-too-long': { status: 422 },
  'letters.received-in-the-future': { status: 422 },
  'letters.post-not-in-force': { status: 422 },
  'letters.unknown-classification': { status: 422 },
  'letters.unknown-type': { status: 422 },
});
