import { z } from 'zod';
import { PersonId } from '#core/contract/ids.ts';
import { holding, operation } from '#core/contract/operation.ts';
import { Cursor, Instant, PageSize, pageOf } from '#core/contract/schemas.ts';
import { attendanceDecide } from './permissions.ts';

/** A threshold of PP 94/2021 that a person came near to or reached in a year, the furthest of each count. */
export const WarningView = z.object({
  id: z.string(),
  person: z.object({ id: PersonId, name: z.string() }),
  year: z.int(),
  counted: z.enum(['in-year', 'in-a-row']),
  threshold: z.int(),
  stage: z.enum(['nearing', 'reached']),
  /** Days without valid reason when it was told. */
  days: z.number(),
  at: Instant,
});
export type WarningView = z.output<typeof WarningView>;

export const listWarnings = operation({
  id: 'attendance.list-warnings',
  method: 'GET',
  path: '/api/attendance/discipline/warnings',
  summary:
    'Warnings of this year, in January also of the one before, about people about whom one may decide, by name. A measure is never proposed.',
  access: holding(attendanceDecide),
  input: z.strictObject({ personId: PersonId.optional(), cursor: Cursor, size: PageSize }),
  output: pageOf(WarningView),
});
