import type { PostId, UnitId } from '#core/contract/ids.ts';
import type { PostKind } from '../../contract/shapes.ts';
import { changedFields } from './changed-fields.ts';
import type { Plan } from './plan-units.ts';
import type { PostValues } from './sheet-columns.ts';
import type { TableRow } from './sheet-table.ts';
import { inTreeOrder, onlyFirst } from './sheet-tree.ts';

/** A post as the plan of an import knows it. */
export interface PlannedPost {
  id: PostId;
  unitId: UnitId;
  superiorId: PostId | null;
  code: string | null;
  name: string;
  kind: PostKind;
  isHead: boolean;
  echelon: string | null;
  /** From the highest superior to itself. */
  path: PostId[];
  sortOrder: number;
  activeFrom: string;
  activeUntil: string | null;
}

export interface PostPlanning {
  known: readonly PlannedPost[];
  units: readonly { id: UnitId; code: string; path: UnitId[]; activeUntil: string | null }[];
  /** Whether the importer may write in a unit with this path. */
  mayWriteIn: (path: readonly UnitId[]) => boolean;
  today: string;
  makeId: () => PostId;
}

/** Plans the posts of a sheet: new codes are created in the unit that they name, known ones brought up to date. */
export function planPosts(rows: readonly TableRow<PostValues>[], planning: PostPlanning): Plan<PlannedPost> {
  const plan: Plan<PlannedPost> = { created: [], changed: [], unchanged: 0, faults: [] };
  const fault = (row: number, column: string, code: string) => plan.faults.push({ row, column, code });
  const units = new Map(planning.units.map((unit) => [unit.code, unit]));
  const known = new Map(planning.known.map((post) => [post.code, post]));
  const byCode = new Map(known);
  // Who heads a unit: a post that stands, or the row that asks for it.
  const heads = new Map<UnitId, PostId | number>(
    planning.known.filter((post) => post.isHead && !post.activeUntil).map((post) => [post.unitId, post.id]),
  );

  const { first, again } = onlyFirst(rows, (values) => values.code);
  const { ordered, looping } = inTreeOrder(
    first,
    (values) => values.code,
    (values) => values.superiorCode,
  );
  for (const { row } of again) fault(row, 'kode', 'organization.row-twice');
  for (const { row } of looping) fault(row, 'kode_atasan', 'organization.row-loop');
  const apart = new Set([...again, ...looping]);
  // Posts of the sheet with faults of their own: a row below one of them is not at fault for that.
  const broken = new Set<string | undefined>(looping.map(({ values }) => values.code));

  for (const one of [...ordered, ...looping, ...again]) {
    const { row, values, unread } = one;
    const { unitCode, superiorCode, ...own } = values;
    const unit = units.get(unitCode ?? '');
    const superior = superiorCode === undefined ? null : byCode.get(superiorCode);
    const before = known.get(own.code ?? '');
    const faultsBefore = plan.faults.length;
    if (unitCode !== undefined) {
      if (!unit) fault(row, 'kode_unit', 'organization.row-unknown-unit');
      else if (!planning.mayWriteIn(unit.path)) fault(row, 'kode_unit', 'organization.row-not-allowed');
      else if (unit.activeUntil) fault(row, 'kode_unit', 'organization.unit-closed');
      else if (before && before.unitId !== unit.id) fault(row, 'kode_unit', 'organization.row-other-place');
    }
    if (superiorCode !== undefined && !broken.has(superiorCode)) {
      if (!superior) fault(row, 'kode_atasan', 'organization.row-unknown-post');
      else if (superior.activeUntil) fault(row, 'kode_atasan', 'organization.post-closed');
      else if (before && before.superiorId !== superior.id)
        fault(row, 'kode_atasan', 'organization.row-other-place');
    }
    if (before?.activeUntil) fault(row, 'kode', 'organization.post-closed');
    if (own.isHead && unit) {
      const head = heads.get(unit.id);
      if (head !== undefined && head !== before?.id) fault(row, 'pimpinan', 'organization.unit-has-head');
      else heads.set(unit.id, before?.id ?? row);
    }
    if (
      !unit ||
      superior === undefined ||
      unread.size > 0 ||
      apart.has(one) ||
      plan.faults.length > faultsBefore
    ) {
      if (!before) broken.add(own.code);
      continue;
    }
    const changed = before ? changedFields<PlannedPost>(before, own) : {};
    const post = before ? { ...before, ...changed } : newPost(values, unit.id, superior, planning);
    const fields = Object.keys(changed);
    if (!before) plan.created.push(post);
    else if (fields.length > 0) plan.changed.push({ after: post, fields });
    else plan.unchanged += 1;
    byCode.set(post.code, post);
  }
  return plan;
}

function newPost(
  values: Partial<PostValues>,
  unitId: UnitId,
  superior: PlannedPost | null,
  planning: PostPlanning,
): PlannedPost {
  const id = planning.makeId();
  return {
    id,
    unitId,
    superiorId: superior?.id ?? null,
    code: values.code!,
    name: values.name!,
    kind: values.kind!,
    isHead: values.isHead ?? false,
    echelon: values.echelon ?? null,
    path: [...(superior?.path ?? []), id],
    sortOrder: values.sortOrder ?? 0,
    activeFrom: values.activeFrom ?? planning.today,
    activeUntil: null,
  };
}
