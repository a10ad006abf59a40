export {
  classificationTitle,
  classificationTitles,
  findClassifications,
  isClassification,
} from './classification/classification-names.ts';
export { suppliedSheet } from './classification/supplied-list.ts';
export { destroyAgain, notedDestructions } from './disposal/destroy-again.ts';
export type { NoteStore } from './disposal/destruction-notes.ts';
export { type DossierFact, dossiersByIds } from './dossiers/dossier-facts.queries.ts';
export { mountDropFolder } from './drop/mount-drop-folder.ts';
export { takeInRecord } from './ingest/take-in-record.ts';
export type { RecordSource, SourceRecord, SourceThing } from './records/record-source.ts';
export { watchedRecords } from './records/watched-records.ts';
