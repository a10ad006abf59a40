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
  const byCode = new Map(planning.known.map((unit) => [unit.code, unit]));
  const fault = (row: number, column: string, code: string) => plan.faults.push({ row, column, code });

  const { first, again } = onlyFirst(rows, (values) => values.code);
  for (const { row } of again) fault(row, 'kode', 'organization.row-twice');
  const { ordered, looping } = inTreeOrder(
    first,
    (values) => values.code!,
    (values) => values.parentCode,
  );
  for (const { row } of looping) fault(row, 'kode_induk', 'organization.row-loop');

  for (const { row, values } of ordered) {
    const { parentCode, ...own } = values;
    const parent = byCode.get(parentCode!);
    const before = byCode.get(own.code!);
    if (!parent) fault(row, 'kode_induk', 'organization.row-unknown-unit');
    else if (!planning.mayWriteIn(parent.path)) fault(row, 'kode_induk', 'organization.row-not-allowed');
    else if (parent.activeUntil) fault(row, 'kode_induk', 'organization.unit-closed');
    else if (before?.activeUntil) fault(row, 'kode', 'organization.unit-closed');
    else if (before && before.parentId !== parent.id)
      fault(row, 'kode_induk', 'organization.row-other-place');
    else if (before) {
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
