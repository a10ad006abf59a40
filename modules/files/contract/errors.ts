import { defineErrors } from '#core/contract/errors.ts';

/** What can be wrong with an upload as such; what can be wrong inside a document is `documents.*`. */
defineErrors({
  'files.quarantined': { status: 422 },
  'files.longer-than-declared': { status: 422 },
  'files.too-many-uploads': { status: 429 },
});
