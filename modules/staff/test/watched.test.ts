import { afterAll, beforeAll, expect, test } from 'vitest';
import { watchedRows } from '#app/modules.ts';
import { monitor } from '#modules/ledger/server/check/monitor.ts';
import { workAt } from '#modules/ledger/test/ledger-house.ts';
import { factKeys, untold } from '#modules/ledger/test/named-facts.ts';
import type { SmallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { entries } from '../contract/entries.ts';
import type { EntryId } from '../contract/terms.ts';
import { watchedEntries } from '../server/staff.api.ts';
import { child, grade, staffOffice } from './staff-office.ts';

let house: TestHouse;
let office: SmallOffice;
let at: ReturnType<typeof workAt>;
let open: EntryId;
let sealed: EntryId;

beforeAll(async () => {
  house = await testHouse();
  office = await staffOffice(house);
  at = workAt(house, office);
  const { admin, staff } = office;
  const { personId } = staff;
  open = (await admin.call(entries.add, { personId, ...grade('2024-04-01', '31') })).id;
  sealed = (await admin.call(entries.add, { personId, ...child('Ananda') })).id;
  const reason = 'Salah orang';
  await admin.call(entries.withdraw, { personId, entryId: sealed, reason });
  const [{ nip } = { nip: '' }] = await house.owner<{ nip: string }>(
    'select nip from organization.person where id = $1',
    [personId],
  );
  await house.server.inject({
    method: 'POST',
    url: '/api/staff/imports',
    headers: { authorization: `Bearer ${admin.token}`, 'content-type': 'application/octet-stream' },
    payload: Buffer.from(`nip_baru;kpkn\n${nip};KPPN Uji\n`),
  });
  await at.sequence();
  await at.publish();
}, 60_000);
afterAll(() => house.close());

const seen = async () =>
  (await monitor(at.ctx, at.tiles, 0, { watched: watchedRows })).findings.map(
    ({ invariant, finding, record }) => `${invariant} ${finding}: ${record}`,
  );

/** Behind the application and behind the triggers: as who owns the machine. */
const behind = (statement: string) =>
  house.owner(`begin; set local session_replication_role = replica; ${statement}; commit`);

test('entries are not suspected while they say what their events settled, also those of a sheet', async () => {
  expect((await house.owner('select id from staff.entry')).length).toBe(4);
  expect(await seen()).toEqual([]);
});

test.each([
  ['starts_on', 'starts_on', `'2020-04-01'`],
  ['content', 'details', `'{"code":"45"}'`],
  ['entered_by', 'entered_by', 'gen_random_uuid()'],
])('an entry is named when its %s is altered behind the application', async (fact, column, other) => {
  await behind(`create table public.kept as select * from staff.entry where id = '${open}';
    update staff.entry set ${column} = ${other} where id = '${open}'`);
  expect(await seen()).toEqual([`I10 row-changed: staff ${open} ${fact}`]);
  await behind(
    `update staff.entry e set ${column} = k.${column} from public.kept k where e.id = k.id; drop table public.kept`,
  );
  expect(await seen()).toEqual([]);
});

test('also what is sealed, and what is gone or slipped in', async () => {
  await behind(`create table public.kept as select * from staff.entry where id = '${sealed}';
    update staff.entry set details_sealed = '\\x00' where id = '${sealed}'`);
  expect(await seen()).toEqual([`I10 row-changed: staff ${sealed} content`]);
  await behind(`delete from staff.entry where id = '${sealed}'`);
  expect(await seen()).toEqual([`I10 row-missing: staff ${sealed}`]);
  await behind('insert into staff.entry select * from public.kept; drop table public.kept');
  expect(await seen()).toEqual([]);
  const slipped = '01ffffff-0000-7000-8000-000000000001';
  await behind(`insert into staff.entry select (jsonb_populate_record(e, jsonb_build_object('id', '${slipped}'))).*
    from staff.entry e where e.id = '${open}'`);
  expect(await seen()).toEqual([`I10 row-without-event: staff ${slipped}`]);
});

test('what is found is told in both languages', async () => {
  const keys = await factKeys(at.ctx, watchedEntries);
  expect(keys.length).toBeGreaterThan(5);
  expect(untold([...keys, 'ledger.thing.staff'])).toEqual([]);
});
