/** The order after some of it were put before the one that stands at a place; what was put keeps its own order. */
export function putBefore<Id extends string>(
  order: readonly Id[],
  moved: ReadonlySet<string>,
  before: Id | null,
): Id[] {
  const put = order.filter((id) => moved.has(id));
  const rest = order.filter((id) => !moved.has(id));
  // The place of one that moves itself is that of the next that stays.
  const anchor =
    before !== null && moved.has(before)
      ? (order.slice(order.indexOf(before)).find((id) => !moved.has(id)) ?? null)
      : before;
  const at = anchor === null ? rest.length : rest.indexOf(anchor);
  return [...rest.slice(0, at), ...put, ...rest.slice(at)];
}

/** The order after some of it went one place up or down together; at the end nothing moves. */
export function shiftedBy<Id extends string>(
  order: readonly Id[],
  moved: ReadonlySet<string>,
  step: -1 | 1,
): Id[] {
  const places = order.flatMap((id, at) => (moved.has(id) ? [at] : []));
  const [first, last] = [places[0], places.at(-1)];
  if (first === undefined || last === undefined) return [...order];
  if (step === -1) return first === 0 ? [...order] : putBefore(order, moved, order[first - 1]!);
  if (last === order.length - 1) return [...order];
  return putBefore(order, moved, order[last + 2] ?? null);
}
