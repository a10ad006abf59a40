import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UnitId } from '#core/contract/ids.ts';
import type { SentInput } from '#core/contract/operation.ts';
import type { Tx } from '#core/db/tx.ts';
import { type Official, type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { touchedBlocks } from '#tests/house/touched-blocks.ts';
import { drafts } from '../contract/drafts.ts';
import type { DraftBox, DraftId } from '../contract/terms.ts';
import {
  answersOf,
  countDrafts,
  type ListQuestion,
  listDrafts,
} from '../server/drafts/draft-lists.queries.ts';
import { draftById, stepsOf } from '../server/drafts/drafts.queries.ts';
import { holdsPost, leavesPost } from './changed-chart.ts';
import { begun, openStep, submitted } from './factory.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
});
afterAll(() => house.close());

type Asked = Partial<SentInput<typeof drafts.list>>;
const subjects = async (official: Official, asked: Asked = {}) =>
  (await official.call(drafts.list, asked)).items.map(({ subject }) => subject);

describe('a list of letters', () => {
  it('is read page by page, each letter once', async () => {
    const other = await smallOffice(house);
    for (const letter of ['A', 'B', 'C', 'D', 'E']) await begun(other, { subject: letter });
    const { staff } = other;
    const first = await staff.call(drafts.list, { size: 2 });
    const second = await staff.call(drafts.list, { size: 2, cursor: first.next! });
    const third = await staff.call(drafts.list, { size: 2, cursor: second.next! });
    const pages = [first, second, third].map(({ items }) => items.map(({ subject }) => subject).join(''));
    expect([pages, third.next]).toEqual([['ED', 'CB', 'A'], null]);
  });

  it('is searched by subject, recipient and kind, and narrowed by stage, kind and unit', async () => {
    const other = await smallOffice(house);
    await begun(other, {
      subject: 'Undangan rakor',
      recipients: [{ channel: 'paper', name: 'Camat Sukamaju' }],
    });
    await submitted(other, { subject: 'Laporan 100% selesai' });
    const { staff, regent } = other;
    expect(await subjects(staff, { q: 'camat UNDANGAN' })).toEqual(['Undangan rakor']);
    expect(await subjects(staff, { q: '100%' })).toEqual(['Laporan 100% selesai']);
    expect(await subjects(staff, { q: 'surat dinas' })).toHaveLength(2);
    expect(await subjects(staff, { q: 'a_a' })).toEqual([]);
    expect(await subjects(staff, { stage: ['review'] })).toEqual(['Laporan 100% selesai']);
    expect(await subjects(staff, { kindCode: ['KEPUTUSAN'] })).toEqual([]);
    expect(await subjects(regent, { box: 'unit', unitId: other.deptId })).toHaveLength(2);
    expect(await subjects(regent, { box: 'unit', unitId: other.unitId })).toHaveLength(2);
    expect(await subjects(regent, { box: 'unit', unitId: office.unitId })).toEqual([]);
  });

  it('shows what lies too long, by the urgency of each', async () => {
    const other = await smallOffice(house);
    await begun(other, { subject: 'Masih ditulis', urgency: 'sangat-segera' });
    await submitted(other, { subject: 'Kilat', urgency: 'sangat-segera' });
    await submitted(other, { subject: 'Biasa' });
    const late = () => subjects(other.staff, { late: 'true' });
    expect(await late()).toEqual([]);
    await house.owner(
      `update outgoing.draft set held_since = held_since - interval '25 hours' where agency_id = $1`,
      [other.agencyId],
    );
    expect(await late()).toEqual(['Kilat']);
    const [row] = (await other.staff.call(drafts.list, { late: 'true' })).items;
    expect(row).toMatchObject({ late: true, holders: [{ name: 'Kepala Bidang' }] });
  });

  it('counts what waits for the reader', async () => {
    const other = await smallOffice(house);
    const { division, head, staff, registry } = other;
    await submitted(other);
    const sent = await submitted(other);
    await division.call(drafts.approve, openStep(sent));
    expect(await division.call(drafts.counters, {})).toMatchObject({ toInitial: 1, toSign: 0 });
    expect(await head.call(drafts.counters, {})).toMatchObject({ toInitial: 0, toSign: 1 });
    await house.owner(`update outgoing.draft set stage = 'signed' where id = $1`, [sent.id]);
    expect(await registry.call(drafts.counters, {})).toMatchObject({ toSend: 1 });
    expect(await subjects(registry, { box: 'send' })).toHaveLength(1);
    expect(await staff.call(drafts.counters, {})).toMatchObject({ toSend: 1 });
    expect(await division.call(drafts.counters, {})).toMatchObject({ toSend: 0 });
  });

  it('shows a secretary what waits for their post, and a new holder what waited for the old', async () => {
    const other = await smallOffice(house);
    const { admin } = other;
    const { postId } = other.division;
    const sent = await submitted(other);
    await leavesPost(house, other, postId, '2026-11-20');
    await holdsPost(house, other, { postId, personId: admin.personId, kind: 'plt', from: '2026-11-20' });
    expect(await subjects(admin, { box: 'initial' })).toHaveLength(1);
    const initialled = await admin.call(drafts.approve, openStep(sent));
    expect(initialled.steps[0]).toMatchObject({ state: 'approved', settledBy: 'Admin Uji' });
  });
});

