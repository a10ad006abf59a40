interface Branch {
  id: string;
  parentId: string | null;
}

/** The units that are seen, with all below them. */
export function seenBelow(tree: readonly Branch[], seen: readonly { id: string }[]): Set<string> {
  const children = new Map<string | null, string[]>();
  for (const { id, parentId } of tree) children.set(parentId, [...(children.get(parentId) ?? []), id]);
  const found = new Set<string>();
  const open = seen.map(({ id }) => id);
  for (let next = open.pop(); next; next = open.pop()) {
    found.add(next);
    open.push(...(children.get(next) ?? []));
  }
  return found;
}
