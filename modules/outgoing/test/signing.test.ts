import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId, type PostId } from '#core/contract/ids.ts';
import { transact } from '#core/db/tx.ts';
import { trustTerms, verifyPdf } from '#modules/signatures/server/signatures.api.ts';
import { enrol } from '#modules/signatures/test/signing-office.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { drafts } from '../contract/drafts.ts';
import { signatures } from '../contract/signing.ts';
import type { DraftId } from '../contract/terms.ts';
import { headForRegent } from './changed-chart.ts';
import { lettersToSign, numberBook } from './letters-to-sign.ts';
import { bookOf, codeOf, freshFactors, paperOf, prepare, show, sign, told } from './signing-desk.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
});
beforeEach(async () => {
  house.clock.set('2026-11-21T01:00:00Z');
  office = await smallOffice(house);
  await numberBook(house, office);
});
afterAll(() => house.close());

const ready = async (...signers: { postId: PostId; forPostId?: PostId }[]): Promise<DraftId> =>
  (await lettersToSign(house, office, { signers }))[0]!;
const judged = async (pdf: Buffer) =>
  verifyPdf(
    pdf,
    await house.system(office.agencyId, ({ tx }) => trustTerms(tx, office.agencyId, house.clock.now())),
  );
const only = async <Row>(text: string, values: unknown[]): Promise<Row> =>
  (await house.owner<Row>(text, values))[0]!;
const stageOf = async (id: DraftId) =>
  (await only<{ stage: string }>('select stage from outgoing.draft where id = $1', [id])).stage;

