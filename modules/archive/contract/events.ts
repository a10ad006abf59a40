import { z } from 'zod';
import { event } from '#core/contract/event.ts';
import { PostId } from '#core/contract/ids.ts';
import { SecurityClass } from '#modules/letters/contract/terms.ts';
import { DossierId, NoteId, PublicFlag, RecordId, ShareId } from './terms.ts';

/** Payloads carry numbers, codes, classes and ids; titles stay in the dossier, behind its rights. */
export const classificationSet = event({
  type: 'classification.set',
  version: 1,
  payload: z.object({ basis: z.string(), startsOn: z.string(), codes: z.int() }),
});
export const accessRulesSet = event({
  type: 'access-rules.set',
  version: 1,
  payload: z.object({ rows: z.int() }),
});

const dossier = z.object({ securityClass: SecurityClass, number: z.int(), year: z.int(), code: z.string() });

export const dossierOpened = event({
  type: 'dossier.opened',
  version: 1,
  payload: dossier.extend({ byItself: z.boolean() }),
});
export const dossierRenamed = event({ type: 'dossier.renamed', version: 1, payload: dossier });
export const dossierReordered = event({
  type: 'dossier.reordered',
  version: 1,
  payload: dossier.extend({ records: z.int() }),
});
/** Told of the dossier that records went out of. */
export const recordsMoved = event({
  type: 'records.moved',
  version: 1,
  payload: dossier.extend({ into: DossierId, records: z.array(RecordId) }),
});
export const dossierMerged = event({
  type: 'dossier.merged',
  version: 1,
  payload: dossier.extend({ into: DossierId, records: z.int() }),
});
export const arrangementUndone = event({ type: 'arrangement.undone', version: 1, payload: dossier });
export const dossierMadeStanding = event({
  type: 'dossier.made-standing',
  version: 1,
  payload: dossier.extend({ standing: z.boolean() }),
});
export const dossierReadersNamed = event({
  type: 'dossier.readers-named',
  version: 1,
  payload: dossier.extend({ posts: z.array(PostId) }),
});
export const dossierClosed = event({
  type: 'dossier.closed',
  version: 1,
  payload: dossier.extend({ on: z.string(), final: z.boolean() }),
});
export const dossierReopened = event({ type: 'dossier.reopened', version: 1, payload: dossier });
/** Told of the dossier; the record by its item number. */
export const recordFiled = event({
  type: 'record.filed',
  version: 1,
  payload: dossier.extend({ recordId: RecordId, item: z.int(), byItself: z.boolean() }),
});

/** What is said of a record was put right; what was said before stays beside it. */
export const recordDescribed = event({
  type: 'record.described',
  version: 1,
  payload: dossier.extend({ recordId: RecordId, item: z.int() }),
});

/** A better copy of a file of a record, by its position. */
export const fileVersionAdded = event({
  type: 'record.file-version-added',
  version: 1,
  payload: dossier.extend({ recordId: RecordId, item: z.int(), position: z.int() }),
});

/** A copy for the public, in which so many places are blacked. */
export const fileRedacted = event({
  type: 'record.redacted',
  version: 1,
  payload: dossier.extend({ recordId: RecordId, item: z.int(), position: z.int(), places: z.int() }),
});

const note = dossier.extend({ recordId: RecordId, item: z.int(), noteId: NoteId });
export const noteWritten = event({ type: 'note.written', version: 1, payload: note });
export const noteChanged = event({ type: 'note.changed', version: 1, payload: note });
export const noteRemoved = event({ type: 'note.removed', version: 1, payload: note });
export const noteRestored = event({ type: 'note.restored', version: 1, payload: note });

const share = dossier.extend({ recordId: RecordId, item: z.int(), shareId: ShareId });
/** A link for people without an account, until the end of a day. */
export const recordShared = event({
  type: 'record.shared',
  version: 1,
  payload: share.extend({ until: z.string() }),
});
/** What a record is to the public; the reason stays with it. */
export const publicitySet = event({
  type: 'record.publicity-set',
  version: 1,
  payload: dossier.extend({ recordId: RecordId, item: z.int(), flag: PublicFlag }),
});
export const shareWithdrawn = event({ type: 'record.share-withdrawn', version: 1, payload: share });

export const archiveEvents = [
  classificationSet,
  accessRulesSet,
  dossierOpened,
  dossierRenamed,
  dossierReordered,
  recordsMoved,
  dossierMerged,
  arrangementUndone,
  dossierMadeStanding,
  dossierReadersNamed,
  dossierClosed,
  dossierReopened,
  recordFiled,
  recordDescribed,
  fileVersionAdded,
  fileRedacted,
  noteWritten,
  noteChanged,
  noteRemoved,
  noteRestored,
  recordShared,
  shareWithdrawn,
  publicitySet,
];
