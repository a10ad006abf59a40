import { z } from 'zod';
import { event } from '#core/contract/event.ts';
import { PersonId } from '#core/contract/ids.ts';
import { holding, operation } from '#core/contract/operation.ts';
import { Instant } from '#core/contract/schemas.ts';
import { EntryContent } from './details.ts';
import { staffManage, staffViewPrivate } from './permissions.ts';
import { EntryId, EntryKind } from './terms.ts';

/** What is read of an employee in SIASN, as its interface names it: main data, then the histories. */
export const siasnHistories = [
  'data-utama',
  'rw-golongan',
  'rw-jabatan',
  'rw-pendidikan',
  'rw-diklat',
  'rw-kursus',
  'rw-penghargaan',
  'rw-angkakredit',
  'rw-skp22',
  'rw-cltn',
  'rw-hukdis',
] as const;
export const SiasnHistory = z.enum(siasnHistories);
export type SiasnHistory = z.output<typeof SiasnHistory>;

/** Why nothing came: BKN cannot be reached, has too much to do, does not take our keys, or answers what nobody understands. */
export const siasnFaults = ['unreachable', 'busy', 'refused', 'odd-answer', 'no-such-employee'] as const;
export const SiasnFault = z.enum(siasnFaults);
export type SiasnFault = z.output<typeof SiasnFault>;

/** A field of SIASN from which no entry could be made; what stands in it is not repeated. */
export const UnreadField = z.object({
  history: SiasnHistory,
  field: z.string(),
  why: z.enum(['missing', 'not-understood']),
});
export type UnreadField = z.output<typeof UnreadField>;

/** An entry that SIASN has and the file has not, ready to be added, or to be put in the place of the one it differs from. */
const SiasnChange = z.object({
  history: SiasnHistory,
  kind: EntryKind,
  content: EntryContent,
  startsOn: z.string(),
  lastDay: z.string().nullable(),
  decreeNumber: z.string().nullable(),
  decreeDay: z.string().nullable(),
  /** The entry of the file about the same thing; null where there is none. */
  differsFrom: z.object({ id: EntryId, content: EntryContent.nullable(), startsOn: z.string() }).nullable(),
});
export type SiasnChange = z.output<typeof SiasnChange>;

const Difference = z.object({
  changes: z.array(SiasnChange),
  unchanged: z.int(),
  unread: z.array(UnreadField),
});
export type Difference = z.output<typeof Difference>;

const ofEmployee = z.strictObject({ personId: PersonId });
const path = '/api/staff/files/:personId/siasn-fetch';

/** What SIASN of BKN has of an employee, held against the file. Nothing is written by it: whoever keeps the file adds or corrects. */
export const siasn = {
  start: operation({
    id: 'staff.start-siasn-fetch',
    method: 'POST',
    path,
    summary:
      'Asks SIASN for the main data and histories of an employee; in place of what was fetched before.',
    access: holding(staffManage),
    costs: 'import',
    input: ofEmployee,
    output: undefined,
    errors: ['staff.siasn-off', 'staff.own-file', 'staff.no-number'],
  }),
  show: operation({
    id: 'staff.show-siasn-fetch',
    method: 'GET',
    path,
    summary:
      'How far the last question to SIASN is, and in what its answer differs from the file, but for the private part.',
    access: holding(staffManage),
    input: ofEmployee,
    output: z.object({
      /** Whether the agency has keys of BKN: without them nothing can be asked. */
      connected: z.boolean(),
      /** `none`: nothing was asked, or what came was forgotten after a month. */
      state: z.enum(['none', 'waiting', 'fetched', 'failed']),
      fault: SiasnFault.nullable(),
      askedAt: Instant.nullable(),
      answeredAt: Instant.nullable(),
      difference: Difference.nullable(),
    }),
    errors: ['staff.own-file'],
  }),
  readPrivate: operation({
    id: 'staff.read-siasn-private',
    method: 'POST',
    path: `${path}/private`,
    summary: 'The same for the private part, which is written down as read.',
    access: holding(staffViewPrivate),
    stepUp: true,
    input: ofEmployee,
    output: Difference,
    errors: ['staff.own-file'],
  }),
};

/** In the log of access: that an employee was asked after at BKN, and by whom. */
export const siasnAsked = event({
  type: 'staff-file.fetched',
  version: 1,
  payload: z.object({ personId: PersonId }),
});
