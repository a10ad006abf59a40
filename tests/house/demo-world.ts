import { type DemoAgency, loadDemoOrganization } from '#app/demo/load-organization.ts';
import type { Call } from '#core/contract/client.ts';
import { newId, type PersonId, type PostId } from '#core/contract/ids.ts';
import { transact } from '#core/db/tx.ts';
import { systemActor } from '#core/session/public-actor.ts';
import { openSession } from './small-office.ts';
import type { TestHouse } from './test-house.ts';

/** Someone of the demo who has signed in. */
export interface DemoActor {
  key: string;
  agency: DemoAgency;
  personId: PersonId;
  accountId: string;
  postId: PostId;
  token: string;
  call: Call;
}

export interface DemoWorld {
  arunika: DemoAgency;
  tirtamaya: DemoAgency;
  /** A person of the demo by key, signed in with a factor proven just now. */
  actor(key: string): Promise<DemoActor>;
  bookId: string;
}

/** The demo regency and its neighbour in a test house, with people who sign in when they are needed. */
export async function demoWorld(house: TestHouse): Promise<DemoWorld> {
  const { services, workerPool } = house.house;
  const base = { ...services, locale: 'id' as const, requestId: 'demo' };
  const [arunika, tirtamaya] = await loadDemoOrganization((agencyId, zone, work) =>
    transact(workerPool, { agency: agencyId }, 'write', (tx) =>
      work({ ...base, tx, actor: systemActor(agencyId, zone) }),
    ),
  );
  const bookId = newId();
  const books = [
    [arunika!, bookId, arunika!.units.get('kominfo')],
    [tirtamaya!, newId(), tirtamaya!.units.get(tirtamaya!.code)],
  ] as const;
  for (const [agency, id, unit] of books) {
    await house.owner(
      'insert into letters.book (agency_id, id, unit_id, name, is_default) values ($1, $2, $3, $4, true)',
      [agency.agencyId, id, unit, 'Agenda'],
    );
  }
  const signedIn = new Map<string, Promise<DemoActor>>();
  const signIn = async (key: string): Promise<DemoActor> => {
    const agency = arunika!.people.has(key) ? arunika! : tirtamaya!;
    const { personId } = agency.people.get(key)!;
    const accountId = newId() as string;
    await house.owner(
      "insert into identity.account (agency_id, id, person_id, created_at) values ($1, $2, $3, '2020-01-01')",
      [agency.agencyId, accountId, personId],
    );
    const token = await openSession(house, agency.agencyId, personId, accountId);
    return { key, agency, personId, accountId, postId: agency.posts.get(key)!, token, call: house.as(token) };
  };
  return {
    arunika: arunika!,
    tirtamaya: tirtamaya!,
    bookId,
    actor: (key) => {
      const known = signedIn.get(key) ?? signIn(key);
      signedIn.set(key, known);
      return known;
    },
  };
}
