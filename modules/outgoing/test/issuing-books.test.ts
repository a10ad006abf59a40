import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { enrol } from '#modules/signatures/test/signing-office.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { configuration } from '../contract/configuration.ts';
import { numbers } from '../contract/numbers.ts';
import { signatures } from '../contract/signing.ts';
import type { DraftId, NumberBookId } from '../contract/terms.ts';
import { anotherDepartment, headForRegent } from './changed-chart.ts';
import { lendNumbering, lettersToSign, numberBook } from './letters-to-sign.ts';
import { codeOf, freshFactors, keptBack, paperOf, prepare, sign, told } from './signing-desk.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
});
beforeEach(async () => {
  house.clock.set('2026-11-21T01:00:00Z');
  office = await smallOffice(house);
  await lendNumbering(house, office);
});
afterAll(() => house.close());

const ready = async (change: Partial<Parameters<typeof lettersToSign>[2]>): Promise<DraftId> =>
  (await lettersToSign(house, office, { signers: [office.head], ...change }))[0]!;

describe('a letter counts in the book of who issues it', () => {
  test('so that two departments that write for the regent get one number after the other', async () => {
    const { regent, deptId } = office;
    await enrol(regent);
    await numberBook(house, office, 'SETDA');
    await numberBook(house, office, 'DISKOMINFO', deptId);
    const other = await anotherDepartment(house, office);
    await numberBook(house, office, 'DINKES', other);
    const decrees = [
      await ready({ kindCode: 'KEPUTUSAN', signers: [regent] }),
      await ready({ kindCode: 'KEPUTUSAN', signers: [regent], unitId: other }),
    ];
    const act = await prepare(regent, decrees);
    expect(act.items.map(({ number }) => number)).toEqual(['1 TAHUN 2026', '2 TAHUN 2026']);
    expect(told(await sign(regent, act))).toEqual(['signed', 'signed']);
    const letter = await prepare(regent, [await ready({ signers: [regent] })]);
    expect(letter.items).toMatchObject([{ number: '000.1.2.3/1/SETDA/2026' }]);
  });

  test('and in that of the mandator where it is signed for them', async () => {
    const { head } = office;
    await enrol(head);
    await numberBook(house, office, 'SETDA');
    await numberBook(house, office, 'DISKOMINFO', office.deptId);
    const forRegent = await headForRegent(house, office);
    const numberOf = async (signers: Parameters<typeof lettersToSign>[2]['signers']) =>
      (await prepare(head, [await ready({ signers })])).items[0]!.number;
    expect(await numberOf([forRegent])).toBe('000.1.2.3/1/SETDA/2026');
    const issuers = 'select issuing_post_id as id from outgoing.number where agency_id = $1';
    expect(await house.owner(issuers, [office.agencyId])).toEqual([{ id: forRegent.forPostId }]);
    expect(await numberOf([head])).toBe('000.1.2.3/1/DISKOMINFO/2026');
  });

  test('and moves to another book with a number of its own where somebody else issues it now', async () => {
    const { head, regent, deptId } = office;
    await enrol(head);
    await enrol(regent);
    await numberBook(house, office, 'SETDA');
    await numberBook(house, office, 'DISKOMINFO', deptId);
    const draftId = await ready({});
    await prepare(head, [draftId]);
    // As a letter that was taken back and goes to the regent now.
    await house.owner(`update outgoing.draft set stage = 'draft' where id = $1`, [draftId]);
    await house.owner(
      `update outgoing.draft set facts = jsonb_set(facts, '{signers}', $2::jsonb), readers = readers || $3::uuid[] where id = $1`,
      [draftId, JSON.stringify([{ postId: regent.postId, forPostId: null }]), [regent.postId]],
    );
    await house.owner(`update outgoing.draft set stage = 'ready' where id = $1`, [draftId]);
    await house.owner('update outgoing.step set post_id = $2 where draft_id = $1', [draftId, regent.postId]);
    await house.owner(
      `update outgoing.version set facts = jsonb_set(facts, '{facts,signers}', $2::jsonb) where draft_id = $1`,
      [draftId, JSON.stringify([{ postId: regent.postId, forPostId: null }])],
    );
    expect((await prepare(regent, [draftId])).items).toMatchObject([{ number: '000.1.2.3/1/SETDA/2026' }]);
    expect(
      await house.owner('select text, state from outgoing.number where draft_id = $1 order by text', [
        draftId,
      ]),
    ).toEqual([
      { text: '000.1.2.3/1/DISKOMINFO/2026', state: 'void' },
      { text: '000.1.2.3/1/SETDA/2026', state: 'reserved' },
    ]);
  });
});

describe('a spare number', () => {
  test('of another book than the letter counts in is refused', async () => {
    const { registry, deptId } = office;
    const books = {
      own: await numberBook(house, office, 'DISKOMINFO', deptId),
      foreign: await numberBook(house, office, 'DINKES', await anotherDepartment(house, office)),
    };
    const draftId = await ready({});
    const useOneOf = async (bookId: NumberBookId) => {
      const [spare] = await keptBack(office, bookId);
      return codeOf(registry.call(numbers.useSpare, { numberId: spare!.id, draftId }));
    };
    expect(await useOneOf(books.foreign)).toBe('outgoing.number-of-another-counter');
    expect(await useOneOf(books.own)).toBe('done');
  });

  test('is of the book of who issues the letter, not of who wrote it', async () => {
    const { registry, regent, deptId } = office;
    const books = {
      writer: await numberBook(house, office, 'DISKOMINFO', deptId),
      issuer: await numberBook(house, office, 'SETDA'),
    };
    const draftId = await ready({ signers: [regent] });
    const useOneOf = async (bookId: NumberBookId) => {
      const [spare] = await keptBack(office, bookId);
      return codeOf(registry.call(numbers.useSpare, { numberId: spare!.id, draftId }));
    };
    expect(await useOneOf(books.writer)).toBe('outgoing.number-of-another-counter');
    expect(await useOneOf(books.issuer)).toBe('done');
  });
});

describe('a letter of a kind that was dropped', () => {
  test.each(['2026-11-21', '2026-11-22'])(
    'on %s is shown, numbered and signed all the same',
    async (from) => {
      const { head, admin, staff, registry } = office;
      await enrol(head);
      const bookId = await numberBook(house, office);
      const [draftId, withSpare] = [await ready({}), await ready({})];
      const rule = (await admin.call(configuration.kindRules, {})).items.find(
        ({ kind }) => kind.code === 'SDINAS',
      )!;
      const drop = { code: 'SDINAS', startsOn: from, follows: rule.latest };
      await admin.call(configuration.dropKind, drop);
      house.clock.set(`${from}T02:00:00Z`);
      await freshFactors(house, office);
      const preview = await house.server.inject({
        url: `/api/outgoing/drafts/${draftId}/preview.pdf`,
        headers: { authorization: `Bearer ${staff.token}` },
      });
      expect(preview.statusCode).toBe(200);
      expect(await head.call(signatures.authority, { draftId })).toMatchObject([{ granted: true }]);
      const [spare] = await keptBack(office, bookId);
      const use = registry.call(numbers.useSpare, { numberId: spare!.id, draftId: withSpare });
      expect(await codeOf(use)).toBe('done');
      const act = await prepare(head, [draftId, withSpare]);
      expect(told(await sign(head, act))).toEqual(['signed', 'signed']);
      expect((await paperOf(house, head, draftId)).subarray(0, 5).toString()).toBe('%PDF-');
    },
  );
});
