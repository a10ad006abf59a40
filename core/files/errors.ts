import { defineErrors } from '../contract/errors.ts';

/** What can go wrong with the keeping of files, whatever is in them. */
defineErrors({
  'files.object-missing': { status: 500 },
  'files.object-damaged': { status: 500 },
  'files.storage-full': { status: 507 },
  'files.storage-unavailable': { status: 503 },
  'files.scanner-unavailable': { status: 503 },
  'files.offset-mismatch': { status: 409 },
  'files.too-many-parts': { status: 422 },
});