/** How many letters; `PLAN_ROWS=1000000` for the figures that are quoted. */
const rows = Number(process.env.PLAN_ROWS ?? 30_000);

describe('among many letters', () => {
  let many: SmallOffice;
  const idOf = (n: number) => `01800000-0000-7000-8000-${n.toString(16).padStart(12, '0')}` as DraftId;
  const idInSql = `('01800000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`;

  // Half of them of the head's; one in fifty waits for the division, one in a hundred for the head, one in two hundred is to
  // be sent; the others were sent. One in ten answers the same few letters.
  beforeAll(async () => {
    many = await smallOffice(house);
    const { agencyId, deptId, staff, head, division } = many;
    await house.owner(
      `insert into outgoing.draft (agency_id, id, unit_id, kind_code, kind_name, stage, facts, addressed, drafted_post_id, drafted_by,
         readers, answers_letter_id, version_number, held_since, created_at, changed_at)
       select $1, ${idInSql}, $2, 'SDINAS', 'Surat Dinas',
         case when n % 50 = 0 then 'review' when n % 100 = 1 then 'ready' when n % 200 = 3 then 'signed' else 'sent' end,
         jsonb_build_object('subject', case when n % 3000 = 5 then 'Naskah lontar' else 'Permohonan data' end,
           'securityClass', case when n % 7 = 0 then 'T' else 'B' end, 'urgency', 'biasa'),
         'Camat', case when n % 2 = 0 then $3::uuid else $4::uuid end, $5, array[$3::uuid, $4::uuid],
         case when n % 10 = 0 then ('01900000-0000-7000-8000-' || lpad(to_hex(n % 500), 12, '0'))::uuid end,
         1, '2026-11-20', '2026-11-20', '2026-11-20' from generate_series(1, $6::int) n`,
      [agencyId, deptId, staff.postId, head.postId, staff.personId, rows],
    );
    await house.owner(
      `insert into outgoing.version (agency_id, draft_id, number, facts, made_by, made_post_id, made_at)
       select $1, ${idInSql}, 1, '{}', $2, $3, '2026-11-20' from generate_series(1, $4::int) n`,
      [agencyId, staff.personId, staff.postId, rows],
    );
    await house.owner(
      `insert into outgoing.step (agency_id, id, draft_id, round, position, kind, post_id, state, version_number, opened_at, settled_at, settled_by)
       select $1, gen_random_uuid(), ${idInSql}, 1, p, case p when 1 then 'hierarchical' else 'signature' end,
         case p when 1 then $2::uuid else $3::uuid end, state,
         case when state in ('approved', 'signed') then 1 end, '2026-11-20',
         case when state in ('approved', 'signed') then '2026-11-20'::timestamptz end, case when state in ('approved', 'signed') then $4::uuid end
       from generate_series(1, $5::int) n cross join generate_series(1, 2) p
       cross join lateral (select case when p = 1 then case when n % 50 = 0 then 'open' else 'approved' end
         else case when n % 50 = 0 then 'waiting' when n % 100 = 1 then 'open' else 'signed' end end as state) s`,
      [agencyId, division.postId, head.postId, staff.personId, rows],
    );
    // The division writes along in one of five.
    await house.owner(
      `insert into outgoing.co_writer (agency_id, draft_id, post_id, named_by, named_at)
       select $1, ${idInSql}, case when n % 5 = 0 then $2::uuid else $3::uuid end, $4, '2026-11-20' from generate_series(1, $5::int) n`,
      [agencyId, division.postId, many.regent.postId, staff.personId, rows],
    );
    for (const table of ['draft', 'step', 'version', 'co_writer'])
      await house.owner(`vacuum (analyze) outgoing.${table}`);
  }, 600_000);

  async function touched(official: Official, ask: (tx: Tx) => Promise<unknown>) {
    const settings = { agency: many.agencyId, person: official.personId, posts: [official.postId] };
    const found = await touchedBlocks(house, settings, ask);
    if (process.env.PLAN_ROWS) console.log(JSON.stringify({ rows, blocks: found.blocks, ms: found.ms }));
    return found;
  }

  const question =
    (box: DraftBox, official: Official, units: UnitId[] = [], rest: Partial<ListQuestion> = {}) =>
    (tx: Tx) =>
      listDrafts(tx, {
        ...{ box, posts: [official.postId], units, stages: null, kinds: null, within: null, words: [] },
        ...{ lateSince: null, returned: false, edge: null, size: 21, ...rest },
      });

  it('a page of every box, and of a deep place of it, is read by its index alone', async () => {
    const { staff, division, head, registry, regent, deptId, unitId } = many;
    const asked: [string, Official, (tx: Tx) => Promise<unknown>][] = [
      ['mine', staff, question('mine', staff)],
      ['mine, deep', staff, question('mine', staff, [], { edge: idOf(4_000) })],
      ['mine, written along', division, question('mine', division)],
      ['mine, written along, deep', division, question('mine', division, [], { edge: idOf(4_000) })],
      ['to initial', division, question('initial', division)],
      ['to sign', head, question('sign', head)],
      ['to send', registry, question('send', registry, [deptId, unitId])],
      ['sent', regent, question('sent', regent, [deptId, unitId])],
      ['sent, deep', regent, question('sent', regent, [deptId, unitId], { edge: idOf(4_000) })],
      ['of the unit', regent, question('unit', regent, [deptId, unitId])],
      ['frequent words', regent, question('unit', regent, [deptId, unitId], { words: ['permohonan'] })],
      [
        'the answers to a letter',
        staff,
        (tx) => answersOf(tx, '01900000-0000-7000-8000-000000000014' as never, 21),
      ],
      ['one letter', staff, (tx) => Promise.all([draftById(tx, idOf(50)), stepsOf(tx, idOf(50))])],
    ];
    for (const [name, official, ask] of asked) {
      const { blocks, text } = await touched(official, ask);
      expect(text, name).not.toMatch(
        /"Node Type":"Seq Scan"[^{}]*"Relation Name":"(draft|step|number|version|co_writer)"/,
      );
      // Words are looked for in every letter of the unit: each is read once.
      expect(blocks, name).toBeLessThan(name === 'frequent words' ? 2_500 : 500);
    }
  });

  it('the counters read what is open alone', async () => {
    const { head, deptId } = many;
    const { blocks, text } = await touched(head, (tx) => countDrafts(tx, [head.postId], [deptId]));
    expect(text).not.toMatch(/"Node Type":"Seq Scan"[^{}]*"Relation Name":"(draft|step)"/);
    expect(blocks).toBeLessThan(2_500);
  });

  it('a list without its index is caught', async () => {
    const { staff, division, regent, deptId, unitId } = many;
    await house.owner('drop index outgoing.draft_amends');
    expect((await touched(regent, question('sent', regent, [deptId, unitId]))).blocks).toBeGreaterThan(500);
    await house.owner('drop index outgoing.co_writer_of_post');
    expect((await touched(division, question('mine', division))).blocks).toBeGreaterThan(500);
    for (const index of ['of_post', 'of_unit', 'sent', 'returned', 'to_send'])
      await house.owner(`drop index outgoing.draft_${index}`);
    const { blocks } = await touched(staff, question('mine', staff, [], { words: ['lontar'] }));
    expect(blocks).toBeGreaterThan(500);
  });
});
