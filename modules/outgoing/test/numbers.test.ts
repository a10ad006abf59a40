import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addressOf } from '#core/contract/client.ts';
import { enrol } from '#modules/signatures/test/signing-office.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { drafts } from '../contract/drafts.ts';
import { numbers } from '../contract/numbers.ts';
import type { DraftId, NumberBookId } from '../contract/terms.ts';
import { holdsPost, leavesPost } from './changed-chart.ts';
import { lendNumbering, lettersToSign, numberBook } from './letters-to-sign.ts';
import { bookOf, codeOf, freshFactors, keptBack, prepare, sign, told } from './signing-desk.ts';

let house: TestHouse;
let office: SmallOffice;
let bookId: NumberBookId;

beforeAll(async () => {
  house = await testHouse();
});
beforeEach(async () => {
  house.clock.set('2026-11-21T01:00:00Z');
  office = await smallOffice(house);
  bookId = await numberBook(house, office);
  await lendNumbering(house, office);
});
afterAll(() => house.close());

const ready = async (change: Partial<Parameters<typeof lettersToSign>[2]> = {}): Promise<DraftId> =>
  (await lettersToSign(house, office, { signers: [office.head], ...change }))[0]!;
const keepBack = (count: number, change: Parameters<typeof keptBack>[3] = {}) =>
  keptBack(office, bookId, count, change);
const lendTo = (official: { postId: string }, permission = 'outgoing.reserve', of = office.unitId) =>
  house.owner(
    `with added as (insert into organization.role (agency_id, id, name, permissions)
       values ($1, gen_random_uuid(), gen_random_uuid()::text, array[$3]) returning id)
     insert into organization.post_role (agency_id, post_id, role_id, unit_id) select $1, $2, id, $4 from added`,
    [office.agencyId, official.postId, permission, of],
  );
const proof = () => office.registry.call(numbers.proof, { bookId, groupCode: 'surat-dinas', year: 2026 });

