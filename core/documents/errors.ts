import { defineErrors } from '#core/contract/errors.ts';

/** Everything that can be wrong with an uploaded document, apart from where it is kept. */
defineErrors({
  'documents.empty': { status: 422 },
  'documents.too-large': { status: 413 },
  'documents.type-not-accepted': { status: 415 },
  'documents.type-unknown': { status: 415 },
  'documents.two-files-in-one': { status: 422 },
  'documents.broken': { status: 422 },
  'documents.encrypted': { status: 422 },
  'documents.too-many-pages': { status: 422 },
  'documents.too-many-pixels': { status: 422 },
  'documents.no-pages': { status: 422 },
  'documents.archive-unsafe': { status: 422 },
  'documents.macros': { status: 422 },
  'documents.external-entity': { status: 422 },
  'documents.took-too-long': { status: 422 },
  'documents.took-too-much-memory': { status: 422 },
  'documents.reader-stopped': { status: 500 },
  'documents.cancelled': { status: 409 },
  'documents.ocr-missing': { status: 500 },
});
