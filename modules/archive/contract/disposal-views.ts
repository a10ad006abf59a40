import { z } from 'zod';
import { PersonId, UnitId } from '#core/contract/ids.ts';
import { Instant } from '#core/contract/schemas.ts';
import { SecurityClass } from '#modules/letters/contract/terms.ts';
import {
  Authority,
  capacities,
  DisposalKind,
  DisposalListId,
  DossierId,
  disposalRoles,
  Fate,
  LifeState,
  RecordId,
} from './terms.ts';

const Person = z.object({ id: PersonId, name: z.string() });
const done = z.object({ by: Person, on: z.string() });
const numbered = done.extend({ number: z.string() });

/** The units whose people and heads take the parts of a disposal. */
export const DisposalOffice = z.object({
  agencyKind: z.enum(['regional', 'central']),
  recordsUnitId: UnitId,
  legalUnitId: UnitId,
  supervisionUnitId: UnitId,
});
export type DisposalOffice = z.output<typeof DisposalOffice>;

export const panelCapacities = ['records-unit-head', 'processing-unit-head', 'archivist', 'other'] as const;

export const DisposalRow = z.object({
  id: DisposalListId,
  kind: DisposalKind,
  createdAt: Instant,
  createdBy: Person,
  /** Open items; those that dropped out are not counted. */
  items: z.int(),
  /** The first step that is missing; null when the disposal is finished or was cancelled. */
  next: z.string().nullable(),
  executed: z.boolean(),
  cancelled: z.boolean(),
  /** The next step waits for the reader. */
  yours: z.boolean(),
});
export type DisposalRow = z.output<typeof DisposalRow>;

export const disposalActs = [
  'name-panel',
  'add-item',
  'drop-item',
  'close-list',
  'appraise',
  'consider',
  'approve',
  'stipulate',
  'witness',
  'open-report',
  'execute',
  'sign-report',
  'cancel',
] as const;

export const DisposalView = DisposalRow.extend({
  version: z.int(),
  steps: z.array(z.object({ step: z.string(), done: z.boolean() })),
  panel: z
    .object({
      decree: z.object({ number: z.string(), on: z.string() }),
      members: z.array(
        z.object({
          person: Person,
          as: z.enum(panelCapacities),
          unitId: UnitId.nullable(),
          chair: z.boolean(),
        }),
      ),
    })
    .nullable(),
  closed: done.nullable(),
  consideration: numbered.nullable(),
  /** Whose approval the open items need. */
  needed: z.array(Authority),
  approvals: z.array(
    z.object({
      authority: Authority,
      number: z.string(),
      letterOn: z.string(),
      cited: z.boolean(),
      hasFile: z.boolean(),
      by: Person,
    }),
  ),
  stipulation: numbered.nullable(),
  witnesses: z.array(done.extend({ role: z.string() })),
  report: numbered.nullable(),
  firstExecution: done.nullable(),
  secondExecution: done.nullable(),
  signatures: z.array(done.extend({ role: z.string(), unitId: UnitId.nullable() })),
  cancellation: done.extend({ reason: z.string() }).nullable(),
  /** Who is awaited for the next step: one line for each part that is still to be taken. */
  awaited: z.array(
    z.object({
      role: z.enum([...capacities, ...disposalRoles]),
      act: z.enum(disposalActs),
      authority: Authority.nullable(),
      unitId: UnitId.nullable(),
      unitName: z.string().nullable(),
      /** Those whose turn it is, where that is known by name; of who may record an approval at most five. */
      people: z.array(Person),
      yours: z.boolean(),
    }),
  ),
  /** Why the reader may not take the next step although they could by what they are. */
  standsAside: z.string().nullable(),
  /** Open items that the reader may not see whole: while there are any, the list takes no act of theirs. */
  hidden: z.int(),
  /** Open items that may not go any more; they are taken off before the list goes on. */
  dropOuts: z.array(z.object({ dossierId: DossierId, code: z.string(), text: z.string() })),
  can: z.record(z.enum(disposalActs), z.boolean()),
});
export type DisposalView = z.output<typeof DisposalView>;

const DossierLine = z.object({
  dossierId: DossierId,
  unitId: UnitId,
  unitName: z.string(),
  year: z.int(),
  number: z.int(),
  code: z.string(),
  title: z.string(),
  securityClass: SecurityClass,
  activeUntil: z.string().nullable(),
  inactiveUntil: z.string().nullable(),
  fate: Fate.nullable(),
  retentionYears: z.int().nullable(),
});

export const DisposalItemRow = DossierLine.extend({
  dropped: z.object({ on: z.string(), code: z.string(), text: z.string() }).nullable(),
  appraisals: z.array(
    z.object({
      by: Person,
      on: z.string(),
      physicallyChecked: z.boolean(),
      opinion: z.enum(['agree', 'keep']),
      note: z.string().nullable(),
    }),
  ),
});
export type DisposalItemRow = z.output<typeof DisposalItemRow>;

export const CandidateRow = DossierLine.extend({ state: LifeState, onOtherList: z.boolean() });
export type CandidateRow = z.output<typeof CandidateRow>;

export const StubRow = z.object({
  dossierId: DossierId,
  listId: DisposalListId,
  unitName: z.string(),
  year: z.int(),
  number: z.int(),
  code: z.string(),
  title: z.string(),
  records: z.array(
    z.object({
      recordId: RecordId,
      itemNumber: z.int(),
      title: z.string(),
      sha256: z.array(z.string()),
    }),
  ),
  destroyedAt: Instant,
  stipulation: z.string(),
  report: z.string(),
  approvals: z.array(z.object({ authority: Authority, number: z.string() })),
});
export type StubRow = z.output<typeof StubRow>;