describe('numbers that are kept back', () => {
  test('come out of the same counter, together, with a reason and somebody else who approves', async () => {
    const { head, secretary } = office;
    await enrol(head);
    await prepare(head, [await ready()]);
    expect(await keepBack(3)).toMatchObject([
      {
        sequence: 2,
        state: 'spare',
        text: null,
        reason: 'Hari tanpa jaringan',
        approvedBy: 'Sekretaris Daerah Uji',
      },
      { sequence: 3 },
      { sequence: 4 },
    ]);
    expect(await codeOf(keepBack(1, { groupCode: 'tidak-ada' }))).toBe('outgoing.group-unknown');
    expect(await codeOf(secretary.call(numbers.list, {}))).toBe('core.forbidden');
    await house.owner('update outgoing.number_book set closed_at = now() where id = $1', [bookId]);
    expect(await codeOf(keepBack(1))).toBe('outgoing.book-closed');
    expect(await proof()).toMatchObject({ last: 4, whole: true, counts: { spare: 3, reserved: 1 } });
  });

  test('are used by a letter, on another day only with leave, and the letter bears the day of its signature', async () => {
    const { head, registry } = office;
    await enrol(head);
    const [spare, other] = await keepBack(2);
    const draftId = await ready();
    house.clock.set('2026-11-24T02:00:00Z');
    await freshFactors(house, office);
    const use = (change: object = {}) =>
      registry.call(numbers.useSpare, { numberId: spare!.id, draftId, ...change });
    expect(await codeOf(use())).toBe('outgoing.number-needs-reason');
    expect(await codeOf(use({ reason: 'Ditandatangani saat padam' }))).toBe('outgoing.number-needs-approval');
    const leave = { reason: 'Ditandatangani saat padam', approvedBy: office.secretary.personId };
    expect(await use(leave)).toMatchObject({
      state: 'reserved',
      text: '000.1.2.3/1/SETDA/2026',
      takenOn: '2026-11-21',
      letterDay: '2026-11-24',
      reason: 'Ditandatangani saat padam',
      subject: 'Permintaan data 1',
    });
    expect(await codeOf(use(leave))).toBe('outgoing.not-now');
    const act = await prepare(head, [draftId]);
    expect(act.items).toMatchObject([{ number: '000.1.2.3/1/SETDA/2026', letterDay: '2026-11-24' }]);
    expect(told(await sign(head, act))).toEqual(['signed']);
    const late = { numberId: spare!.id, draftId: await ready(), ...leave };
    // Signed, it has its number for good.
    expect(await codeOf(registry.call(numbers.useSpare, { numberId: other!.id, draftId, ...leave }))).toBe(
      'outgoing.not-now',
    );
    expect(await codeOf(registry.call(numbers.useSpare, late))).toBe('outgoing.number-not-spare');
    const ofAnother = { numberId: other!.id, draftId: await ready({ kindCode: 'NOTADINAS' }), ...leave };
    expect(await codeOf(registry.call(numbers.useSpare, ofAnother))).toBe(
      'outgoing.number-of-another-counter',
    );
    house.clock.set('2027-01-02T02:00:00Z');
    await freshFactors(house, office);
    const nextYear = { numberId: other!.id, draftId: await ready(), ...leave };
    expect(await codeOf(registry.call(numbers.useSpare, nextYear))).toBe('outgoing.number-of-another-year');
  });

  test('are there for who holds the right for the unit of the book alone', async () => {
    const { head, secretary, deptId } = office;
    const [spare] = await keepBack(1);
    const numberId = spare!.id;
    await lendTo(head, 'outgoing.reserve', deptId);
    expect(await codeOf(head.call(numbers.useSpare, { numberId, draftId: await ready() }))).toBe(
      'core.not-found',
    );
    const more = { bookId, groupCode: 'surat-dinas', count: 1, reason: 'Hari tanpa jaringan' };
    expect(await codeOf(head.call(numbers.keepBack, { ...more, approvedBy: secretary.personId }))).toBe(
      'core.not-found',
    );
    expect(await proof()).toMatchObject({ last: 1, counts: { spare: 1, reserved: 0 } });
  });

  test('that nobody will use are void, with a reason; those of a letter are ended with it', async () => {
    const { head, registry, staff } = office;
    await enrol(head);
    const [spare] = await keepBack(1);
    const draftId = await ready();
    await prepare(head, [draftId]);
    expect(
      await registry.call(numbers.void, { numberId: spare!.id, reason: 'Tidak jadi dipakai' }),
    ).toMatchObject({
      state: 'void',
    });
    const [, reserved] = (await registry.call(numbers.list, { bookId })).items.reverse();
    const again = { numberId: spare!.id, reason: 'Sekali lagi' };
    expect(await codeOf(registry.call(numbers.void, again))).toBe('outgoing.number-settled');
    const ofLetter = { numberId: reserved!.id, reason: 'Ambil kembali' };
    expect(await codeOf(registry.call(numbers.void, ofLetter))).toBe('outgoing.not-now');
    await staff.call(drafts.cancel, { draftId, reason: 'Batal rapat' });
    expect(await proof()).toMatchObject({
      last: 2,
      whole: true,
      voided: [
        { sequence: 1, reason: 'Tidak jadi dipakai' },
        { sequence: 2, reason: 'Batal rapat' },
      ],
    });
  });

  test('say of a letter that has readers of its own only that it was cancelled; the words stay with it', async () => {
    const { head, staff, registry } = office;
    await enrol(head);
    for (const securityClass of ['T', 'R', 'SR'] as const) {
      const draftId = await ready({ securityClass });
      await prepare(head, [draftId]);
      const over = await staff.call(drafts.cancel, { draftId, reason: 'Kanari: mutasi dibatalkan' });
      expect(over.settledNote).toBe('Kanari: mutasi dibatalkan');
    }
    // One that was secret once is as one that is.
    const draftId = await ready();
    await prepare(head, [draftId]);
    const become = (change: object) =>
      house.owner(`update outgoing.draft set facts = facts || $2::jsonb, stage = 'draft' where id = $1`, [
        draftId,
        JSON.stringify(change),
      ]);
    await house.owner(`update outgoing.draft set stage = 'draft' where id = $1`, [draftId]);
    await become({ securityClass: 'R' });
    await become({ securityClass: 'B' });
    await staff.call(drafts.cancel, { draftId, reason: 'Kanari: mutasi dibatalkan' });
    const book = [await proof(), await registry.call(numbers.list, { bookId })];
    expect(JSON.stringify(book).match(/Naskah dibatalkan/g)).toHaveLength(8);
    expect(JSON.stringify(book)).not.toContain('Kanari');
    const inEnglish = await house.server.inject({
      url: addressOf(numbers.list, { bookId }),
      headers: { authorization: `Bearer ${registry.token}`, 'accept-language': 'en' },
    });
    expect(inEnglish.body.match(/The letter was cancelled/g)).toHaveLength(4);
  });

  test('are printed as a sheet to write on', async () => {
    await keepBack(12);
    const answer = await house.server.inject({
      url: `/api/outgoing/numbers/spare.pdf?bookId=${bookId}`,
      headers: { authorization: `Bearer ${office.registry.token}` },
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
  });
});

describe('who approves that a number is kept back', () => {
  const refused = 'outgoing.approver-not-entitled';
  const approvedBy = async (one: { personId: string }) => codeOf(keepBack(1, { approvedBy: one.personId }));

  test('is a superior of who asks, or somebody else who may keep numbers of the book back', async () => {
    const { secretary, regent, head, division } = office;
    expect(await approvedBy(secretary)).toBe('done');
    expect(await approvedBy(regent)).toBe('done');
    expect(await approvedBy(head)).toBe(refused);
    await lendTo(head);
    expect(await approvedBy(head)).toBe('done');
    await lendTo(division, 'outgoing.number');
    expect(await approvedBy(division)).toBe(refused);
  });

  test('is nobody without a post, nobody below, not who asks, and nobody from elsewhere', async () => {
    const other = await smallOffice(house);
    const { registry, staff, admin } = office;
    for (const one of [registry, staff, admin, other.secretary, { personId: crypto.randomUUID() }])
      expect(await approvedBy(one)).toBe(refused);
    const { items } = await registry.call(numbers.list, { bookId });
    expect(items).toEqual([]);
  });

  test('holds the post today, and the post is there today', async () => {
    const { secretary, head } = office;
    await lendTo(head);
    await house.owner(`update organization.post set active_until = '2026-11-20' where id = $1`, [
      head.postId,
    ]);
    expect(await approvedBy(head)).toBe(refused);
    await leavesPost(house, office, secretary.postId, '2026-11-20');
    expect(await approvedBy(secretary)).toBe(refused);
    // Whoever acts for them now answers in their place.
    const { personId } = office.division;
    await holdsPost(house, office, { postId: secretary.postId, personId, kind: 'plt', from: '2026-11-20' });
    expect(await approvedBy(office.division)).toBe('done');
  });

  test('has the right for the unit of the book, and answers for a late use as well', async () => {
    const { head, deptId, registry } = office;
    await enrol(head);
    await lendTo(head, 'outgoing.reserve', deptId);
    expect(await approvedBy(head)).toBe(refused);
    const [spare] = await keepBack(1);
    const draftId = await ready();
    house.clock.set('2026-11-24T02:00:00Z');
    await freshFactors(house, office);
    const use = (approver: { personId: string }) =>
      codeOf(
        registry.call(numbers.useSpare, {
          ...{ numberId: spare!.id, draftId, reason: 'Ditandatangani saat padam' },
          approvedBy: approver.personId as never,
        }),
      );
    expect(await use(head)).toBe(refused);
    expect(await use(registry)).toBe(refused);
    expect(await use(office.secretary)).toBe('done');
  });
});

describe('the book', () => {
  test('of the nearest unit numbers a letter; a closed one gives way to that above', async () => {
    const { head, deptId } = office;
    await enrol(head);
    const own = await numberBook(house, office, 'DISKOMINFO', deptId);
    const number = async () => (await prepare(head, [await ready()])).items[0]!.number;
    expect(await number()).toBe('000.1.2.3/1/DISKOMINFO/2026');
    await house.owner('update outgoing.number_book set closed_at = now() where id = $1', [own]);
    expect(await number()).toBe('000.1.2.3/1/SETDA/2026');
    await house.owner('update outgoing.number_book set closed_at = now() where id = $1', [bookId]);
    expect(told(await prepare(head, [await ready()]))).toEqual(['outgoing.book-missing']);
  });

  test('is read page by page, and shows no letter that the reader may not know of', async () => {
    const { head, registry } = office;
    await enrol(head);
    await prepare(head, await lettersToSign(house, office, { signers: [head], count: 5 }));
    await prepare(head, [await ready({ securityClass: 'R' })]);
    const first = await registry.call(numbers.list, { size: 4 });
    const second = await registry.call(numbers.list, { size: 4, cursor: first.next! });
    expect([...first.items, ...second.items].map(({ sequence }) => sequence)).toEqual([6, 5, 4, 3, 2, 1]);
    expect(first.items.map(({ subject }) => subject)).toEqual([
      null,
      'Permintaan data 5',
      'Permintaan data 4',
      'Permintaan data 3',
    ]);
    expect(second.next).toBeNull();
    const reserved = await registry.call(numbers.list, { state: ['issued'], year: 2026 });
    expect(reserved.items).toEqual([]);
  });

  test('proves itself, and notices what somebody took out', async () => {
    const { head } = office;
    await enrol(head);
    await prepare(head, await lettersToSign(house, office, { signers: [head], count: 3 }));
    expect(await proof()).toMatchObject({ last: 3, whole: true, missing: [] });
    await house.owner('update outgoing.counter set last_number = 5 where book_id = $1', [bookId]);
    expect(await proof()).toMatchObject({ last: 5, whole: false, missing: [4, 5] });
  });

  test('is the same for letters of class R, whose readers alone prepare and sign them', async () => {
    const { head, division } = office;
    await enrol(head);
    const draftId = await ready({ securityClass: 'R' });
    expect(await codeOf(prepare(division, [draftId]))).toBe('core.not-found');
    expect(told(await sign(head, await prepare(head, [draftId])))).toEqual(['signed']);
    expect(await bookOf(house, office)).toMatchObject([{ sequence: 1, state: 'issued' }]);
  });
});
