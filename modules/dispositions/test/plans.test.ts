import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PostId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { touchedBlocks } from '#tests/house/touched-blocks.ts';
import { desksOfLetter } from '../server/dispositions.queries.ts';
import { desksDue } from '../server/due.queries.ts';
import { countWaiting, type ListFilters, listDesks } from '../server/lists.queries.ts';
import { openFigures, slowestDesks, turnaroundFigures } from '../server/statistics.queries.ts';

/** How many desks; `PLAN_ROWS=1000000` for the figures that are quoted. */
const rows = Number(process.env.PLAN_ROWS ?? 60_000);
const postsGiven = 200;

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
  const { agencyId, deptId, unitId, regent } = office;
  await house.owner(
    `insert into organization.post (agency_id, id, unit_id, superior_id, name, kind, ancestor_ids, active_from)
     select $1, ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, $2, $3, 'Jabatan ' || n, 'executive',
       array[$3, ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid], '2020-01-01' from generate_series(1, $4::int) n`,
    [agencyId, deptId, regent.postId, postsGiven],
  );
  // Three desks a letter; one in forty is still open, half of those with a deadline. One in fifty letters is secret.
  await house.owner(
    `insert into dispositions.disposition (agency_id, id, letter_id, from_post_id, given_by, capacity, instructions, urgency, confidential, given_at)
     select $1, ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, ('01800000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
       $2, $3, 'definitive', '{SARAN}', 'biasa', n % 50 = 0, now() - (($4::int - n * 3) || ' minutes')::interval
     from generate_series(1, $4::int / 3) n`,
    [agencyId, regent.postId, regent.personId, rows],
  );
  await house.owner(
    `insert into dispositions.recipient (agency_id, id, disposition_id, letter_id, giver_post_id, post_id, unit_path, state, deadline,
       urgency, confidential, given_at, read_at, closed_at, settled_at, desk_since, desk_seconds)
     select $1, ('01a00000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
       ('01900000-0000-7000-8000-' || lpad(to_hex(1 + (n - 1) / 3), 12, '0'))::uuid,
       ('01800000-0000-7000-8000-' || lpad(to_hex(1 + (n - 1) / 3), 12, '0'))::uuid, $2,
       ('00000000-0000-7000-8000-' || lpad(to_hex(1 + (n * 7 + n / 40) % $5::int), 12, '0'))::uuid, array[$3::uuid, $4::uuid],
       case when n % 40 < 1 then 'read' else 'done' end, case when n % 80 < 2 then (now() + (n % 30 - 10 || ' days')::interval)::date end,
       'biasa', (1 + (n - 1) / 3) % 50 = 0, given, given, case when n % 40 >= 1 then given + interval '1 day' end,
       case when n % 40 >= 1 then given + interval '1 day' end, case when n % 40 < 1 then given end, n % 90000
     from generate_series(1, $6::int / 3 * 3) n cross join lateral (select now() - (($6::int - n) || ' minutes')::interval as given) g`,
    [agencyId, regent.postId, unitId, deptId, postsGiven, rows],
  );
  await house.owner('vacuum (analyze) dispositions.recipient');
  await house.owner('vacuum (analyze) dispositions.disposition');
}, 600_000);
afterAll(() => house.close());

/** What a query touches, as the web role of one post. */
async function touched(post: PostId, ask: (tx: Tx) => Promise<unknown>) {
  const settings = { agency: office.agencyId, person: office.regent.personId, posts: [post] };
  const found = await touchedBlocks(house, settings, ask);
  if (process.env.PLAN_ROWS) console.log(JSON.stringify({ rows, blocks: found.blocks, ms: found.ms }));
  return found;
}

const post = '00000000-0000-7000-8000-000000000001' as PostId;
const page: ListFilters = {
  words: [],
  confidentialNotes: true,
  states: null,
  urgencies: null,
  overdueOn: null,
  settled: false,
  oldest: false,
  edge: null,
  size: 21,
};
const deep = '01a00000-0000-7000-8000-000000004000';

it.each<[string, number, (tx: Tx) => Promise<unknown>]>([
  ['a page of the inbox', 400, (tx) => listDesks(tx, 'inbox', [post], [post], page)],
  ['what has waited longest', 400, (tx) => listDesks(tx, 'inbox', [post], [post], { ...page, oldest: true })],
  [
    'a deep page with what is settled',
    400,
    (tx) => listDesks(tx, 'inbox', [post], [post], { ...page, settled: true, edge: deep }),
  ],
  [
    'a page of what the regent gave',
    400,
    (tx) => listDesks(tx, 'given', [post], [office.regent.postId], page),
  ],
  ['the tree of one letter', 40, (tx) => desksOfLetter(tx, '01800000-0000-7000-8000-000000001000' as never)],
  ['the deadlines to tell', 4_000, (tx) => desksDue(tx, '2020-01-01', null, 200)],
])('%s is read by its index alone', async (_, most, ask) => {
  const { blocks, text } = await touched(post, ask);
  expect(text).not.toContain(
    '"Seq Scan","Parallel Aware":false,"Async Capable":false,"Relation Name":"recipient"',
  );
  expect(text).not.toMatch(/"Node Type":"Seq Scan"[^{}]*"Relation Name":"(recipient|disposition)"/);
  expect(blocks).toBeLessThan(most);
});

it('the counters read the open desks of the post alone', async () => {
  const { blocks, text } = await touched(post, (tx) => countWaiting(tx, [post], '2026-11-21'));
  expect(text).toMatch(/"Node Type":"Index Only Scan"[^{}]*"recipient_inbox"/);
  expect(blocks).toBeLessThan(50);
});

it('the figures of a week read what is open and what was settled in it', async () => {
  const now = new Date();
  const day = (back: number) => new Date(now.getTime() - back * 86_400_000).toISOString().slice(0, 10);
  const figures = {
    unitId: office.deptId,
    zone: 'Asia/Jakarta',
    from: day(6),
    to: day(0),
    today: day(0),
    now,
  };
  const settled = await touched(post, (tx) => turnaroundFigures(tx, figures));
  expect(settled.text).toContain('recipient_settled_at');
  const open = await touched(post, (tx) => openFigures(tx, figures));
  expect(open.text).not.toMatch(/"Node Type":"Seq Scan"[^{}]*"Relation Name":"recipient"/);
  const slow = await touched(post, (tx) => slowestDesks(tx, figures));
  expect(slow.text).toContain('recipient_settled_at');
});

it('a list without its index is caught', async () => {
  for (const index of ['inbox', 'post', 'given', 'given_open', 'once', 'due', 'settled_at', 'letter'])
    await house.owner(`drop index dispositions.recipient_${index}`);
  const { blocks } = await touched(post, (tx) => listDesks(tx, 'inbox', [post], [post], page));
  expect(blocks).toBeGreaterThan(400);
});
