import { afterAll, beforeAll, expect, it } from 'vitest';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { agencyKeys } from '../agency-keys.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
});
afterAll(() => house.close());

const keysKept = () => house.owner('select 1 from core.agency_key where agency_id = $1', [office.agencyId]);

it('a key is made to seal with, by the first of many, and never by who only reads', async () => {
  const open = () => agencyKeys(house.house.appPool, house.house.services.secrets);
  await expect(open().toOpen(office.agencyId)).rejects.toMatchObject({ code: 'files.object-damaged' });
  expect(await keysKept()).toHaveLength(0);
  const made = await Promise.all(Array.from({ length: 6 }, () => open().toSeal(office.agencyId)));
  expect(new Set(made.map((key) => key.toString('hex'))).size).toBe(1);
  expect(await keysKept()).toHaveLength(1);
  expect((await open().toOpen(office.agencyId)).equals(made[0]!)).toBe(true);
});

it('a process that met no key learns of one that is made later', async () => {
  const other = await smallOffice(house);
  const keys = agencyKeys(house.house.appPool, house.house.services.secrets);
  await expect(keys.toOpen(other.agencyId)).rejects.toMatchObject({ code: 'files.object-damaged' });
  const made = await agencyKeys(house.house.appPool, house.house.services.secrets).toSeal(other.agencyId);
  expect((await keys.toOpen(other.agencyId)).equals(made)).toBe(true);
});
