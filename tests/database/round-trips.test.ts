import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileId } from '#core/contract/ids.ts';
import { transact } from '#core/db/tx.ts';
import { dispositions } from '#modules/dispositions/contract/dispositions.ts';
import { onePagePdf } from '#modules/files/test/documents.ts';
import { letters } from '#modules/letters/contract/letters.ts';
import { letterInput } from '#modules/letters/test/letter-fields.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { recordSql } from '../../bench/letters/record-sql.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
});
afterAll(() => house.close());

/** How often the work waits for the database; what is sent together counts once, and nobody waits for the end of a reading. */
async function waitsOf(work: () => Promise<unknown>): Promise<number> {
  const { statements } = await recordSql(work);
  const reads = statements[0]?.text.startsWith('begin read only');
  return statements.filter(({ together, text }) => !together && !(reads && text === 'commit')).length;
}

const receive = async () => {
  const { server } = house;
  const headers = { authorization: `Bearer ${office.registry.token}`, 'content-type': 'application/pdf' };
  const answer = await server.inject({
    method: 'POST',
    url: '/api/files?name=surat.pdf',
    headers,
    payload: onePagePdf(),
  });
  const { file } = answer.json<{ file: { fileId: FileId } }>();
  return () => office.registry.call(letters.receive, { fileIds: [file.fileId] });
};
const enter = () => office.registry.call(letters.register, letterInput(office.regent.postId));
const give = async () => {
  const { id } = await enter();
  const fields = {
    recipients: [office.head.postId],
    instructions: ['TINDAK_LANJUT'],
    note: 'Mohon diteruskan',
  };
  return () =>
    office.regent.call(dispositions.give, { letterId: id, postId: office.regent.postId, ...fields });
};

/**
 * The most that a request may wait, from finding who asks to the end of what it writes. What is asked beside something
 * else is counted where that was answered first, so this is the longest chain and not the luckiest run.
 */
const allowed: [string, number, () => Promise<() => Promise<unknown>>][] = [
  ['a registration', 5, async () => enter],
  ['mail with one document', 9, receive],
  ['a disposition', 8, give],
  ['a page of the inbox', 2, async () => () => office.regent.call(letters.inbox, {})],
  ['a page of the register', 3, async () => () => office.regent.call(letters.list, {})],
  ['a search', 3, async () => () => office.regent.call(letters.list, { q: 'imunisasi' })],
  [
    'a letter',
    3,
    async () => {
      const { id } = await enter();
      return () => office.regent.call(letters.open, { letterId: id });
    },
  ],
  [
    'a timeline',
    4,
    async () => {
      const { id } = await enter();
      return () => office.regent.call(letters.timeline, { letterId: id });
    },
  ],
  [
    'the dispositions of a letter',
    5,
    async () => {
      const { id } = await enter();
      return () => office.regent.call(dispositions.tree, { letterId: id });
    },
  ],
  ['a page of dispositions', 4, async () => () => office.head.call(dispositions.inbox, {})],
];

describe('a request waits for the database no more often than it must', () => {
  it.each(allowed)('%s', async (_, most, prepare) => {
    const work = await prepare();
    expect(await waitsOf(work)).toBeLessThanOrEqual(most);
  });

  it('asks nothing more of it while the number of a letter is held than to write and to keep', async () => {
    const { statements } = await recordSql(enter);
    const numbered = statements.findIndex(({ text }) => text.includes('last_number'));
    const after = statements.slice(numbered + 1);
    expect(numbered).toBeGreaterThan(0);
    expect(after.filter(({ together }) => !together)).toHaveLength(1);
    expect(after.every(({ text }) => /insert|commit|core\.add_job/.test(text))).toBe(true);
  });

  it('counts a statement that waits for another, and not one that travels with it', async () => {
    const settings = { agency: office.agencyId };
    const apart = await waitsOf(() =>
      transact(house.house.appPool, settings, 'read', async (tx) => {
        await tx.rows('select 1');
        await tx.rows('select 2');
      }),
    );
    const together = await waitsOf(() =>
      transact(house.house.appPool, settings, 'read', (tx) =>
        Promise.all([tx.rows('select 1'), tx.rows('select 2')]),
      ),
    );
    expect(apart).toBe(together + 1);
  });
});