describe('a letter', () => {
  test('is numbered, printed, shown, and signed as it was shown', async () => {
    const { head } = office;
    await enrol(head);
    const draftId = await ready(head);
    const prepared = await prepare(head, [draftId]);
    expect(prepared).toMatchObject({
      state: 'prepared',
      items: [{ state: 'ready', number: '000.1.2.3/1/SETDA/2026', letterDay: '2026-11-21', pages: 1 }],
      provider: { name: 'local-x509', certified: false, state: 'ready', secret: 'passphrase' },
    });
    expect(await stageOf(draftId)).toBe('numbered');
    const shown = await paperOf(house, head, draftId);
    expect(createHash('sha256').update(shown).digest('hex')).toBe(prepared.items[0]!.digest);

    const signed = await sign(head, prepared);
    expect(signed).toMatchObject({ state: 'done', items: [{ state: 'signed', complete: true, code: null }] });
    const letter = await paperOf(house, head, draftId);
    expect(letter.subarray(0, shown.length).equals(shown)).toBe(true);
    expect(await judged(letter)).toMatchObject({
      verdict: 'valid',
      signatures: [{ level: 'B-LT', faults: [], signer: { certified: false } }],
    });
    expect(await stageOf(draftId)).toBe('signed');
    expect(await bookOf(house, office)).toMatchObject([{ sequence: 1, state: 'issued', day: '2026-11-21' }]);
    const row = await only<{ digest: Buffer; code: string; number: string }>(
      `select document_digest as digest, verification_code as code, facts ->> 'number' as number from outgoing.letter where id = $1`,
      [draftId],
    );
    expect(row.digest.equals(createHash('sha256').update(letter).digest())).toBe(true);
    expect(row).toMatchObject({
      number: '000.1.2.3/1/SETDA/2026',
      code: expect.stringMatching(/^[0-9A-Z]{20}$/),
    });
    expect(letter.includes(`http://localhost/verifikasi/${row.code}`)).toBe(true);
    expect(
      await house.owner(
        `select type, payload ->> 'complete' as complete from core.event where matter_id = $1 and type like 'outgoing.%'`,
        [draftId],
      ),
    ).toEqual([{ type: 'outgoing.signed', complete: 'true' }]);
  });

  test('is shown page by page to who may read it, and to nobody else', async () => {
    const { head, admin } = office;
    await enrol(head);
    const draftId = await ready(head);
    await prepare(head, [draftId]);
    const page = (token: string, number: number) =>
      house.server.inject({
        url: `/api/outgoing/drafts/${draftId}/paper/${number}`,
        headers: { authorization: `Bearer ${token}` },
      });
    const first = await page(head.token, 1);
    expect(first.headers['content-type']).toBe('image/webp');
    expect(first.rawPayload.subarray(8, 12).toString()).toBe('WEBP');
    expect((await page(head.token, 2)).statusCode).toBe(404);
    expect((await page(admin.token, 1)).statusCode).toBe(404);
  });

  test('with several signers is printed once and signed in their order, each on what the one before signed', async () => {
    const { head, secretary } = office;
    await enrol(head);
    await enrol(secretary);
    const [draftId] = await lettersToSign(house, office, { kindCode: 'BA', signers: [head, secretary] });
    expect(told(await prepare(secretary, [draftId!]))).toEqual(['outgoing.step-not-open']);
    const first = await sign(head, await prepare(head, [draftId!]));
    expect(first.items).toMatchObject([{ state: 'signed', complete: false }]);
    expect(await stageOf(draftId!)).toBe('signing');
    const inPart = await paperOf(house, head, draftId!);
    expect(await codeOf(office.staff.call(drafts.takeBack, { draftId: draftId! }))).toBe('outgoing.not-now');

    // The day after, the number and the paper stay what they are.
    house.clock.advance(86_400_000);
    await freshFactors(house, office);
    const second = await sign(secretary, await prepare(secretary, [draftId!]));
    expect(second.items).toMatchObject([{ state: 'signed', complete: true, letterDay: '2026-11-21' }]);
    const whole = await paperOf(house, head, draftId!);
    expect(whole.subarray(0, inPart.length).equals(inPart)).toBe(true);
    const { verdict, signatures: made } = await judged(whole);
    expect(verdict).toBe('valid');
    expect(made.filter(({ kind }) => kind === 'signature')).toHaveLength(2);
    expect(await bookOf(house, office)).toMatchObject([{ sequence: 1, state: 'issued' }]);
    expect(
      await house.owner('select position from outgoing.signature where draft_id = $1 order by 1', [draftId]),
    ).toEqual([{ position: 1 }, { position: 2 }]);
  });

  test('of many is signed in one act; what is refused tells why and holds nobody up', async () => {
    const { head, regent } = office;
    await enrol(head);
    const mine = await lettersToSign(house, office, { count: 3, signers: [head] });
    const [ofAnother] = await lettersToSign(house, office, { signers: [regent, head] });
    const [withoutRight] = await lettersToSign(house, office, {
      signers: [{ postId: head.postId, forPostId: regent.postId }],
    });
    const [withoutCode] = await lettersToSign(house, office, { signers: [head], classificationCode: null });
    const asked = [mine[0]!, ofAnother!, mine[1]!, withoutRight!, withoutCode!, mine[2]!];
    const prepared = await prepare(head, asked);
    expect(told(prepared)).toEqual([
      'ready',
      'outgoing.step-not-open',
      'ready',
      'outgoing.mandate-missing',
      'outgoing.number-part-refused',
      'ready',
    ]);
    const signed = await sign(head, prepared);
    expect(told(signed).filter((one) => one === 'signed')).toHaveLength(3);
    expect((await bookOf(house, office)).map(({ state }) => state)).toEqual(['issued', 'issued', 'issued']);
  });
});

