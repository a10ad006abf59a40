import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PersonId } from '#core/contract/ids.ts';
import { type Tx, transact } from '#core/db/tx.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { peopleWithDaily } from '../server/mail.queries.ts';
import { countUnread, notificationsOf, notificationsOfMail } from '../server/notifications.queries.ts';

/** How many notifications; `PLAN_ROWS=1000000` for the figures that are quoted. */
const rows = Number(process.env.PLAN_ROWS ?? 40_000);
const people = 200;

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
  await house.owner(
    `insert into organization.person (agency_id, id, name, kind)
     select $1, ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'Orang ' || n, 'pns' from generate_series(0, $2::int - 1) n`,
    [office.agencyId, people],
  );
  // One in ten is unread; one in a thousand waits for the daily mail; one in three was mailed. Over two years.
  await house.owner(
    `insert into notifications.notification (agency_id, id, person_id, post_id, event_id, event_type, actor_kind, subject_kind,
       subject_id, matter_id, params, created_at, in_app, mail_rhythm, mail_id, read_at)
     select $1, ('01a00000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, ('00000000-0000-7000-8000-' || lpad(to_hex(n % $4::int), 12, '0'))::uuid,
       $2, gen_random_uuid(), 'letter.registered', 'system', 'letter', gen_random_uuid(), gen_random_uuid(), '{}',
       now() - (($3::int - n) * interval '1 year' / $3::int), true,
       case when n % 1000 = 0 then 'daily' when n % 3 = 0 then 'at-once' end,
       case when n % 1000 <> 0 and n % 3 = 0 then gen_random_uuid() end, case when n / $4::int % 10 > 0 then now() end
     from generate_series(1, $3::int) n`,
    [office.agencyId, office.regent.postId, rows, people],
  );
  await house.owner('vacuum (analyze) notifications.notification');
}, 600_000);
afterAll(() => house.close());

const person = '00000000-0000-7000-8000-000000000001' as PersonId;

/** Blocks that a page may touch, however long the list is. */
const most = 100;

/** What a query touches, after its plan has become generic, as the role that asks it. */
async function touched(ask: (tx: Tx) => Promise<unknown>, role: 'appPool' | 'workerPool' = 'appPool') {
  let found = { blocks: 0, ms: 0 };
  await transact(house.house[role], { agency: office.agencyId, person }, 'write', async (tx) => {
    await tx.rows('set local plan_cache_mode = force_generic_plan');
    const explain = async (text: string, values: readonly unknown[] = []) => {
      const [answer] = await tx.rows<{
        'QUERY PLAN': [{ Plan: Record<string, number>; 'Execution Time': number }];
      }>(`explain (analyze, buffers, format json) ${text}`, values);
      const [{ Plan: plan, 'Execution Time': ms }] = answer!['QUERY PLAN'];
      found = {
        blocks: plan['Shared Hit Blocks']! + plan['Shared Read Blocks']!,
        ms,
      };
      return [{}];
    };
    const all = (query: { compile(): { sql: string; parameters: readonly unknown[] } }) => {
      const { sql, parameters } = query.compile();
      return explain(sql, parameters);
    };
    await ask({ rows: explain, all } as unknown as Tx);
  });
  if (process.env.PLAN_ROWS) console.log(JSON.stringify({ rows, blocks: found.blocks, ms: found.ms }));
  return found;
}

const page = { unread: false, before: null, size: 20 };
const deep = '01a00000-0000-7000-8000-000000002000';

it.each<[string, 'appPool' | 'workerPool', (tx: Tx) => Promise<unknown>]>([
  ['the newest page', 'appPool', (tx) => notificationsOf(tx, person, page)],
  ['a deep page', 'appPool', (tx) => notificationsOf(tx, person, { ...page, before: deep })],
  ['a page of what is unread', 'appPool', (tx) => notificationsOf(tx, person, { ...page, unread: true })],
  ['the number of unread', 'appPool', (tx) => countUnread(tx, person)],
  ['what one mail carries', 'workerPool', (tx) => notificationsOfMail(tx, person as never, 50)],
])('%s is read by its index alone', async (_, role, ask) => {
  expect((await touched(ask, role)).blocks).toBeLessThan(most);
});

it('who waits for the daily mail is found among those who wait', async () => {
  const { blocks } = await touched((tx) => peopleWithDaily(tx, new Date()), 'workerPool');
  expect(blocks).toBeLessThan(most + rows / 500);
});

it('a list without its index is caught', async () => {
  await house.owner('drop index notifications.notification_list');
  expect((await touched((tx) => notificationsOf(tx, person, page))).blocks).toBeGreaterThan(most);
});
