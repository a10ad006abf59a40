import { defineErrors } from '#core/contract/errors.ts';

defineErrors({
  'archive.ingest-begun': { status: 409 },
  'archive.ingest-stopped': { status: 409 },
  'archive.ingest-too-long': { status: 422 },
  'archive.ingest-comes-by-itself': { status: 409 },
  'archive.sheet-unreadable': { status: 422 },
  'archive.sheet-too-large': { status: 422 },
  // What a row of the sheet, or a document, may lack; told with the item.
  'archive.name-missing': { status: 422 },
  'archive.name-twice': { status: 422 },
  'archive.name-unsafe': { status: 422 },
  'archive.file-missing': { status: 422 },
  'archive.file-unnamed': { status: 422 },
  'archive.item-code-missing': { status: 422 },
  'archive.item-too-long': { status: 422 },
  'archive.unit-not-yours': { status: 422 },
  'archive.bad-day': { status: 422 },
  'archive.unknown-copy-state': { status: 422 },
  'archive.class-not-in-bulk': { status: 422 },
  'archive.unknown-dossier': { status: 422 },
  // Why a package is not taken, or a file in it.
  'archive.package-unreadable': { status: 422 },
  'archive.package-too-large': { status: 413 },
  'archive.package-too-many': { status: 422 },
  'archive.package-encrypted': { status: 422 },
  'archive.package-unsafe': { status: 422 },
  'archive.package-incomplete': { status: 409 },
  'archive.package-given-up': { status: 410 },
});