describe('what is signed is what was shown', () => {
  const swapped = async () => {
    const { head } = office;
    await enrol(head);
    const [draftId, other] = [await ready(head), await ready(head)];
    const act = await prepare(head, [draftId]);
    await prepare(head, [other]);
    return { head, draftId, other, act };
  };
  const takeOver = (what: string, draftId: DraftId, from: DraftId) =>
    house.owner(
      `alter table outgoing.paper disable trigger gains_signatures;
       update outgoing.paper set ${what} from outgoing.paper p where p.draft_id = '${from}' and outgoing.paper.draft_id = '${draftId}';
       alter table outgoing.paper enable trigger gains_signatures`,
    );

  test('another file in the place of the one that was shown is not signed', async () => {
    const { head, draftId, other, act } = await swapped();
    await takeOver('file_id = p.file_id', draftId, other);
    expect(told(await sign(head, act))).toEqual(['outgoing.paper-changed']);
    expect(await stageOf(draftId)).toBe('numbered');
  });

  test('nor is another paper, although its file and its digest agree', async () => {
    const { head, draftId, other, act } = await swapped();
    await takeOver('file_id = p.file_id, digest = p.digest', draftId, other);
    expect(told(await sign(head, act))).toEqual(['outgoing.paper-changed']);
  });

  test('the test notices a server that would not look at what was shown', async () => {
    const { head, draftId, other, act } = await swapped();
    await takeOver('file_id = p.file_id, digest = p.digest', draftId, other);
    // As if the intent bound nothing: its digest follows whatever lies there now.
    await house.owner(
      'update outgoing.signing_item i set digest = p.digest from outgoing.paper p where p.id = i.paper_id and i.signing_id = $1',
      [act.id],
    );
    expect(told(await sign(head, act))).toEqual(['signed']);
  });

  test('a letter that its writer took back meanwhile is not signed', async () => {
    const { head, draftId, act } = await swapped();
    await office.staff.call(drafts.takeBack, { draftId });
    expect(told(await sign(head, act))).toEqual(['outgoing.step-not-open']);
    expect(await bookOf(house, office)).toMatchObject([{ state: 'reserved' }, { state: 'reserved' }]);
  });

  test('a cancelled letter leaves its number void, with the reason', async () => {
    const { head, draftId, act } = await swapped();
    await office.staff.call(drafts.cancel, { draftId, reason: 'Rapat dibatalkan' });
    expect(told(await sign(head, act))).toEqual(['outgoing.step-not-open']);
    expect(await bookOf(house, office)).toMatchObject([
      { sequence: 1, state: 'void', reason: 'Rapat dibatalkan' },
      { sequence: 2, state: 'reserved' },
    ]);
  });
});

describe('an intent to sign', () => {
  test('is its person’s alone: nobody sees, uses or settles that of another, not even who administers', async () => {
    const { head, admin, secretary } = office;
    await enrol(head);
    await enrol(admin);
    const act = await prepare(head, [await ready(head)]);
    for (const other of [admin, secretary]) {
      expect(await codeOf(show(other, act))).toBe('core.not-found');
      expect(await codeOf(sign(other, act))).toBe('core.not-found');
      expect(await codeOf(prepare(other, [act.items[0]!.draftId], head.postId))).toBe('core.not-found');
    }
    expect(told(await sign(head, act))).toEqual(['signed']);
  });

  test('is hidden and closed to others by the database itself', async () => {
    const { head, admin } = office;
    await enrol(head);
    const act = await prepare(head, [await ready(head)]);
    const rowsFor = (person: string, statement: string) =>
      transact(
        house.house.appPool,
        { agency: office.agencyId, person, posts: [head.postId] },
        'write',
        (tx) => tx.rows(statement, [act.id]),
      );
    const seen = 'select 1 from outgoing.signing where id = $1';
    const begun = `update outgoing.signing set begun_at = now(), alive_until = now() where id = $1 returning 1`;
    const settled = `update outgoing.signing_item set state = 'signed' where signing_id = $1 returning 1`;
    for (const statement of [seen, begun, settled])
      expect(await rowsFor(admin.personId, statement)).toEqual([]);
    expect(await rowsFor(head.personId, seen)).toHaveLength(1);
  });

  test('is not made by who only serves the post', async () => {
    const { head, staff } = office;
    await house.owner(
      `insert into organization.secretary (agency_id, id, post_id, person_id, starts_at) values ($1, $2, $3, $4, '2020-01-01')`,
      [office.agencyId, newId(), head.postId, staff.personId],
    );
    const draftId = await ready(head);
    expect(await codeOf(prepare(staff, [draftId], head.postId))).toBe('core.not-found');
    expect(await bookOf(house, office)).toEqual([]);
  });

  test('lasts ten minutes and is used once; the same request sent again is told how far it came', async () => {
    const { head } = office;
    await enrol(head);
    const late = await prepare(head, [await ready(head)]);
    house.clock.advance(10 * 60_000 + 1);
    expect(await codeOf(sign(head, late))).toBe('outgoing.signing-expired');
    expect((await show(head, late)).state).toBe('expired');
    const act = await prepare(head, [late.items[0]!.draftId]);
    const request = (key: string) =>
      house.server.inject({
        method: 'POST',
        url: `/api/outgoing/signings/${act.id}/signature`,
        headers: { authorization: `Bearer ${head.token}`, 'idempotency-key': key },
        payload: { secret: { passphrase: 'tujuh ember cat pagar di bawah tangga' } },
      });
    const first = await request('kunci-pertama');
    expect(first.json()).toMatchObject({ state: 'done', items: [{ state: 'signed' }] });
    expect((await request('kunci-pertama')).json()).toEqual(first.json());
    expect((await request('kunci-kedua')).json()).toMatchObject({ code: 'outgoing.signing-used' });
    const unsettle = house.owner(`update outgoing.signing_item set state = 'ready' where signing_id = $1`, [
      act.id,
    ]);
    await expect(unsettle).rejects.toThrow('settled once');
  });

  test('hears of a wrong secret before any letter is touched', async () => {
    const { head } = office;
    await enrol(head);
    const draftId = await ready(head);
    const act = await prepare(head, [draftId]);
    expect(await codeOf(sign(head, act, 'salah sama sekali'))).toBe('signatures.wrong-secret');
    expect(await show(head, act)).toMatchObject({ state: 'prepared', items: [{ state: 'ready' }] });
    expect(told(await sign(head, act))).toEqual(['signed']);
  });

  test('signs nothing for who lost the right since, and the number waits', async () => {
    const { head } = office;
    await enrol(head);
    const draftId = await ready(await headForRegent(house, office));
    const act = await prepare(head, [draftId]);
    expect(told(act)).toEqual(['ready']);
    const [authority] = await head.call(signatures.authority, { draftId });
    expect(authority).toMatchObject({
      granted: true,
      capacity: 'an',
      block: { lines: ['a.n. BUPATI', 'KEPALA DINAS,'] },
    });
    expect(authority!.why.join(' ')).toContain('SK 1/2026');
    await house.owner('update outgoing.delegation set ends_at = $2 where agency_id = $1', [
      office.agencyId,
      house.clock.now(),
    ]);
    expect(told(await sign(head, act))).toEqual(['outgoing.mandate-ended']);
    expect(await head.call(signatures.authority, { draftId })).toMatchObject([
      { granted: false, code: 'outgoing.mandate-ended' },
    ]);
    expect(await bookOf(house, office)).toMatchObject([{ state: 'reserved' }]);
  });
});

