import { z } from 'zod';
import { UnitId } from '#core/contract/ids.ts';
import { holding, operation, signedIn } from '#core/contract/operation.ts';
import { EnteredDay, line } from '#core/contract/schemas.ts';
import { unitsManage } from './permissions.ts';
import { Code, UnitKind, UnitView } from './shapes.ts';

export const units = {
  tree: operation({
    id: 'units.tree',
    method: 'GET',
    path: '/api/units',
    summary: 'The units of the agency that exist on a day, parents before their children.',
    access: signedIn,
    input: z.strictObject({ on: EnteredDay.optional() }),
    output: z.object({ items: z.array(UnitView) }),
  }),
  create: operation({
    id: 'units.create',
    method: 'POST',
    path: '/api/units',
    summary: 'Creates a unit below another, from a day on.',
    access: holding(unitsManage),
    input: z.strictObject({
      parentId: UnitId,
      code: Code,
      name: line(200),
      shortName: line(60).nullish(),
      kind: UnitKind,
      sortOrder: z.int().min(0).max(100_000).default(0),
      activeFrom: EnteredDay,
    }),
    output: UnitView,
    errors: ['organization.unit-code-taken', 'organization.unit-closed'],
  }),
  change: operation({
    id: 'units.change',
    method: 'PATCH',
    path: '/api/units/:unitId',
    summary: 'Changes a unit, or moves it with everything below it to another parent.',
    access: holding(unitsManage),
    input: z.strictObject({
      unitId: UnitId,
      parentId: UnitId.optional(),
      code: Code.optional(),
      name: line(200).optional(),
      shortName: line(60).nullish(),
      kind: UnitKind.optional(),
      sortOrder: z.int().min(0).max(100_000).optional(),
      activeFrom: EnteredDay.optional(),
    }),
    output: UnitView,
    errors: [
      'organization.unit-code-taken',
      'organization.unit-loop',
      'organization.unit-closed',
      'organization.period-reversed',
    ],
  }),
  close: operation({
    id: 'units.close',
    method: 'POST',
    path: '/api/units/:unitId/closing',
    summary: 'Closes a unit after its last day; refused while a unit or post in it lasts longer.',
    access: holding(unitsManage),
    input: z.strictObject({ unitId: UnitId, activeUntil: EnteredDay }),
    output: UnitView,
    errors: ['organization.unit-in-use', 'organization.period-reversed'],
  }),
};
