import { newId, type UnitId } from '#core/contract/ids.ts';
import type { RowFault } from '../../contract/people.ts';
import type { UnitKind } from '../../contract/shapes.ts';
import type { UnitValues } from './sheet-columns.ts';
import type { TableRow } from './sheet-table.ts';

/** A unit as the plan of an import needs it. */
export interface PlannedUnit {
  id: UnitId;
  parentId: UnitId | null;
  code: string;
  name: string;
  shortName: string | null;
  kind: UnitKind;
  path: UnitId[];
  sortOrder: number;
  activeFrom: string;
  activeUntil: string | null;
}

export interface Plan<T> {
  created: T[];
  changed: T[];
  unchanged: number;
  faults: RowFault[];
}
