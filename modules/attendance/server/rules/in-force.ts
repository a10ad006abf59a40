import type { InForce } from '../../contract/terms.ts';

/** What is in force on a day (ISO 8601); of several the one that began last, null without any. */
export function inForceOn<T extends InForce>(day: string, laws: readonly T[]): T | null {
  return laws
    .filter((law) => law.from <= day && (law.until === null || day < law.until))
    .reduce<T | null>((latest, law) => (latest && latest.from > law.from ? latest : law), null);
}
