import { permission } from '#core/contract/permission.ts';

/** Files records and keeps the dossiers of a unit in order. */
export const fileRecords = permission('archive.file');
/** Works in the records unit: takes over what is inactive, keeps places and loans. */
export const keepRecordsUnit = permission('archive.records-unit');
/** Sits on appraisal panels. */
export const appraiseRecords = permission('archive.appraise');
/** Records approvals and stipulations of disposals. */
export const approveDisposals = permission('archive.approve');
/** Turns a key of a disposal. */
export const executeDisposals = permission('archive.execute');
/** Decides on classification, schedule and access rules of the agency. */
export const configureArchive = permission('archive.configure');
/** Sees the dossiers of a unit and its subtree, up to class T. */
export const viewUnitArchive = permission('archive.view-unit');
/** Opens for a time, with a reason, a record of the unit or below that they may not read. */
export const breakGlass = permission('archive.break-glass');
/** Is told of emergency openings in the unit and below, ends them, and says what became of them. */
export const reviewEmergencies = permission('archive.review-emergency');

export const archivePermissions = [
  fileRecords,
  keepRecordsUnit,
  appraiseRecords,
  approveDisposals,
  executeDisposals,
  configureArchive,
  viewUnitArchive,
  breakGlass,
  reviewEmergencies,
];
