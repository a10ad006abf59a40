import { z } from 'zod';
import { UnitId } from '#core/contract/ids.ts';
import { holding, operation } from '#core/contract/operation.ts';
import { Cursor, EnteredDay, PageSize, pageOf } from '#core/contract/schemas.ts';
import { PersonName } from './entries.ts';
import { milestones as kinds, Milestone } from './outlook.ts';
import { staffView } from './permissions.ts';

/** Something that comes for an employee on a day that is known. */
export const MilestoneEntry = Milestone.extend({
  day: z.string(),
  person: PersonName,
  unitName: z.string(),
});
export type MilestoneEntry = z.output<typeof MilestoneEntry>;

const asked = {
  what: z.enum(kinds).optional(),
  /** People who go by this unit or one below. */
  unitId: UnitId.optional(),
  from: EnteredDay.optional(),
  until: EnteredDay.optional(),
};

export const milestones = {
  list: operation({
    id: 'staff.list-milestones',
    method: 'GET',
    path: '/api/staff/milestones',
    summary:
      'What comes for the people of units where the right is held: salary increases, promotions, retirements, ends of contracts; by day, each with why.',
    access: holding(staffView),
    input: z.strictObject({ ...asked, cursor: Cursor, size: PageSize }),
    output: pageOf(MilestoneEntry),
  }),
  export: operation({
    id: 'staff.export-milestones',
    method: 'GET',
    path: '/api/staff/milestones/sheet',
    summary: 'The same as a sheet.',
    access: holding(staffView),
    costs: 'export',
    input: z.strictObject({ ...asked, format: z.enum(['csv', 'xlsx']) }),
    output: undefined,
    produces: 'application/octet-stream',
  }),
};
