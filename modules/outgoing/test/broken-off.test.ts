import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#core/contract/ids.ts';
import { enrol } from '#modules/signatures/test/signing-office.ts';
import { type Official, type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { drafts } from '../contract/drafts.ts';
import { signatures } from '../contract/signing.ts';
import type { DraftId } from '../contract/terms.ts';
import { type VerificationView, verification } from '../contract/verification.ts';
import { lettersToSign, numberBook } from './letters-to-sign.ts';
import { bookOf, codeOf, paperOf, prepare, sign, told } from './signing-desk.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
});
beforeEach(async () => {
  house.clock.set('2026-11-21T01:00:00Z');
  office = await smallOffice(house);
  await numberBook(house, office);
  await enrol(office.head);
});
afterAll(() => house.close());

const holder = (postId: string, personId: string, kind: string, from: string, until: string | null = null) =>
  house.owner(
    `insert into organization.holder (agency_id, id, post_id, person_id, kind, starts_at, ends_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [office.agencyId, newId(), postId, personId, kind, from, until],
  );
const leaves = (postId: string) =>
  house.owner(`update organization.holder set ends_at = $3 where agency_id = $1 and post_id = $2`, [
    office.agencyId,
    postId,
    house.clock.now(),
  ]);

/** A record that the head signed, and that still waits for the secretary. */
async function signedByOne(): Promise<DraftId> {
  const { head, secretary } = office;
  const [draftId] = await lettersToSign(house, office, { kindCode: 'BA', signers: [head, secretary] });
  expect(told(await sign(head, await prepare(head, [draftId!])))).toEqual(['signed']);
  return draftId!;
}
/** Somebody else follows the secretary: what is printed for them is nobody's any more. */
async function successor(): Promise<Official> {
  const { secretary, division } = office;
  await leaves(secretary.postId);
  house.clock.advance(60_000);
  await holder(secretary.postId, division.personId, 'definitive', house.clock.now().toISOString());
  return { ...division, postId: secretary.postId };
}
const cancel = (who: Official, draftId: DraftId, reason = 'Penanda tangan kedua berganti') =>
  who.call(drafts.cancel, { draftId, reason });
const authority = (draftId: DraftId, who = office.staff) => who.call(signatures.authority, { draftId });
const codeOnPaper = async (draftId: DraftId) =>
  (
    await house.owner<{ code: string }>(
      'select verification_code as code from outgoing.paper where draft_id = $1',
      [draftId],
    )
  )[0]!.code;
const verified = (code: string) => house.as('')(verification.byCode, { code: code as never });
async function verifiedFile(pdf: Buffer): Promise<VerificationView> {
  const answer = await house.server.inject({
    method: 'POST',
    url: '/api/verification',
    headers: { 'content-type': 'application/pdf' },
    payload: pdf,
  });
  return answer.json() as VerificationView;
}

describe('a letter that is signed in part', () => {
  test('and whose next signer is another by now can only be ended: it says so, and nothing else is left', async () => {
    const { staff } = office;
    const draftId = await signedByOne();
    expect((await authority(draftId)).map(({ granted }) => granted)).toEqual([true, true]);
    const next = await successor();
    await enrol(next);
    expect(await authority(draftId)).toMatchObject([
      { granted: true, block: { lines: ['KEPALA DINAS,'] } },
      { granted: false, code: 'outgoing.block-changed', block: null },
    ]);
    expect(told(await prepare(next, [draftId]))).toEqual(['outgoing.block-changed']);
    expect(await codeOf(staff.call(drafts.takeBack, { draftId }))).toBe('outgoing.not-now');
    expect((await staff.call(drafts.open, { draftId })).can).toMatchObject({ cancel: true, takeBack: false });
  });

  test('with a stand-in printed is not the definitive holder’s when they are back', async () => {
    const { secretary, division } = office;
    await holder(secretary.postId, division.personId, 'plh', '2026-11-20', '2026-11-22');
    const draftId = await signedByOne();
    // The stand-in may still sign it, and so nothing is wrong with it.
    expect((await authority(draftId))[1]).toMatchObject({
      granted: true,
      block: { lines: ['Plh. SEKRETARIS DAERAH,'] },
    });
    house.clock.set('2026-11-22T01:00:00Z');
    await house.owner('update identity.session set factor_at = $1', [house.clock.now()]);
    expect((await authority(draftId))[1]).toMatchObject({ granted: false, code: 'outgoing.block-changed' });
    await enrol(secretary);
    expect(told(await prepare(secretary, [draftId]))).toEqual(['outgoing.block-changed']);
  });

  test('is ended for good by its writer: the number is void, the paper is kept, its code tells what became of it', async () => {
    const { staff, head, secretary, agencyId } = office;
    const draftId = await signedByOne();
    const code = await codeOnPaper(draftId);
    const paper = await paperOf(house, head, draftId);
    expect(await codeOf(verified(code))).toBe('core.not-found');

    const ended = await cancel(staff, draftId);
    expect(ended).toMatchObject({
      stage: 'cancelled',
      settledNote: 'Penanda tangan kedua berganti',
      can: { cancel: false, takeBack: false, sign: false },
    });
    expect(ended.steps.map(({ state }) => state)).toEqual(['signed', 'skipped']);
    expect(await bookOf(house, { agencyId })).toMatchObject([
      { sequence: 1, state: 'void', reason: 'Penanda tangan kedua berganti' },
    ]);
    expect((await paperOf(house, head, draftId)).equals(paper)).toBe(true);
    const shown = await verified(code);
    expect(shown).toMatchObject({
      conclusion: 'unfinished',
      verdict: 'valid',
      letter: { signers: [{ lines: ['KEPALA DINAS,'] }], ended: { how: 'unfinished', by: null } },
    });
    expect(shown.signatures).toHaveLength(1);
    expect(await verifiedFile(paper)).toMatchObject({ conclusion: 'unfinished', letter: { code } });
    const [event] = await house.owner<{ posts: string[] }>(
      `select payload -> 'posts' as posts from core.event where matter_id = $1 and type = 'draft.broken-off'`,
      [draftId],
    );
    expect([...event!.posts].sort()).toEqual([head.postId, secretary.postId].sort());
    expect(JSON.stringify(await staff.call(drafts.timeline, { draftId }))).toContain(
      'baru ditandatangani sebagian',
    );
    await enrol(secretary);
    expect(told(await prepare(secretary, [draftId]))).toEqual(['outgoing.not-now']);
  });

  test('is ended by who signs it too, by nobody else, and not while somebody signs it', async () => {
    const { head, secretary, division, registry } = office;
    const draftId = await signedByOne();
    expect(await codeOf(cancel(division, draftId))).toBe('core.not-found');
    expect(await codeOf(cancel(registry, draftId))).toBe('core.not-found');
    const claim = (until: string | null) =>
      house.owner(`update outgoing.paper set claimed_by = $2, claimed_until = $3 where draft_id = $1`, [
        draftId,
        until && newId(),
        until,
      ]);
    await claim('2026-11-21T01:00:30Z');
    expect(await codeOf(cancel(head, draftId))).toBe('outgoing.being-signed');
    await claim(null);
    expect(await codeOf(cancel(head, draftId))).toBe('done');
    const other = await signedByOne();
    expect(await codeOf(cancel(secretary, other))).toBe('done');
  });
});
