/**
 * The fields of a form that its person changed. Only these are sent: what somebody else changed meanwhile is not put back
 * to what it was when the form was opened.
 * @param begun the values with which the form was opened, shaped as those that are sent
 */
export function changedOnly<Fields extends object>(begun: Fields, now: Fields): Partial<Fields> {
  const before = begun as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(now).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name])),
  ) as Partial<Fields>;
}

/**
 * A list of choices with what this person added and took away, on top of what it says now.
 * @param begun the list with which the form was opened
 */
export function changedChoices<Choice>(
  begun: readonly Choice[],
  now: readonly Choice[],
  chosen: readonly Choice[],
): Choice[] {
  const kept = now.filter((one) => chosen.includes(one) || !begun.includes(one));
  const added = chosen.filter((one) => !begun.includes(one) && !now.includes(one));
  return [...kept, ...added];
}
