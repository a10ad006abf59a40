/** A thing that lies below another: a unit in a unit, a post under its superior. */
export interface Branch<T> {
  id: string;
  parentId: string | null;
  value: T;
  /** True where something lies below it, read already or not. */
  hasBelow: boolean;
}

/** A row of a tree as it is drawn. */
export interface BranchRow<T> extends Branch<T> {
  level: number;
  position: number;
  siblings: number;
  open: boolean;
}

/** The rows that can be seen, in order. A branch whose parent is not there stands at the top. */
export function branchRows<T>(
  branches: readonly Branch<T>[],
  isOpen: (id: string) => boolean,
): BranchRow<T>[] {
  const known = new Set(branches.map(({ id }) => id));
  const below = new Map<string | null, Branch<T>[]>();
  for (const branch of branches) {
    const parent = branch.parentId && known.has(branch.parentId) ? branch.parentId : null;
    const siblings = below.get(parent);
    if (siblings) siblings.push(branch);
    else below.set(parent, [branch]);
  }
  const rowsBelow = (parentId: string | null, level: number): BranchRow<T>[] =>
    (below.get(parentId) ?? []).flatMap((branch, index, siblings) => {
      const open = branch.hasBelow && isOpen(branch.id);
      const row = { ...branch, level, position: index + 1, siblings: siblings.length, open };
      return open ? [row, ...rowsBelow(branch.id, level + 1)] : [row];
    });
  return rowsBelow(null, 1);
}

/** The ids on the way from the top to the branch, itself left out. */
export function waysTo<T>(branches: readonly Branch<T>[], id: string | undefined): string[] {
  const byId = new Map(branches.map((branch) => [branch.id, branch]));
  const way: string[] = [];
  for (let at = id && byId.get(id)?.parentId; at && !way.includes(at); at = byId.get(at)?.parentId)
    way.unshift(at);
  return way;
}
