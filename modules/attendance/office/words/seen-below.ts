interface Branch {
  id: string;
  parentId: string | null;
}

/** The units that are seen, with all below them, and whether they are managed too. */
export function seenBelow(
  tree: readonly Branch[],
  seen: readonly { id: string; can: { manage: boolean } }[],
): Map<string, boolean> {
  const children = new Map<string | null, string[]>();
  for (const { id, parentId } of tree) children.set(parentId, [...(children.get(parentId) ?? []), id]);
  const found = new Map<string, boolean>();
  const open = seen.map(({ id, can }) => ({ id, manage: can.manage }));
  for (let next = open.pop(); next; next = open.pop()) {
    const { id, manage } = next;
    if (found.get(id) === true || (found.has(id) && !manage)) continue;
    found.set(id, manage);
    for (const child of children.get(id) ?? []) open.push({ id: child, manage });
  }
  return found;
}