describe('the day and the number', () => {
  test('stay while a letter is prepared again, and change only on another day', async () => {
    const { head } = office;
    await enrol(head);
    const draftId = await ready(head);
    const first = await prepare(head, [draftId]);
    const again = await prepare(head, [draftId]);
    expect(again.items[0]!.digest).toBe(first.items[0]!.digest);
    // Five to midnight in Jakarta, then five past.
    house.clock.set('2026-11-21T16:55:00Z');
    await freshFactors(house, office);
    const late = await prepare(head, [draftId]);
    house.clock.set('2026-11-21T17:01:00Z');
    expect(told(await sign(head, late))).toEqual(['outgoing.number-printed-for-another-day']);
    const next = await prepare(head, [draftId]);
    expect(next.items).toMatchObject([{ number: '000.1.2.3/1/SETDA/2026', letterDay: '2026-11-22' }]);
    expect(next.items[0]!.digest).not.toBe(first.items[0]!.digest);
    expect(told(await sign(head, next))).toEqual(['signed']);
  });

  test('of another year are void, and the letter begins the new book', async () => {
    house.clock.set('2026-12-31T16:58:00Z');
    office = await smallOffice(house);
    await numberBook(house, office);
    const who = office.head;
    await enrol(who);
    const draftId = await ready(who);
    const old = await prepare(who, [draftId]);
    expect(old.items).toMatchObject([{ number: '000.1.2.3/1/SETDA/2026', letterDay: '2026-12-31' }]);
    house.clock.set('2026-12-31T17:02:00Z');
    expect(told(await sign(who, old))).toEqual(['outgoing.number-printed-for-another-day']);
    expect(told(await sign(who, await prepare(who, [draftId])))).toEqual(['signed']);
    expect(await bookOf(house, office)).toMatchObject([
      { year: 2026, sequence: 1, state: 'void', reason: 'Tahun berganti sebelum surat ditandatangani' },
      { year: 2027, sequence: 1, state: 'issued', text: '000.1.2.3/1/SETDA/2027', day: '2027-01-01' },
    ]);
  });
});
