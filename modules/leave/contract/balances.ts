import { z } from 'zod';
import { PersonId, UnitId } from '#core/contract/ids.ts';
import { holding, operation, personally } from '#core/contract/operation.ts';
import { Cursor, Instant, line, PageSize, pageOf, queryFlag, Year } from '#core/contract/schemas.ts';
import { BalanceEntryId } from './ids.ts';
import { leaveManage } from './permissions.ts';
import { BalanceView } from './request-view.ts';
import { BalancePart } from './terms.ts';

/** Saldo awal, penyesuaian, cuti bersama yang dijalani bekerja. */
export const BalanceEntryKind = z.enum(['opening', 'adjustment', 'collective-worked']);
export type BalanceEntryKind = z.output<typeof BalanceEntryKind>;

const Days = z.number().min(-60).max(60);
const GivenDays = z.number().min(0).max(60);

export const BalanceEntryView = z.object({
  id: BalanceEntryId,
  year: z.int(),
  kind: BalanceEntryKind,
  days: z.number(),
  olderLeft: z.number().nullable(),
  taken: z.number().nullable(),
  deferred: z.number().nullable(),
  reason: z.string(),
  enteredBy: z.object({ id: PersonId, name: z.string() }),
  enteredAt: Instant,
});
export type BalanceEntryView = z.output<typeof BalanceEntryView>;

/** What an import of opening balances would do, or did. */
export const BalanceImport = z.object({
  dryRun: z.boolean(),
  written: z.boolean(),
  rows: z.int(),
  added: z.int(),
  unchanged: z.int(),
  changes: z.array(
    z.object({ name: z.string(), year: z.int(), before: z.number().nullable(), after: z.number() }),
  ),
  faults: z.array(z.object({ row: z.int(), column: z.string().nullable(), code: z.string() })),
  moreFaults: z.int(),
});
export type BalanceImport = z.output<typeof BalanceImport>;

export const balances = {
  show: operation({
    id: 'leave.show-balance',
    method: 'GET',
    path: '/api/leave/balance',
    summary:
      'Annual leave of a year with every line that it came from; of others for who may see their leave.',
    access: personally,
    input: z.strictObject({ personId: PersonId.optional(), year: Year.optional() }),
    output: z.object({
      person: z.object({ id: PersonId, name: z.string() }),
      balance: BalanceView,
      entries: z.array(BalanceEntryView),
      can: z.object({ manage: z.boolean() }),
    }),
    errors: ['leave.not-civil-servant', 'leave.service-unknown'],
  }),
  ofUnit: operation({
    id: 'leave.list-unit-balances',
    method: 'GET',
    path: '/api/leave/unit-balances',
    summary:
      'What the people of a unit, the own one where none is named, have left of the annual leave of a year, by name.',
    access: personally,
    input: z.strictObject({
      unitId: UnitId.optional(),
      year: Year.optional(),
      cursor: Cursor,
      size: PageSize,
    }),
    output: pageOf(
      z.object({
        person: z.object({ id: PersonId, name: z.string() }),
        /** Null of whom too little is known, and of who has no leave by law. */
        left: z.record(BalancePart, z.number()).nullable(),
        total: z.number().nullable(),
        taken: z.number().nullable(),
      }),
    ),
  }),
  enter: operation({
    id: 'leave.enter-balance',
    method: 'POST',
    path: '/api/leave/people/:personId/balance-entries',
    summary:
      'Enters an opening balance, an adjustment, or collective leave that was worked. Nothing is overwritten: of opening balances the last counts.',
    access: holding(leaveManage),
    input: z.strictObject({
      personId: PersonId,
      year: z.int().min(1945).max(2200),
      kind: BalanceEntryKind,
      days: Days,
      olderLeft: GivenDays.default(0),
      taken: GivenDays.default(0),
      deferred: GivenDays.default(0),
      reason: line(500),
    }),
    output: BalanceEntryView,
    errors: ['leave.own-leave', 'leave.not-eighths', 'leave.year-not-over'],
  }),
  import: operation({
    id: 'leave.import-balances',
    method: 'POST',
    path: '/api/leave/balances/import',
    summary:
      'Reads opening balances from a CSV or XLSX sheet; writes all or, at any fault or in a dry run, none.',
    access: holding(leaveManage),
    costs: 'import',
    upload: true,
    input: z.strictObject({ dryRun: queryFlag }),
    output: BalanceImport,
    errors: [
      'organization.sheet-unreadable',
      'organization.sheet-too-large',
      'organization.sheet-empty',
      'organization.sheet-column-missing',
    ],
  }),
};
