import { z } from 'zod';
import { UnitId } from '#core/contract/ids.ts';
import { holding, operation } from '#core/contract/operation.ts';
import {
  Cursor,
  Day,
  EnteredDay,
  Instant,
  PageSize,
  pageOf,
  queryList,
  words,
  Year,
} from '#core/contract/schemas.ts';
import { SecurityClass, Urgency } from '#modules/letters/contract/terms.ts';
import { Destruction } from '#modules/letters/contract/views.ts';
import { viewUnitOutgoing } from './permissions.ts';
import { DeliveryState } from './sending.ts';
import { AmendedHow, DeliveryId, DraftId, NumberBookId } from './terms.ts';

const access = holding(viewUnitOutgoing);
const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const paper = 'application/pdf';

/** What became of a time stamp that was missing when a letter was signed, as long as it is missing. */
const MissingStamp = z.enum(['awaited', 'given-up']);

/** What the register of outgoing letters is narrowed by, wherever it is shown, counted or printed. */
export const registerFilters = {
  q: words(200).optional(),
  kindCode: queryList(words(40)),
  securityClass: queryList(SecurityClass),
  unitId: UnitId.optional(),
  bookId: NumberBookId.optional(),
  from: EnteredDay.optional(),
  to: EnteredDay.optional(),
  /** Only letters whose time stamp is still asked for, or was given up. */
  timeStamp: MissingStamp.optional(),
};

/** A line of the register: a letter that was signed. */
export const RegisterLine = z.object({
  id: DraftId,
  number: z.string(),
  bookName: z.string(),
  letterDay: Day,
  kindCode: z.string(),
  kindName: z.string(),
  subject: z.string(),
  securityClass: SecurityClass,
  urgency: Urgency,
  unitName: z.string(),
  /** The first recipients, as they are printed. */
  to: z.string(),
  signedAt: Instant,
  sentAt: Instant.nullable(),
  ended: AmendedHow.nullable(),
  /** A disposal list of the archive destroyed it; this line is what stays. */
  destroyed: Destruction.nullable(),
  /** Null where none is missing. */
  timeStamp: MissingStamp.nullable(),
});
export type RegisterLine = z.output<typeof RegisterLine>;

/** Beyond so many nobody reads on: a longer result is only said to be longer. */
export const mostCounted = 1_000;

export const expeditionFilters = {
  /** Only what still waits to be given out. */
  state: z.enum(['waiting', 'handed-over']).optional(),
  unitId: UnitId.optional(),
  from: EnteredDay.optional(),
  to: EnteredDay.optional(),
};

/** A line of the expedition book: a letter on paper, and who took it. */
export const ExpeditionLine = z.object({
  id: DeliveryId,
  draftId: DraftId,
  number: z.string(),
  letterDay: Day,
  subject: z.string(),
  securityClass: SecurityClass,
  name: z.string(),
  isCopy: z.boolean(),
  state: DeliveryState,
  handedTo: z.string().nullable(),
  handedAt: Instant.nullable(),
  can: z.object({ handOver: z.boolean(), print: z.boolean() }),
});
export type ExpeditionLine = z.output<typeof ExpeditionLine>;

export const recapFilters = { year: Year, unitId: UnitId.optional() };

/** What one unit wrote of one kind in one month. */
export const RecapLine = z.object({
  unitId: UnitId,
  unitName: z.string(),
  kindCode: z.string(),
  kindName: z.string(),
  month: z.int().min(1).max(12),
  signed: z.int(),
  /** Of those, sent later than on the day after the last signature, or not yet. */
  sentLate: z.int(),
  /** Half of them needed no longer from the first word to the last signature, in days. */
  medianDays: z.number(),
});
export type RecapLine = z.output<typeof RecapLine>;

/** What is not signed yet of a unit, and for how long it waits. */
export const UnfinishedLine = z.object({
  unitId: UnitId,
  unitName: z.string(),
  /** With the writer, on its way, to be signed, to be sent. */
  writing: z.int(),
  review: z.int(),
  toSign: z.int(),
  toSend: z.int(),
  late: z.int(),
  oldestSince: Instant,
});
export type UnfinishedLine = z.output<typeof UnfinishedLine>;

