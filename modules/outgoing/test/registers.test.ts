import { readSheet } from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#core/contract/ids.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { touchedBlocks } from '#tests/house/touched-blocks.ts';
import { registers } from '../contract/registers.ts';
import { sending } from '../contract/sending.ts';
import { expeditionPage } from '../server/registers/expedition.queries.ts';
import { type RegisterSearch, registerPage } from '../server/registers/register.queries.ts';
import { readyLetters } from './ready-letters.ts';

let house: TestHouse;
let office: SmallOffice;
let desk: Awaited<ReturnType<typeof readyLetters>>;
const paper = (name: string) => ({ channel: 'paper' as const, name });
/** More rows on demand: `PLAN_ROWS=1000000`. */
const many = Number(process.env.PLAN_ROWS ?? 4_000);

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
  desk = await readyLetters(house, office);
});
afterAll(() => house.close());

describe('the register of outgoing letters', () => {
  it('lists what was signed by its day, page by page, and finds it by number, subject and recipient', async () => {
    const { registry } = office;
    for (const [day, subject] of [
      ['2026-03-02', 'Undangan musrenbang'],
      ['2026-03-04', 'Permintaan data'],
      ['2026-03-04', 'Undangan apel'],
      ['2026-05-01', 'Ucapan terima kasih'],
    ] as const)
      await desk.ready({ day, subject });
    const first = await registry.call(registers.list, { size: 3 });
    expect(first.items.map(({ letterDay }) => letterDay)).toEqual(['2026-05-01', '2026-03-04', '2026-03-04']);
    const rest = await registry.call(registers.list, { size: 3, cursor: first.next! });
    expect(rest.items.map(({ subject }) => subject)).toEqual(['Undangan musrenbang']);
    expect(rest.next).toBeNull();
    const found = async (q: string) =>
      (await registry.call(registers.list, { q })).items.map(({ subject }) => subject);
    expect(await found('undangan')).toEqual(['Undangan apel', 'Undangan musrenbang']);
    expect(await found('/2/setda')).toEqual(['Permintaan data']);
    expect(await found('100%')).toEqual([]);
    const march = { from: '2026-03-01', to: '2026-03-31' };
    expect(await registry.call(registers.count, march)).toEqual({ total: 3, more: false });
    expect((await registry.call(registers.list, { ...march, kindCode: ['SK'] })).items).toEqual([]);
    await expect(registry.call(registers.list, { cursor: 'x' })).rejects.toMatchObject({
      code: 'core.invalid-input',
    });
  });

  it('shows letters of class R to their readers alone, and nothing to who may not see the unit', async () => {
    await desk.ready({ day: '2026-07-01', securityClass: 'R', subject: 'Rahasia jabatan' });
    const july = { from: '2026-07-01', to: '2026-07-31' };
    expect((await office.registry.call(registers.count, july)).total).toBe(0);
    expect((await office.registry.call(registers.list, { q: 'rahasia' })).items).toEqual([]);
    await expect(office.staff.call(registers.list, {})).rejects.toMatchObject({ code: 'core.forbidden' });
    const { items } = await office.regent.call(registers.list, july);
    expect(items.map(({ subject }) => subject)).toEqual(['Rahasia jabatan']);
  });

  it('leaves the house as PDF and as a sheet', async () => {
    for (const [address, type] of [
      ['register.pdf', 'application/pdf'],
      ['register.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
      ['expedition.pdf', 'application/pdf'],
      ['expedition.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
      ['recap.pdf?year=2026', 'application/pdf'],
      ['recap.xlsx?year=2026', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ]) {
      const answer = await house.server.inject({
        url: `/api/outgoing/${address}`,
        headers: { authorization: `Bearer ${office.registry.token}` },
      });
      expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, type]);
      expect(answer.rawPayload.length).toBeGreaterThan(1_000);
    }
  });

  it('names every recipient where it leaves the house', async () => {
    const names = ['Camat Satu', 'Camat Dua', 'Camat Tiga', 'Camat Empat', 'Camat Lima'];
    await desk.ready({ day: '2026-05-04', recipients: names.map(paper) });
    const may = { from: '2026-05-01', to: '2026-05-31' };
    const sheet = await house.server.inject({
      url: `/api/outgoing/register.xlsx?${new URLSearchParams(may)}`,
      headers: { authorization: `Bearer ${office.registry.token}` },
    });
    const rows = await readSheet(sheet.rawPayload);
    expect(rows.flat()).toContain(names.join('; '));
  });
});

describe('the expedition book', () => {
  it('lists what waits on paper and what was handed over, with who took it', async () => {
    const { registry, staff } = office;
    const letter = await desk.ready({ recipients: [paper('Polres'), paper('Kodim')] });
    await staff.call(sending.send, { draftId: letter.id });
    const waiting = await registry.call(registers.expedition, { state: 'waiting' });
    expect(waiting.items.map(({ name, can }) => [name, can.handOver])).toEqual([
      ['Kodim', true],
      ['Polres', true],
    ]);
    await registry.call(sending.handOver, { deliveryId: waiting.items[0]!.id, handedTo: 'Serda Putu' });
    expect((await registry.call(registers.expedition, { state: 'handed-over' })).items).toMatchObject([
      { name: 'Kodim', handedTo: 'Serda Putu', state: 'delivered' },
    ]);
    const page = await registry.call(registers.expedition, { size: 1 });
    expect((await registry.call(registers.expedition, { size: 1, cursor: page.next! })).items).toMatchObject([
      { name: 'Polres' },
    ]);
  });
});

describe('the recap', () => {
  it('counts by unit, kind and month, with the time from the first word to the last signature', async () => {
    const day = 86_400_000;
    const now = house.clock.now().getTime();
    for (const days of [1, 3, 9])
      await desk.ready({ day: '2026-09-10', kindCode: 'SE', createdAt: new Date(now - days * day) });
    const { lines, unfinished } = await office.registry.call(registers.recap, { year: 2026 });
    expect(lines.find(({ kindCode }) => kindCode === 'SE')).toMatchObject({
      month: 9,
      signed: 3,
      sentLate: 0,
      medianDays: 3,
    });
    expect(unfinished).toMatchObject([{ writing: 0, late: 0 }]);
    house.clock.advance(30 * day);
    const later = await office.registry.call(registers.recap, { year: 2026 });
    expect(later.lines.find(({ kindCode }) => kindCode === 'SE')).toMatchObject({ sentLate: 3 });
    expect(later.unfinished[0]!.late).toBe(later.unfinished[0]!.toSend);
    house.clock.advance(-30 * day);
  });
});

describe(`among ${many} letters`, () => {
  const search = (change: Partial<RegisterSearch> = {}): RegisterSearch => ({
    units: [office.unitId, office.deptId],
    q: null,
    kinds: null,
    classes: null,
    book: null,
    from: null,
    to: null,
    missing: null,
    edge: null,
    size: 21,
    ...change,
  });
  const touched = (ask: Parameters<typeof touchedBlocks>[2]) =>
    touchedBlocks(house, { agency: office.agencyId, posts: [office.registry.postId] }, ask);

  beforeAll(async () => {
    await fill(many);
  }, 240_000);

  it('a page of the register is read by its index, the first, a deep one and one of few words', async () => {
    const first = await touched((tx) => registerPage(tx, search()));
    expect(first.text).toContain('letter_register_of_unit');
    expect(first.blocks).toBeLessThan(600);
    const deep = await touched((tx) =>
      registerPage(tx, search({ edge: { day: '2020-06-01', id: newId() } })),
    );
    expect(deep.blocks).toBeLessThan(600);
    const worded = await touched((tx) => registerPage(tx, search({ q: 'perihal 777 ' })));
    expect(worded.blocks).toBeLessThan(1_500);
  });

  it('words find whatever the register of a unit shows, however many newer letters have them that it does not', async () => {
    // Of the department: the oldest of those letters, and its newest are of class R, which this reader does not see.
    const made = (which: string) => `(select id from public.made where n % 2 = 1 and ${which})`;
    await house.owner(
      `update outgoing.letter set search = 'perihal 39 lama' where agency_id = $1 and id in ${made('n = 1')}`,
      [office.agencyId],
    );
    await house.owner(
      `update outgoing.letter set security_class = 'R' where agency_id = $1 and id in ${made('n between 3950 and 3999')}`,
      [office.agencyId],
    );
    const { registry } = office;
    const searched = async (more: { from?: string; to?: string } = {}) => {
      const filters = { q: 'perihal 39', unitId: office.deptId, ...more };
      const days: string[] = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page = await registry.call(registers.list, { ...filters, size: 10, ...(cursor && { cursor }) });
        days.push(...page.items.map(({ letterDay }) => letterDay));
        cursor = page.next;
      }
      const { total } = await registry.call(registers.count, filters);
      return { total, found: days.length, oldest: days.at(-1) };
    };
    const [oldest, to] = ['2016-01-02', '2016-01-10'];
    expect(await searched()).toEqual({ total: 32, found: 32, oldest });
    expect(await searched({ to })).toEqual({ total: 1, found: 1, oldest });

    // A limit that counts what is left out afterwards loses letters without a word: the planted fault is noticed.
    const [right] = await house.owner<{ text: string }>(
      `select pg_get_functiondef('outgoing.letters_worded'::regproc) as text`,
    );
    const early =
      'from (select * from outgoing.letter x where x.search like pattern order by x.letter_day desc, x.id desc limit 20) l';
    await house.owner(right!.text.replace('from outgoing.letter l', early));
    expect(await searched({ to })).toMatchObject({ total: 0, found: 0 });
    await house.owner(right!.text);
  });

  it('those few that miss a time stamp are not looked for among all', async () => {
    await house.owner(
      `insert into outgoing.awaited_stamp (agency_id, draft_id, since, settled_at, outcome, reason)
       select $1, id, day, day, case when n % 50 = 0 then 'given-up' else 'added' end, case when n % 50 = 0 then 'clock-silent' end
       from public.made where n % 5 = 0`,
      [office.agencyId],
    );
    await house.owner('analyze outgoing.awaited_stamp');
    const page = await touched((tx) => registerPage(tx, search({ missing: 'given-up' })));
    expect(page.text).toContain('awaited_stamp_wanted');
    expect(page.blocks).toBeLessThan(many / 2);
  });

  it('so is a page of the expedition book', async () => {
    const page = await touched((tx) =>
      expeditionPage(tx, {
        units: [office.unitId, office.deptId],
        handed: null,
        from: null,
        to: null,
        edge: null,
        size: 21,
      }),
    );
    expect(page.text).toContain('delivery_on_paper');
    // Of each row the letter, its draft and its number are looked up; of all rows on paper it would be many times as many.
    expect(page.blocks).toBeLessThan(1_500);
  });
});

