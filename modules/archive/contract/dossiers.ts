import { z } from 'zod';
import { PostId, UnitId } from '#core/contract/ids.ts';
import { holding, operation, signedIn } from '#core/contract/operation.ts';
import {
  Cursor,
  distinct,
  EnteredDay,
  largestInteger,
  line,
  PageSize,
  pageOf,
  queryFlag,
  queryList,
  words,
  Year,
} from '#core/contract/schemas.ts';
import { SecurityClass, securityClasses } from '#modules/letters/contract/terms.ts';
import './errors.ts';
import { fileRecords } from './permissions.ts';
import { ArrangementId, Custody, DossierId, LifeState, RecordId } from './terms.ts';
import { ArrangementView, DossierRow, DossierView, RecordRow } from './views.ts';

const dossier = { dossierId: DossierId };
const Title = line(1_000);
const open = ['archive.dossier-closed', 'archive.dossier-merged', 'archive.dossier-disposed'] as const;
const frozen = ['archive.dossier-held', 'archive.dossier-marked'] as const;

/** What a list of dossiers is narrowed by. */
export const dossierFilters = {
  /** Words of the title, or the number: "12", "12/2026". */
  q: words(200).default(''),
  /** Of the units in which the reader works or has rights alone. */
  mine: queryFlag,
  unitId: UnitId.optional(),
  /** The code, and all below it. */
  code: z.string().max(40).optional(),
  year: Year.optional(),
  state: queryList(LifeState),
  custody: Custody.optional(),
  securityClass: queryList(z.enum(securityClasses)),
};