/** The registers of what went out. */
export const registers = {
  list: operation({
    id: 'outgoing.list-register',
    method: 'GET',
    path: '/api/outgoing/register',
    summary: 'The register of signed letters (buku agenda keluar), by their day, newest first.',
    access,
    costs: { action: 'search', whenGiven: ['q'] },
    input: z.strictObject({ ...registerFilters, cursor: Cursor, size: PageSize }),
    output: pageOf(RegisterLine),
  }),
  count: operation({
    id: 'outgoing.count-register',
    method: 'GET',
    path: '/api/outgoing/register/count',
    summary: `How many letters a search of the register finds; at most ${mostCounted} are counted.`,
    access,
    costs: { action: 'search', whenGiven: Object.keys(registerFilters) },
    input: z.strictObject(registerFilters),
    output: z.object({ total: z.int(), more: z.boolean() }),
  }),
  print: operation({
    id: 'outgoing.print-register',
    method: 'GET',
    path: '/api/outgoing/register.pdf',
    summary: 'What a search of the register found, as it is printed.',
    access,
    costs: 'print',
    input: z.strictObject(registerFilters),
    output: z.unknown(),
    produces: paper,
    errors: ['outgoing.list-too-long'],
  }),
  export: operation({
    id: 'outgoing.export-register',
    method: 'GET',
    path: '/api/outgoing/register.xlsx',
    summary: 'What a search of the register found, as a spreadsheet.',
    access,
    costs: 'export',
    input: z.strictObject(registerFilters),
    output: z.unknown(),
    produces: sheet,
    errors: ['outgoing.list-too-long'],
  }),
  expedition: operation({
    id: 'outgoing.list-expedition',
    method: 'GET',
    path: '/api/outgoing/expedition',
    summary: 'The expedition book: letters on paper, what waits and who took what, newest first.',
    access,
    input: z.strictObject({ ...expeditionFilters, cursor: Cursor, size: PageSize }),
    output: pageOf(ExpeditionLine),
  }),
  printExpedition: operation({
    id: 'outgoing.print-expedition',
    method: 'GET',
    path: '/api/outgoing/expedition.pdf',
    summary: 'The expedition book as it is printed, with room for the signature of who takes the letter.',
    access,
    costs: 'print',
    input: z.strictObject(expeditionFilters),
    output: z.unknown(),
    produces: paper,
    errors: ['outgoing.list-too-long'],
  }),
  exportExpedition: operation({
    id: 'outgoing.export-expedition',
    method: 'GET',
    path: '/api/outgoing/expedition.xlsx',
    summary: 'The expedition book as a spreadsheet.',
    access,
    costs: 'export',
    input: z.strictObject(expeditionFilters),
    output: z.unknown(),
    produces: sheet,
    errors: ['outgoing.list-too-long'],
  }),
  recap: operation({
    id: 'outgoing.show-recap',
    method: 'GET',
    path: '/api/outgoing/recap',
    summary: 'Signed letters of a year by unit, kind and month, and what is not finished yet by unit.',
    access,
    costs: 'search',
    input: z.strictObject(recapFilters),
    output: z.object({ lines: z.array(RecapLine), unfinished: z.array(UnfinishedLine) }),
  }),
  printRecap: operation({
    id: 'outgoing.print-recap',
    method: 'GET',
    path: '/api/outgoing/recap.pdf',
    summary: 'The recap of a year as it is printed.',
    access,
    costs: 'print',
    input: z.strictObject(recapFilters),
    output: z.unknown(),
    produces: paper,
  }),
  exportRecap: operation({
    id: 'outgoing.export-recap',
    method: 'GET',
    path: '/api/outgoing/recap.xlsx',
    summary: 'The recap of a year as a spreadsheet.',
    access,
    costs: 'export',
    input: z.strictObject(recapFilters),
    output: z.unknown(),
    produces: sheet,
  }),
};
