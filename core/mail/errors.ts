import { defineErrors } from '../contract/errors.ts';

/** What can go wrong with mail in either direction. */
defineErrors({
  'mail.unavailable': { status: 503 },
  'mail.too-large': { status: 413 },
  'mail.unreadable': { status: 422 },
  'mail.no-document': { status: 422 },
});
