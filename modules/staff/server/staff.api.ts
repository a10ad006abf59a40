import type { PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import { employeesByIds, readEmployeeNumber } from '#modules/organization/server/organization.api.ts';
import { EntryContent } from '../contract/details.ts';
import type { Day } from './rules/days.ts';
import { type ServiceFacts, serviceFacts } from './rules/service-facts.ts';
import { serviceEntriesOf } from './service-facts.queries.ts';

export { watchedEntries } from './watched-entries.ts';
export type { ServiceFacts };

/** What of employees the right to leave depends on, on a day; people who are not there are left out. */
export async function serviceFactsOf(
  tx: Tx,
  personIds: readonly PersonId[],
  on: Day,
): Promise<Map<PersonId, ServiceFacts>> {
  const [people, rows] = await Promise.all([employeesByIds(tx, personIds), serviceEntriesOf(tx, personIds)]);
  const facts = new Map<PersonId, ServiceFacts>();
  for (const { id, kind, nip } of people.values()) {
    const number = nip ? readEmployeeNumber(nip) : null;
    const entries = rows
      .filter(({ personId }) => personId === id)
      .map(({ details, ...row }) => ({
        ...row,
        content: details === null ? null : EntryContent.parse({ kind: row.kind, details }),
      }));
    const told = { kind, appointed: number?.appointed ?? null, sex: number?.sex ?? null };
    facts.set(id, serviceFacts(entries, told, on));
  }
  return facts;
}
