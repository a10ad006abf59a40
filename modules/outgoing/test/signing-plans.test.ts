import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId } from '#core/contract/ids.ts';
import { type Tx, transact } from '#core/db/tx.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import type { SigningId } from '../contract/terms.ts';
import { shownItems } from '../server/signing/signing.queries.ts';
import { lettersToSign, numberBook } from './letters-to-sign.ts';

/** Letters of an act. */
const letters = 50;

let house: TestHouse;
let office: SmallOffice;
let bookId: string;
/** Acts that were prepared in it. */
let acts: number;

// A house that began this morning: nobody counted yet how many rows its tables have.
beforeEach(async () => {
  house = await testHouse();
  for (const table of ['draft', 'number', 'paper', 'signing', 'signing_item'])
    await house.owner(`alter table outgoing.${table} set (autovacuum_enabled = false)`);
  office = await smallOffice(house);
  bookId = await numberBook(house, office);
  acts = 0;
});
afterEach(() => house.close());

/** An act as preparing leaves it. */
async function prepared(): Promise<SigningId> {
  acts += 1;
  const { agencyId, head } = office;
  const draftIds = await lettersToSign(house, office, { signers: [head], count: letters });
  const id = newId<'Signing'>() as SigningId;
  await house.owner(
    `insert into outgoing.signing (agency_id, id, person_id, post_id, provider, certified, certificate_state, secret, prepared_at, expires_at)
     values ($1, $2, $3, $4, 'local-x509', false, 'ready', 'passphrase', '2026-11-20', '2026-11-21')`,
    [agencyId, id, head.personId, head.postId],
  );
  await house.owner(
    `insert into outgoing.counter (agency_id, book_id, group_code, year, last_number) values ($1, $2, 'umum', 2026, 1000) on conflict do nothing`,
    [agencyId, bookId],
  );
  await house.owner(
    `with letter as (select id as draft_id, gen_random_uuid() as number_id, gen_random_uuid() as paper_id, place::int
         from unnest($2::uuid[]) with ordinality as d(id, place)),
       number as (
         insert into outgoing.number (agency_id, id, book_id, group_code, year, sequence, state, text, draft_id, taken_on, letter_day, taken_by, taken_at, changed_by, changed_at)
         select $1, number_id, $3, 'umum', 2026, $4 + place, 'reserved', ($4 + place)::text, draft_id, '2026-11-20', '2026-11-20', $5, now(), $5, now() from letter),
       paper as (
         insert into outgoing.paper (agency_id, id, draft_id, number_id, version_number, letter_day, facts, places, certified, verification_code, pages, file_id, digest, printed_at)
         select $1, paper_id, draft_id, number_id, 1, '2026-11-20', jsonb_build_object('text', repeat('kata ', 300)), '[{}]', false,
           upper(left(replace(paper_id::text, '-', ''), 20)), 1, gen_random_uuid(), sha256(paper_id::text::bytea), now() from letter)
     insert into outgoing.signing_item (agency_id, signing_id, draft_id, position, step_id, paper_id, digest, state)
     select $1, $6, letter.draft_id, place, step.id, paper_id, sha256(paper_id::text::bytea), 'ready'
     from letter join outgoing.step on step.draft_id = letter.draft_id`,
    [agencyId, draftIds, bookId, acts * letters, head.personId, id],
  );
  return id;
}

/** Blocks that a statement touches by a plan that was made when the house had one act, now that it has some more. */
async function touchedLater(text: string): Promise<number> {
  const { agencyId, head } = office;
  const settings = { agency: agencyId, person: head.personId, posts: [head.postId] };
  const first = await prepared();
  return transact(house.house.appPool, settings, 'write', async (tx) => {
    await tx.rows('set local plan_cache_mode = force_generic_plan');
    await tx.rows(`prepare shown as ${text}`);
    const shown = (id: SigningId) => `execute shown ('${id}')`;
    await tx.rows(shown(first));
    let last = first;
    for (let act = 1; act < 6; act++) last = await prepared();
    const [answer] = await tx.rows<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>(
      `explain (analyze, buffers, format json) ${shown(last)}`,
    );
    const [{ Plan: plan }] = answer!['QUERY PLAN'];
    expect(plan['Actual Rows']).toBe(letters);
    await tx.rows('deallocate shown');
    return plan['Shared Hit Blocks']! + plan['Shared Read Blocks']!;
  });
}

/** The statement that `ask` asks. */
async function textOf(ask: (tx: Tx) => Promise<unknown>): Promise<string> {
  let asked = '';
  const heard = async (text: string) => {
    asked = text;
    return [];
  };
  await ask({ rows: heard } as unknown as Tx);
  return asked;
}

test('an act is shown by reading each of its letters once, by a plan of the first day too', async () => {
  const text = await textOf((tx) => shownItems(tx, 'any' as SigningId));
  expect(await touchedLater(text)).toBeLessThan(1_000);
});

test('tables that are joined letter by letter are caught', async () => {
  const joined = `select item.draft_id, draft.subject, number.text, paper.pages from outgoing.signing_item as item
    left join outgoing.draft as draft on draft.agency_id = item.agency_id and draft.id = item.draft_id
    left join outgoing.paper as paper on paper.agency_id = item.agency_id and paper.id = item.paper_id
    left join outgoing.number as number on number.agency_id = paper.agency_id and number.id = paper.number_id
    where item.agency_id = core.agency_id() and item.signing_id = $1 order by item.position`;
  expect(await touchedLater(joined)).toBeGreaterThan(1_000);
});
