/** The fields of a patch that differ from what stands; `undefined` leaves a field as it is, `null` empties it. */
export function changedFields<T extends object>(before: T, patch: Partial<T>): Partial<T> {
  const entries = Object.entries(patch).filter(
    ([key, value]) => value !== undefined && value !== before[key as keyof T],
  );
  return Object.fromEntries(entries) as Partial<T>;
}
