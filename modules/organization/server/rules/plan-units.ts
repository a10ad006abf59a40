import type { UnitId } from '#core/contract/ids.ts';
import type { RowFault } from '../../contract/people.ts';
import type { UnitKind } from '../../contract/shapes.ts';
import { changedFields } from './changed-fields.ts';
import type { UnitValues } from './sheet-columns.ts';
import type { TableRow } from './sheet-table.ts';
import { inTreeOrder, onlyFirst } from './sheet-tree.ts';

/** A unit as the plan of an import knows it. */
export interface PlannedUnit {
  id: UnitId;
  parentId: UnitId | null;
  code: string;
  name: string;
  shortName: string | null;
  kind: UnitKind;
  /** From the root to itself. */
  path: UnitId[];
  sortOrder: number;
  activeFrom: string;
  activeUntil: string | null;
}

/** What an import would write, and what is wrong with its rows. */
export interface Plan<T> {
  created: T[];
  changed: { after: T; fields: string[] }[];
  unchanged: number;
  faults: RowFault[];
}

export interface UnitPlanning {
  known: readonly PlannedUnit[];
  /** Whether the importer may write below a unit with this path. */
  mayWriteIn: (path: readonly UnitId[]) => boolean;
  today: string;
  makeId: () => UnitId;
}

/** Plans the units of a sheet: new codes are created below the code that they name, known ones brought up to date. */
export function planUnits(rows: readonly TableRow<UnitValues>[], planning: UnitPlanning): Plan<PlannedUnit> {
  const plan: Plan<PlannedUnit> = { created: [], changed: [], unchanged: 0, faults: [] };
  const known = new Map(planning.known.map((unit) => [unit.code, unit]));
  const byCode = new Map(known);
  const fault = (row: number, column: string, code: string) => plan.faults.push({ row, column, code });

  const { first, again } = onlyFirst(rows, (values) => values.code);
  const { ordered, looping } = inTreeOrder(
    first,
    (values) => values.code,
    (values) => values.parentCode,
  );
  for (const { row } of again) fault(row, 'kode', 'organization.row-twice');
  for (const { row } of looping) fault(row, 'kode_induk', 'organization.row-loop');
  const apart = new Set([...again, ...looping]);
  // Units of the sheet with faults of their own: a row below one of them is not at fault for that.
  const broken = new Set(looping.map(({ values }) => values.code));

  for (const one of [...ordered, ...looping, ...again]) {
    const { row, values, unread } = one;
    const { parentCode, ...own } = values;
    const parent = byCode.get(parentCode ?? '');
    const before = known.get(own.code ?? '');
    const faultsBefore = plan.faults.length;
    if (parentCode !== undefined && !broken.has(parentCode)) {
      if (!parent) fault(row, 'kode_induk', 'organization.row-unknown-unit');
      else if (!planning.mayWriteIn(parent.path)) fault(row, 'kode_induk', 'organization.row-not-allowed');
      else if (parent.activeUntil) fault(row, 'kode_induk', 'organization.unit-closed');
      else if (before && before.parentId !== parent.id)
        fault(row, 'kode_induk', 'organization.row-other-place');
    }
    if (before?.activeUntil) fault(row, 'kode', 'organization.unit-closed');
    if (!parent || unread.size > 0 || apart.has(one) || plan.faults.length > faultsBefore) {
      if (!before) broken.add(own.code);
    } else if (before) {
      const changed = changedFields<PlannedUnit>(before, own);
      if (Object.keys(changed).length === 0) plan.unchanged += 1;
      else plan.changed.push({ after: { ...before, ...changed }, fields: Object.keys(changed) });
    } else {
      const unit = newUnit(values, parent, planning);
      byCode.set(unit.code, unit);
      plan.created.push(unit);
    }
  }
  return plan;
}

function newUnit(values: Partial<UnitValues>, parent: PlannedUnit, planning: UnitPlanning): PlannedUnit {
  const id = planning.makeId();
  return {
    id,
    parentId: parent.id,
    code: values.code!,
    name: values.name!,
    shortName: values.shortName ?? null,
    kind: values.kind!,
    path: [...parent.path, id],
    sortOrder: values.sortOrder ?? 0,
    activeFrom: values.activeFrom ?? planning.today,
    activeUntil: null,
  };
}
