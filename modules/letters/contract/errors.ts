import { defineErrors } from '#core/contract/errors.ts';

export const letterErrors = defineErrors({
  'letters.intake-settled': { status: 409 },
  'letters.file-not-readable-yet': { status: 409 },
  'letters.no-book': { status: 409 },
  'letters.already-settled': { status: 409 },
  'letters.has-dispositions': { status: 409 },
  'letters.future-date': { status: 422 },
  'letters.event-ends-before-it-begins': { status: 422 },
  'letters.readers-only-for-confidential': { status: 409 },
  'letters.class-would-hide-from-you': { status: 422 },
  'letters.unknown-classification': { status: 422 },
  'letters.unknown-type': { status: 422 },
});
