import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { type Ask, identityProvider } from './provider.ts';

const migration = new URL('../migrations/0195_provisioning.sql', import.meta.url);

let house: TestHouse;
let office: SmallOffice;
let ask: Ask;
beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
  ask = await identityProvider(house, office);
});
afterAll(() => house.close());

test('the accounts that there were before are entered by the migration, each with a name of its own', async () => {
  const { agencyId, head, staff } = office;
  const nameOf = async ({ personId }: SmallOffice['head'], value: string, active: boolean) =>
    house.owner(
      `insert into identity.identifier (agency_id, account_id, kind, value, active)
       select agency_id, id, 'username', $2, $3 from identity.account where person_id = $1`,
      [personId, value, active],
    );
  await nameOf(head, 'kepala', true);
  // Somebody who left has the name that another has now.
  await nameOf(staff, 'kepala', false);
  await house.owner('update identity.account set disabled_at = now() where person_id = $1', [staff.personId]);
  await house.owner(
    `update organization.person set front_title = 'Ir.', email = 'kepala@arunika.go.id', phone = '0812 1111' where id = $1`,
    [head.personId],
  );
  const text = readFileSync(migration, 'utf8');
  await house.owner(text.slice(text.indexOf('insert into provisioning.account')));

  const { body } = await ask('GET', '/Users');
  const accounts = await house.owner<{ n: number }>(
    'select count(*)::int as n from identity.account where agency_id = $1',
    [agencyId],
  );
  expect(body.totalResults).toBe(accounts[0]!.n);
  const found = await ask('GET', `/Users?filter=${encodeURIComponent('userName eq "kepala"')}`);
  expect(found.body.Resources).toMatchObject([
    {
      displayName: 'Kepala Dinas Uji',
      active: true,
      name: { honorificPrefix: 'Ir.' },
      emails: [{ value: 'kepala@arunika.go.id', primary: true }],
      phoneNumbers: [{ value: '0812 1111' }],
    },
  ]);
  const left = body.Resources.find((one: { active: boolean }) => !one.active);
  expect(left.userName).toBe(left.id);
  // The first change finds them as the house has them: nothing is told anew by it.
  const [{ id, meta }] = found.body.Resources;
  const changed = await ask('PATCH', `/Users/${id}`, {
    Operations: [{ op: 'add', path: 'title', value: 'Kepala' }],
  });
  expect([changed.status, changed.body.name, changed.body.meta.version === meta.version]).toEqual([
    200,
    { honorificPrefix: 'Ir.' },
    false,
  ]);
});
