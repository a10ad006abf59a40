import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#core/contract/ids.ts';
import { call, signIn } from './browser.ts';
import { makeAccount, makeAgency, makePerson } from './people.ts';
import { type SignInHouse, signInHouse } from './sign-in-house.ts';

const day = 86_400_000;
let house: SignInHouse;
let server: ReturnType<SignInHouse['server']>;

beforeAll(async () => {
  house = await signInHouse();
  server = house.server();
}, 60_000);
afterAll(() => house.close());

/** Another post of the agency, in a unit of its own below the root. */
async function office({ agencyId, unitId, postId }: Awaited<ReturnType<typeof makeAgency>>, name: string) {
  const [unit, post] = [newId() as string, newId() as string];
  await house.admin.query(
    `insert into organization.unit (agency_id, id, parent_id, code, name, kind, ancestor_ids, active_from)
     values ($1, $2, $3, $4, $5, 'department', array[$3::uuid, $2::uuid], '2020-01-01')`,
    [agencyId, unit, unitId, unit.slice(-8), name],
  );
  await house.admin.query(
    `insert into organization.post (agency_id, id, unit_id, name, kind, superior_id, ancestor_ids, active_from)
     values ($1, $2, $3, $4, 'structural', $5, array[$5::uuid, $2::uuid], '2020-01-01')`,
    [agencyId, post, unit, `Kepala ${name}`, postId],
  );
  return { unit, post };
}

test('tells of every unit who holds a post, has an account and signs in, and nothing of other agencies', async () => {
  const agency = await makeAgency(house, ['accounts.manage']);
  const other = await makeAgency(house, ['accounts.manage']);
  await makeAccount(house, other.agencyId, other.postId);
  const [health, works] = [await office(agency, 'Dinas Kesehatan'), await office(agency, 'Dinas PU')];
  const head = await makeAccount(house, agency.agencyId, health.post);
  await makePerson(house, agency.agencyId, works.post);
  const admin = await makeAccount(house, agency.agencyId, agency.postId);

  await signIn(server, head);
  house.clock.advance(10 * day);
  const token = await signIn(server, admin);
  const { body } = await call(server, 'GET', '/api/accounts/adoption', undefined, { token });
  const all = { people: 3, withAccount: 2, everSignedIn: 2, signedInMonth: 2, signedInWeek: 1 };
  const healthy = { people: 1, withAccount: 1, everSignedIn: 1, signedInMonth: 1, signedInWeek: 0 };
  const nobody = { people: 1, withAccount: 0, everSignedIn: 0, signedInMonth: 0, signedInWeek: 0 };
  expect(body.items).toEqual([
    { unitId: agency.unitId, unitName: 'Akar', level: 0, ...all },
    { unitId: health.unit, unitName: 'Dinas Kesehatan', level: 1, ...healthy },
    { unitId: works.unit, unitName: 'Dinas PU', level: 1, ...nobody },
  ]);

  const refused = await call(server, 'GET', '/api/accounts/adoption', undefined, {
    token: await signIn(server, head),
  });
  expect(refused.status).toBe(403);
});
