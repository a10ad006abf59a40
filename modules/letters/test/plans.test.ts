import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '#core/db/tx.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { touchedBlocks } from '#tests/house/touched-blocks.ts';
import {
  documentsOfLetter,
  findLetters,
  letterById,
  type Search,
  waitingLetters,
} from '../server/letters.queries.ts';

/** How many letters; `PLAN_ROWS=1000000` for the figures that are quoted. */
const rows = Number(process.env.PLAN_ROWS ?? 30_000);

let house: TestHouse;
let office: SmallOffice;

const letterId = (n: number) => `01800000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
const idInSql = `('01800000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`;

// One letter in three is an invitation, one in three thousand is about lontar manuscripts, those of the last tenth about
// inspections; each tenth one of the older half waits for the regent. Each has a number of its own, of 40 departments.
beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
  const { agencyId, unitId, bookId, registry, regent } = office;
  await house.owner(
    `insert into letters.letter (agency_id, id, unit_id, book_id, book_year, agenda_number, received_at, channel, sender, subject,
       letter_type, security_class, urgency, receipt_code, registered_by, registered_post, registered_at, letter_number, search)
     select $1, ${idInSql}, $2, $3, 2025, n, '2025-01-01', 'paper', 'Dinas Sosial', subject, 'SDINAS',
       case when n % 7 = 0 then 'T' else 'B' end, 'biasa', 'P' || n, $4, $5, '2025-01-01', number,
       letters.search_text(subject, 'Dinas Sosial', null, number, null, null)
     from generate_series(1, $6::int) n
     cross join lateral (select format('005/%s/D%s/XII/2025', n, chr(65 + n % 20) || chr(65 + n % 2) || 'N') as number) m
     cross join lateral (select case when n > $6::int * 0.9 then 'Pemeriksaan berkas'
       when n % 3000 = 5 then 'Naskah lontar' when n % 3 = 0 then 'Undangan rapat' else 'Permohonan data' end as subject) s`,
    [agencyId, unitId, bookId, registry.personId, registry.postId, rows],
  );
  await house.owner(
    `insert into letters.addressee (agency_id, letter_id, post_id, answered_at)
     select $1, ${idInSql}, $2, case when n % 10 > 0 or n > $3::int / 2 then now() end from generate_series(1, $3::int) n`,
    [agencyId, regent.postId, rows],
  );
  await house.owner('vacuum (analyze) letters.letter');
  await house.owner('vacuum (analyze) letters.addressee');
}, 600_000);
afterAll(() => house.close());

async function touched(ask: (tx: Tx) => Promise<unknown>) {
  const { agencyId, regent } = office;
  const settings = { agency: agencyId, person: regent.personId, posts: [regent.postId] };
  const found = await touchedBlocks(house, settings, ask);
  if (process.env.PLAN_ROWS) console.log(JSON.stringify({ rows, blocks: found.blocks, ms: found.ms }));
  return found;
}

const everything: Search = {
  q: null,
  units: [],
  stages: null,
  classes: null,
  urgencies: null,
  types: null,
  from: null,
  to: null,
  unit: null,
  book: null,
  overdueOn: null,
  before: null,
  size: 21,
};
const inbox = (tx: Tx) => waitingLetters(tx, [office.regent.postId], { oldest: false, edge: null, size: 21 });
const search = (q: string) => (tx: Tx) => findLetters(tx, { ...everything, q });

describe('a list of letters costs what it shows', () => {
  it.each<[string, number, (tx: Tx) => Promise<unknown>]>([
    ['a page of the inbox', 200, inbox],
    ['a page of the register', 800, (tx) => findLetters(tx, everything)],
    ['a deep page of the register', 800, (tx) => findLetters(tx, { ...everything, before: letterId(5_000) })],
    ['a letter', 40, (tx) => letterById(tx, letterId(5_000) as never)],
    ['the documents of a letter', 40, (tx) => documentsOfLetter(tx, letterId(5_000) as never)],
    ['a search for a rare word', 900, search('lontar')],
    ['a search for a word of every letter of today', 900, search('pemeriksaan')],
    ['a search for a frequent word of old letters', 4_000, search('undangan')],
    ['a search for a phrase', 4_000, search('"undangan rapat"')],
    ['a search for a word that nobody wrote', 900, search('xylofonista')],
    ['a search for an agenda number', 900, search('5000/2025')],
    ['a search for a part of a letter number', 900, search('09/FW')],
    ['a search for an unfinished part of a letter number', 900, search('7/5001/D')],
    ['a search for a part that begins within a number', 900, search('001/D')],
    ['a search for a part of every number', 900, search('XII/20')],
    ['a search for a part that no number has', 900, search('B/2025')],
  ])('%s', async (_, most, ask) => {
    const { blocks } = await touched(ask);
    expect(blocks).toBeLessThan(most);
  });

  it('a search for a rare word without its index is caught', async () => {
    await house.owner('drop index letters.letter_search');
    const { blocks } = await touched(search('lontar'));
    expect(blocks).toBeGreaterThan(900);
  });

  it('a search for a part of a letter number without its index is caught', async () => {
    await house.owner('drop index letters.letter_number_part');
    const { blocks } = await touched(search('001/DB'));
    expect(blocks).toBeGreaterThan(900);
  });

  it('an inbox without its index is caught', async () => {
    await house.owner('drop index letters.addressee_inbox');
    const { blocks } = await touched(inbox);
    expect(blocks).toBeGreaterThan(200);
  });
});
