import { type DemoAgency, loadDemoOrganization } from '#app/demo/load-organization.ts';
import type { AgencyId, PersonId } from '#core/contract/ids.ts';
import { type Mode, transact } from '#core/db/tx.ts';
import type { Identity } from '#core/http/ports.ts';
import type { TxContext } from '#core/session/context.ts';
import type { TestHouse } from '#tests/house/test-house.ts';
import { actorOf } from '../server/organization.api.ts';

/** The two demo agencies in a fresh house: the regency, and the neighbour that must see nothing of it. */
export async function twoRegencies(
  house: TestHouse,
): Promise<{ arunika: DemoAgency; tirtamaya: DemoAgency }> {
  const [arunika, tirtamaya] = await loadDemoOrganization((agencyId, _zone, work) =>
    house.system(agencyId, work),
  );
  return { arunika: arunika!, tirtamaya: tirtamaya! };
}

/** What a session of the person would stand for. */
export function identityOf(agencyId: AgencyId, personId: PersonId, scopes: string[] | null = null): Identity {
  return {
    kind: scopes ? 'key' : 'person',
    agencyId,
    zone: 'Asia/Jakarta',
    personId,
    sessionId: null,
    factorAt: null,
    locale: null,
    scopes,
  };
}

/** Work as a person of the demo, in a transaction like one of the web server. */
export function acting<T>(
  house: TestHouse,
  agency: DemoAgency,
  key: string,
  work: (ctx: TxContext) => Promise<T>,
  mode: Mode = 'write',
): Promise<T> {
  const identity = identityOf(agency.agencyId, personIn(agency, key));
  const settings = { agency: identity.agencyId, person: identity.personId };
  return transact(house.house.appPool, settings, mode, async (tx) => {
    const actor = await actorOf(tx, identity, house.clock.now());
    return work({ ...house.house.services, tx, actor, locale: 'id', requestId: 'test' });
  });
}

export function personIn(agency: DemoAgency, key: string): PersonId {
  return agency.people.get(key)!.personId;
}