/** The public API of dossiers. */
export const dossiers = {
  open: operation({
    id: 'archive.open-dossier',
    method: 'POST',
    path: '/api/archive/dossiers',
    summary: 'Open a dossier of a unit under a code; it gets the next number of the unit and year.',
    access: holding(fileRecords),
    stepUp: 'confidential',
    input: z.strictObject({
      unitId: UnitId,
      code: z.string().max(40),
      title: Title,
      securityClass: SecurityClass.default('B'),
      /** Posts that may read one of class T, R or SR besides who may by its class; the opening post is always named. */
      readers: distinct(PostId, 0, 50).default([]),
    }),
    output: DossierView,
    errors: ['archive.unknown-classification', 'archive.class-below-rule', 'archive.class-needs-readers'],
  }),
  list: operation({
    id: 'archive.list-dossiers',
    method: 'GET',
    path: '/api/archive/dossiers',
    summary: 'Dossiers that the reader may see, the latest first.',
    access: signedIn,
    input: z.strictObject({ ...dossierFilters, cursor: Cursor, size: PageSize }),
    output: pageOf(DossierRow),
  }),
  show: operation({
    id: 'archive.show-dossier',
    method: 'GET',
    path: '/api/archive/dossiers/:dossierId',
    summary: 'A dossier with where it stands in its life, until when, and why.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject(dossier),
    output: DossierView,
  }),
  records: operation({
    id: 'archive.list-records',
    method: 'GET',
    path: '/api/archive/dossiers/:dossierId/records',
    summary: 'Records of a dossier in their order.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({
      ...dossier,
      after: z.coerce.number().int().min(0).max(largestInteger).default(0),
      size: PageSize,
    }),
    output: z.object({ items: z.array(RecordRow), next: z.int().nullable() }),
  }),
  change: operation({
    id: 'archive.change-dossier',
    method: 'PATCH',
    path: '/api/archive/dossiers/:dossierId',
    summary: 'Rename a dossier, or say that letters of its unit, year and code are filed into it.',
    access: holding(fileRecords),
    stepUp: 'confidential',
    input: z.strictObject({
      ...dossier,
      version: z.int().min(1).max(largestInteger),
      title: Title.optional(),
      standing: z.boolean().optional(),
    }),
    output: DossierView,
    errors: ['core.changed-meanwhile', 'archive.standing-taken', ...open],
  }),
  reorder: operation({
    id: 'archive.reorder-records',
    method: 'PUT',
    path: '/api/archive/dossiers/:dossierId/order',
    summary: 'Put all records of a dossier into another order; their item numbers follow.',
    access: holding(fileRecords),
    stepUp: 'confidential',
    input: z.strictObject({ ...dossier, records: distinct(RecordId, 1, 1_000) }),
    output: z.object({ arrangementId: ArrangementId }),
    errors: ['archive.order-incomplete', ...open],
  }),
  move: operation({
    id: 'archive.move-records',
    method: 'POST',
    path: '/api/archive/dossiers/:dossierId/moves',
    summary: 'Move records of a dossier to the end of another one.',
    access: holding(fileRecords),
    stepUp: 'confidential',
    input: z.strictObject({
      ...dossier,
      into: DossierId,
      records: distinct(RecordId, 1, 1_000),
      reason: line(500).optional(),
    }),
    output: z.object({ arrangementId: ArrangementId }),
    errors: [
      'archive.same-dossier',
      'archive.class-below-dossier',
      'archive.class-needs-readers',
      ...frozen,
      ...open,
    ],
  }),
  merge: operation({
    id: 'archive.merge-dossier',
    method: 'POST',
    path: '/api/archive/dossiers/:dossierId/merge',
    summary: 'Put all of a dossier into another one; its number stays taken.',
    access: holding(fileRecords),
    stepUp: 'confidential',
    input: z.strictObject({ ...dossier, into: DossierId, reason: line(500).optional() }),
    output: z.object({ arrangementId: ArrangementId }),
    errors: [
      'archive.same-dossier',
      'archive.class-below-dossier',
      'archive.class-needs-readers',
      ...frozen,
      ...open,
    ],
  }),
  history: operation({
    id: 'archive.list-arrangements',
    method: 'GET',
    path: '/api/archive/dossiers/:dossierId/arrangements',
    summary: 'What was done to a dossier, the latest first.',
    access: signedIn,
    stepUp: 'confidential',
    input: z.strictObject({ ...dossier, cursor: Cursor, size: PageSize }),
    output: pageOf(ArrangementView),
  }),
  undo: operation({
    id: 'archive.undo-arrangement',
    method: 'POST',
    path: '/api/archive/arrangements/:arrangementId/undo',
    summary: 'Undo the last thing that was put in order in a dossier.',
    access: holding(fileRecords),
    stepUp: 'confidential',
    input: z.strictObject({ arrangementId: ArrangementId }),
    output: undefined,
    errors: [
      'archive.undone-already',
      'archive.not-undoable',
      'archive.class-needs-readers',
      ...frozen,
      ...open,
    ],
  }),
  close: operation({
    id: 'archive.close-dossier',
    method: 'POST',
    path: '/api/archive/dossiers/:dossierId/close',
    summary: 'Close a dossier on a day: its retention begins.',
    access: holding(fileRecords),
    stepUp: 'confidential',
    input: z.strictObject({ ...dossier, on: EnteredDay, final: z.boolean().default(false) }),
    output: DossierView,
    errors: ['archive.closing-in-the-future', 'archive.closing-before-opening', ...open],
  }),
  reopen: operation({
    id: 'archive.reopen-dossier',
    method: 'POST',
    path: '/api/archive/dossiers/:dossierId/reopen',
    summary: 'Open a closed dossier again, with a reason.',
    access: holding(fileRecords),
    stepUp: 'confidential',
    input: z.strictObject({ ...dossier, reason: line(500) }),
    output: DossierView,
    errors: [
      'archive.dossier-not-closed',
      'archive.dossier-closed-finally',
      'archive.dossier-transferred',
      'archive.dossier-on-list',
      'archive.dossier-disposed',
      'archive.dossier-merged',
    ],
  }),
  nameReaders: operation({
    id: 'archive.name-dossier-readers',
    method: 'POST',
    path: '/api/archive/dossiers/:dossierId/readers',
    summary: 'Name posts that may read a dossier of class T, R or SR.',
    access: holding(fileRecords),
    stepUp: 'confidential',
    input: z.strictObject({ ...dossier, postIds: distinct(PostId, 1, 50) }),
    output: DossierView,
    errors: ['archive.dossier-merged', 'archive.dossier-disposed'],
  }),
};
