import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#core/contract/ids.ts';
import { enrol } from '#modules/signatures/test/signing-office.ts';
import { type Official, type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { drafts } from '../contract/drafts.ts';
import { signatures } from '../contract/signing.ts';
import type { DraftId } from '../contract/terms.ts';
import { verification } from '../contract/verification.ts';
import { holdsPost, leavesPost } from './changed-chart.ts';
import { openStep } from './factory.ts';
import { lettersToSign, numberBook } from './letters-to-sign.ts';
import { bookOf, codeOf, freshFactors, paperOf, prepare, sign, told } from './signing-desk.ts';
import { verifiedFile } from './verified-file.ts';

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

/** A record that the head signed, and that still waits for the secretary. */
async function signedByOne(): Promise<DraftId> {
  const { head, secretary } = office;
  const [draftId] = await lettersToSign(house, office, { kindCode: 'BA', signers: [head, secretary] });
  expect(told(await sign(head, await prepare(head, [draftId!])))).toEqual(['signed']);
  return draftId!;
}
/** Somebody else follows the secretary: what is printed for them is nobody's any more. */
async function successor(): Promise<Official> {
  const { division } = office;
  const { postId } = office.secretary;
  await leavesPost(house, office, postId, house.clock.now());
  house.clock.advance(60_000);
  const { personId } = division;
  await holdsPost(house, office, { postId, personId, kind: 'definitive', from: house.clock.now() });
  return { ...division, postId };
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
    const { postId } = secretary;
    const standIn = { personId: division.personId, kind: 'plh' } as const;
    await holdsPost(house, office, { postId, ...standIn, from: '2026-11-20', until: '2026-11-22' });
    const draftId = await signedByOne();
    // The stand-in may still sign it, and so nothing is wrong with it.
    expect((await authority(draftId))[1]).toMatchObject({
      granted: true,
      block: { lines: ['Plh. SEKRETARIS DAERAH,'] },
    });
    house.clock.set('2026-11-22T01:00:00Z');
    await freshFactors(house, office);
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
    expect(await verifiedFile(house, paper)).toMatchObject({ conclusion: 'unfinished', letter: { code } });
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

  test('tells whoever holds its code what became of it only then, and of class R not what it is about', async () => {
    const { staff, head, secretary } = office;
    const [draftId, unsigned] = await lettersToSign(house, office, {
      ...{ kindCode: 'BA', signers: [head, secretary], count: 2, securityClass: 'R' },
    });
    const act = await prepare(head, [draftId!]);
    expect(told(await sign(head, act))).toEqual(['signed']);
    await prepare(head, [unsigned!]);
    const codes = [await codeOnPaper(draftId!), await codeOnPaper(unsigned!)];
    const entered = async () => {
      const files = codes.map((code) => house.owner('select file_id from outgoing.enter_letter($1)', [code]));
      return (await Promise.all(files)).map((rows) => rows.length);
    };
    expect(await entered()).toEqual([0, 0]);
    for (const id of [draftId!, unsigned!]) await cancel(staff, id);
    expect(await entered()).toEqual([1, 0]);
    expect((await verified(codes[0]!)).letter).toMatchObject({ subject: null });
    expect(await codeOf(verified(codes[1]!))).toBe('core.not-found');
  });

  test('is given back by nobody: not by who is still to sign it either', async () => {
    const { secretary } = office;
    const draftId = await signedByOne();
    const view = await secretary.call(drafts.open, { draftId });
    expect(view.can).toMatchObject({ sign: true, giveBack: [] });
    const back = secretary.call(drafts.return, { ...openStep(view), to: 0, note: 'Salah tanggal' });
    expect(await codeOf(back)).toBe('outgoing.not-now');
  });

  test('stands in the database as it was signed: no other paper, no signature twice', async () => {
    const draftId = await signedByOne();
    const refused = (text: string) =>
      house.owner(text, [draftId]).then(
        () => 'done',
        (error: { constraint?: string }) => error.constraint,
      );
    const paper = (change: string) => refused(`update outgoing.paper set ${change} where draft_id = $1`);
    expect(await paper('replaced_at = now()')).toBe('signed_paper_stays');
    expect(await paper(`digest = sha256('lain')`)).toBe('paper_gains_signatures');
    expect(await paper('signatures = 2')).toBe('paper_gains_signatures');
    const signature = (change: string) =>
      refused(
        `insert into outgoing.signature select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid()${change}))).*
         from outgoing.signature s where draft_id = $1`,
      );
    expect(await signature('')).toBe('step_signed_twice');
    const open = `, 'step_id', (select id from outgoing.step where draft_id = $1 and state = 'open')`;
    expect(await signature(open)).toBe('paper_signed_twice');
    const item = `update outgoing.signing_item set state = 'ready' where draft_id = $1`;
    expect(await refused(item)).toBe('signing_item_settles');
  });

  test('is ended by who signs it too, by nobody else, and not while somebody signs it', async () => {
    const { head, secretary, division, registry } = office;
    const draftId = await signedByOne();
    expect(await codeOf(cancel(division, draftId))).toBe('core.not-found');
    expect(await codeOf(cancel(registry, draftId))).toBe('core.not-found');
    // To take part is not enough: who writes along ends nothing.
    await house.owner('update outgoing.draft set readers = readers || $2::uuid[] where id = $1', [
      draftId,
      [division.postId],
    ]);
    expect((await division.call(drafts.open, { draftId })).can).toMatchObject({
      readDrafting: true,
      cancel: false,
    });
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
