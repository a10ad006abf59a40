import { z } from 'zod';
import { idOf } from '#core/contract/ids.ts';

export const ClassificationVersionId = idOf('ClassificationVersion');
export type ClassificationVersionId = z.output<typeof ClassificationVersionId>;
export const DossierId = idOf('Dossier');
export type DossierId = z.output<typeof DossierId>;
export const RecordId = idOf('Record');
export type RecordId = z.output<typeof RecordId>;
export const ArrangementId = idOf('Arrangement');
export type ArrangementId = z.output<typeof ArrangementId>;
export const TriggerEventId = idOf('TriggerEvent');
export type TriggerEventId = z.output<typeof TriggerEventId>;
export const HoldId = idOf('Hold');
export type HoldId = z.output<typeof HoldId>;
export const DisposalListId = idOf('DisposalList');
export type DisposalListId = z.output<typeof DisposalListId>;

export const NoteId = idOf('Note');
export type NoteId = z.output<typeof NoteId>;

export const ShareId = idOf('Share');
export type ShareId = z.output<typeof ShareId>;

export const EmergencyOpeningId = idOf('EmergencyOpening');
export type EmergencyOpeningId = z.output<typeof EmergencyOpeningId>;

/** Public information: terbuka, dikecualikan (UU 14/2008 art. 9 to 11 and 17). */
export const publicFlags = ['open', 'excepted'] as const;
export const PublicFlag = z.enum(publicFlags);
export type PublicFlag = z.output<typeof PublicFlag>;

/** Nasib akhir: musnah, permanen, dinilai kembali (UU 43/2009 art. 1, definition of the retention schedule). */
export const fates = ['destroy', 'permanent', 'reappraise'] as const;
export const Fate = z.enum(fates);
export type Fate = z.output<typeof Fate>;

/** Tingkat perkembangan: asli, kopi, konsep, tembusan. */
export const copyStates = ['original', 'copy', 'draft', 'carbon'] as const;
export const CopyState = z.enum(copyStates);
export type CopyState = z.output<typeof CopyState>;

/** Penyusutan: pemindahan, pemusnahan, penyerahan (UU 43/2009 art. 49). */
export const disposalKinds = ['transfer', 'destruction', 'handover'] as const;
export const DisposalKind = z.enum(disposalKinds);
export type DisposalKind = z.output<typeof DisposalKind>;

/** What a record is kept on: elektronik, kertas, keduanya. */
export const media = ['electronic', 'paper', 'both'] as const;
export const Medium = z.enum(media);
export type Medium = z.output<typeof Medium>;

/** Whose letters are filed by themselves. */
export const sourceModules = ['letters', 'outgoing'] as const;
export const SourceModule = z.enum(sourceModules);
export type SourceModule = z.output<typeof SourceModule>;

/** By which rule a record lies in its dossier. */
export const filingRules = ['by-hand', 'matter', 'standing', 'new'] as const;
export const FilingRule = z.enum(filingRules);
export type FilingRule = z.output<typeof FilingRule>;

/** What was done to a dossier. */
export const arrangementKinds = ['rename', 'reorder', 'move', 'merge', 'close', 'reopen'] as const;
export const ArrangementKind = z.enum(arrangementKinds);
export type ArrangementKind = z.output<typeof ArrangementKind>;

/** Where a dossier stands in its life on a day. */
export const lifeStates = [
  'open',
  'awaiting-event',
  'active',
  'due-for-transfer',
  'inactive',
  'due-for-destruction',
  'due-for-handover',
  'due-for-reappraisal',
  'held',
  'unscheduled',
  'destroyed',
  'handed-over',
] as const;
export const LifeState = z.enum(lifeStates);
export type LifeState = z.output<typeof LifeState>;

/** Whose hands a dossier is in: unit pengolah, unit kearsipan. */
export const custodies = ['processing-unit', 'records-unit'] as const;
export const Custody = z.enum(custodies);
export type Custody = z.output<typeof Custody>;

/** Why disposal is frozen: sengketa, pemeriksaan, permohonan informasi, sebab lain. */
export const holdReasons = ['dispute', 'audit', 'information-request', 'other'] as const;
export const HoldReason = z.enum(holdReasons);
export type HoldReason = z.output<typeof HoldReason>;

/** Lokasi simpan, from the largest to the smallest. */
export const placeKinds = ['room', 'shelf', 'row', 'box', 'folder'] as const;
export const PlaceKind = z.enum(placeKinds);
export type PlaceKind = z.output<typeof PlaceKind>;

/** Whom an access rule lets in: penentu kebijakan, pelaksana, pengawas, publik. */
export const accessGroups = ['policy-makers', 'executors', 'supervisors', 'public'] as const;
export const AccessGroup = z.enum(accessGroups);
export type AccessGroup = z.output<typeof AccessGroup>;

/** How codes are written: Permendagri 83/2022 (`000.1.2`), its forerunner (`005`), ministries (`KP.07.6`, `UM 0201`). */
export const codeSchemes = ['regional', 'three-digit', 'letters'] as const;
export const CodeScheme = z.enum(codeSchemes);
export type CodeScheme = z.output<typeof CodeScheme>;

/** Who approves a disposal: kepala daerah, Kepala ANRI, lembaga kearsipan. */
export const authorities = ['regional-head', 'national-archive', 'archival-institution'] as const;
export const Authority = z.enum(authorities);
export type Authority = z.output<typeof Authority>;

/** Parts that people take in a disposal; the law wants some of them apart. */
export const disposalRoles = [
  'preparer',
  'appraiser',
  'approver',
  'stipulator',
  'legal-witness',
  'supervision-witness',
  'first-executor',
  'second-executor',
  'records-unit-signer',
  'processing-unit-signer',
  'institution-signer',
] as const;
export const DisposalRole = z.enum(disposalRoles);
export type DisposalRole = z.output<typeof DisposalRole>;

/** What a person is for a disposal on that day; found from posts and rights by who asks the rules. */
export const capacities = [
  'archivist',
  'records-unit-head',
  'processing-unit-head',
  'agency-head',
  'regional-head',
  'legal-unit',
  'supervision-unit',
  'records-unit',
  'processing-unit',
  'registrar',
] as const;
export const Capacity = z.enum(capacities);
export type Capacity = z.output<typeof Capacity>;