/** Letters of many years, one in ten with a recipient on paper. */
async function fill(count: number): Promise<void> {
  const [like] = await house.owner<{ facts: unknown; file_id: string; printed: unknown }>(
    `select d.facts, l.file_id, l.facts as printed from outgoing.letter l join outgoing.draft d on d.id = l.id
     where l.agency_id = $1 and l.security_class = 'B' limit 1`,
    [office.agencyId],
  );
  const values = (...more: unknown[]) => [office.agencyId, ...more];
  await house.owner(
    `create table public.made as select n, gen_random_uuid() as id, gen_random_uuid() as number_id,
       date '2016-01-01' + (n * 3000.0 / ${count})::int as day from generate_series(1, ${count}) n`,
  );
  await house.owner(
    `insert into outgoing.draft (agency_id, id, unit_id, kind_code, kind_name, stage, facts, drafted_post_id, drafted_by,
       readers, held_since, created_at, changed_at)
     select $1, id, case when n % 2 = 0 then $2::uuid else $3::uuid end, 'SDINAS', 'Surat Dinas', 'sent',
       $4::jsonb || jsonb_build_object('subject', 'Perihal ' || n || ' tentang'), $5, $6, array[$5::uuid], day, day, day
     from public.made`,
    values(
      office.unitId,
      office.deptId,
      JSON.stringify(like!.facts),
      office.staff.postId,
      office.staff.personId,
    ),
  );
  await house.owner(
    `insert into outgoing.counter (agency_id, book_id, group_code, year, last_number)
     select $1, $2, 'arsip', y, 10000000 from generate_series(2016, 2026) y`,
    values(desk.bookId),
  );
  await house.owner(
    `insert into outgoing.number (agency_id, id, book_id, group_code, year, sequence, state, text, draft_id, taken_on,
       letter_day, taken_by, taken_at, changed_by, changed_at)
     select $1, number_id, $2, 'arsip', extract(year from day), n, 'issued', n || '/ARSIP/' || extract(year from day), id, day,
       day, $3, day, $3, day from public.made`,
    values(desk.bookId, office.staff.personId),
  );
  await house.owner(
    `insert into outgoing.letter (agency_id, id, number_id, kind_code, security_class, readers, letter_day, facts, file_id,
       document_digest, verification_code, signed_at, sent_at, sent_by, sent_post_id)
     select $1, id, number_id, 'SDINAS', 'B', array[$2::uuid], day, $3, $4, sha256(id::text::bytea),
       upper(replace(id::text, '-', '')), day, day, $5, $2 from public.made`,
    values(office.staff.postId, JSON.stringify(like!.printed), like!.file_id, office.staff.personId),
  );
  await house.owner(
    `insert into outgoing.delivery (agency_id, id, letter_id, position, channel, is_copy, name)
     select $1, gen_random_uuid(), id, 1, case when n % 10 = 0 then 'paper' else 'agency' end, false, 'Kantor ' || n
     from public.made where n % 10 = 0`,
    values(),
  );
  await house.owner('analyze outgoing.draft, outgoing.number, outgoing.letter, outgoing.delivery');
}
