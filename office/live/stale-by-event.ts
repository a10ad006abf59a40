/** Which answers an event makes stale: `{ 'letter.*': ['letters.'] }`, event type to beginnings of operation ids. */
export type LiveRules = Readonly<Record<string, readonly string[]>>;

/** The beginnings of operation ids that an event makes stale under the rules of all modules. */
export function staleByEvent(type: string, rules: readonly LiveRules[]): string[] {
  const noun = `${type.split('.')[0]}.*`;
  return [...new Set(rules.flatMap((rule) => [...(rule[type] ?? []), ...(rule[noun] ?? [])]))];
}
