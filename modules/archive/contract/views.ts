import { z } from 'zod';
import { PersonId, PostId, UnitId } from '#core/contract/ids.ts';
import { Instant } from '#core/contract/schemas.ts';
import { SecurityClass } from '#modules/letters/contract/terms.ts';
import {
  ArrangementId,
  ArrangementKind,
  CopyState,
  Custody,
  DossierId,
  EmergencyOpeningId,
  Fate,
  FilingRule,
  HoldId,
  LifeState,
  Medium,
  PublicFlag,
  RecordId,
} from './terms.ts';

/** A line of a list of dossiers; state and days as they were reckoned last. */
export const DossierRow = z.object({
  id: DossierId,
  unitId: UnitId,
  unitName: z.string(),
  year: z.int(),
  number: z.int(),
  code: z.string(),
  title: z.string(),
  securityClass: SecurityClass,
  state: LifeState,
  custody: Custody,
  records: z.int(),
  closedOn: z.string().nullable(),
  activeUntil: z.string().nullable(),
  inactiveUntil: z.string().nullable(),
  fate: Fate.nullable(),
  /** It opened itself for a letter, and nobody has named it since. */
  byItself: z.boolean(),
  standing: z.boolean(),
});
export type DossierRow = z.output<typeof DossierRow>;

const Person = z.object({ id: PersonId, name: z.string() });

export const LifeCycleView = z.object({
  state: LifeState,
  activeUntil: z.string().nullable(),
  inactiveUntil: z.string().nullable(),
  fate: Fate.nullable(),
  retentionYears: z.int().nullable(),
  heldBy: z.array(HoldId),
  /** The reasoning in the reader's language, step by step, with the code of each step. */
  why: z.array(z.object({ code: z.string(), text: z.string() })),
});
export type LifeCycleView = z.output<typeof LifeCycleView>;

export const DossierView = DossierRow.extend({
  version: z.int(),
  codeTitle: z.string().nullable(),
  openedAt: Instant,
  openedBy: Person.nullable(),
  closedFinally: z.boolean(),
  mergedInto: DossierId.nullable(),
  /** Names from the room down to where it lies. */
  place: z.array(z.string()).nullable(),
  vital: z.boolean(),
  safeguarded: z.boolean(),
  permanent: z.boolean(),
  readers: z.array(z.object({ id: PostId, name: z.string(), unitName: z.string() })),
  life: LifeCycleView,
  can: z.object({
    file: z.boolean(),
    arrange: z.boolean(),
    close: z.boolean(),
    reopen: z.boolean(),
    share: z.boolean(),
    nameReaders: z.boolean(),
  }),
});
export type DossierView = z.output<typeof DossierView>;

export const RecordRow = z.object({
  id: RecordId,
  dossierId: DossierId,
  item: z.int(),
  title: z.string(),
  number: z.string().nullable(),
  party: z.string().nullable(),
  recordDate: z.string().nullable(),
  code: z.string(),
  securityClass: SecurityClass,
  copyState: CopyState,
  medium: Medium,
  pages: z.int().nullable(),
  files: z.int(),
});
export type RecordRow = z.output<typeof RecordRow>;

/** A record as a search finds it, with its dossier. */
export const FoundRecord = RecordRow.extend({
  dossier: z.object({
    unitId: UnitId,
    unitName: z.string(),
    year: z.int(),
    number: z.int(),
    title: z.string(),
    state: LifeState,
  }),
});
export type FoundRecord = z.output<typeof FoundRecord>;

/** Words of which some were looked for. */
export const MarkedWords = z.array(z.object({ text: z.string(), hit: z.boolean() }));
export type MarkedWords = z.output<typeof MarkedWords>;

/** A record that a search found: where the words stand, and the picture of that page, or of the first one. */
export const RecordHit = FoundRecord.extend({
  marked: MarkedWords,
  excerpt: MarkedWords,
  picture: z.object({ position: z.int(), page: z.int() }).nullable(),
});
export type RecordHit = z.output<typeof RecordHit>;

export const RecordView = FoundRecord.extend({
  codeTitle: z.string().nullable(),
  source: z.object({ module: z.string(), id: z.uuid() }).nullable(),
  filedAt: Instant,
  filedBy: Person.nullable(),
  why: z.object({ rule: FilingRule, text: z.string() }),
  vital: z.boolean(),
  safeguarded: z.boolean(),
  permanent: z.boolean(),
  excepted: z.boolean().nullable(),
  documents: z.array(
    z.object({
      position: z.int(),
      name: z.string(),
      mediaType: z.string(),
      size: z.int(),
      searchable: z.boolean(),
      pages: z.int(),
      /** Where it was brought for another file: a better copy of it, or one for the public. */
      version: z
        .object({
          of: z.int(),
          kind: z.enum(['better', 'redacted']),
          reason: z.string(),
          addedBy: Person.nullable(),
          addedAt: Instant,
        })
        .nullable(),
      /** The copy for the public that was asked for last, while it does not stand yet: no link shows the file meanwhile. */
      awaitedCopy: z.object({ askedBy: Person, askedAt: Instant }).nullable(),
    }),
  ),
  /** How often it was described anew, and what was said of it before: the last twenty times, the latest first. */
  edition: z.int(),
  formerly: z.array(
    z.object({
      title: z.string(),
      number: z.string().nullable(),
      party: z.string().nullable(),
      recordDate: z.string().nullable(),
      copyState: CopyState,
      pages: z.int().nullable(),
      replacedBy: Person,
      replacedAt: Instant,
    }),
  ),
  /** Whether it is public information, as somebody said last; null where nobody did, or its class speaks against it since. */
  publicity: z.object({ flag: PublicFlag, reason: z.string(), setBy: Person, setAt: Instant }).nullable(),
  /** Where the reader sees it through an emergency opening alone: until when, and the files whose reading was written down. */
  emergency: z.object({ openingId: EmergencyOpeningId, endsAt: Instant, files: z.array(z.int()) }).nullable(),
  can: z.object({
    addVersion: z.boolean(),
    describe: z.boolean(),
    share: z.boolean(),
    setPublicity: z.boolean(),
  }),
});
export type RecordView = z.output<typeof RecordView>;

export const ArrangementView = z.object({
  id: ArrangementId,
  kind: ArrangementKind,
  dossierId: DossierId,
  into: DossierId.nullable(),
  titleBefore: z.string().nullable(),
  records: z.int(),
  reason: z.string().nullable(),
  doneBy: Person,
  doneAt: Instant,
  undoneAt: Instant.nullable(),
  canUndo: z.boolean(),
});
export type ArrangementView = z.output<typeof ArrangementView>;
