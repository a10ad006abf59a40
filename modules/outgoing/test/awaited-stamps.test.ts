import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { InputOf } from '#core/contract/operation.ts';
import { collectObjects } from '#core/files/collect-objects.ts';
import type { JobContext } from '#core/jobs/job.ts';
import { certificates } from '#modules/signatures/contract/certificates.ts';
import { settings } from '#modules/signatures/contract/settings.ts';
import { raisedLevel, trustTerms, verifyPdf } from '#modules/signatures/server/signatures.api.ts';
import { expectAccepted, expectStampAccepted } from '#modules/signatures/test/accepted-by-others.ts';
import { enrol } from '#modules/signatures/test/signing-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { drafts } from '../contract/drafts.ts';
import { registers } from '../contract/registers.ts';
import { sending } from '../contract/sending.ts';
import { verification } from '../contract/verification.ts';
import { addTimeStamp } from '../server/editions/add-time-stamp.ts';
import { addDueStamps } from '../server/schedules/add-due-stamps.ts';
import {
  type AwaitingOffice,
  awaitingOffice,
  digestOf,
  signedBy,
  signNext,
  stampOf,
} from './awaiting-office.ts';
import { lendNumbering, lettersToSign } from './letters-to-sign.ts';
import { paperOf } from './signing-desk.ts';
import { verifiedFile } from './verified-file.ts';

const minutes = 60_000;
const days = 24 * 60 * minutes;

let house: TestHouse;
let at: AwaitingOffice;
beforeAll(async () => {
  house = await testHouse();
});
beforeEach(async () => {
  house.clock.set('2026-11-21T01:00:00Z');
  at = await awaitingOffice(house);
  return () => at.clock[Symbol.asyncDispose]();
});
afterAll(() => house.close());

const shown = (draftId: Parameters<typeof addTimeStamp>[1]) => at.office.head.call(drafts.open, { draftId });
const paper = (draftId: Parameters<typeof addTimeStamp>[1]) => paperOf(house, at.office.head, draftId);
/** The round of the schedule after so many minutes, with the jobs that it adds. */
const roundAfter = async (passed: number) => {
  house.clock.advance(passed * minutes);
  await addDueStamps.run(at.job);
  await house.runJobs();
};

describe('a letter that nobody stamped when it was signed', () => {
  test('says so, and gets its stamp as a further edition when the authority answers again', async () => {
    const { office, clock } = at;
    const draftId = await signedBy(house, at, [office.head]);
    const first = await paper(draftId);
    expect(await shown(draftId)).toMatchObject({
      level: 'B-B',
      timeStamp: { state: 'awaited', since: '2026-11-21T01:00:00.000Z', until: '2026-12-21T01:00:00.000Z' },
    });
    expect(await verifiedFile(house, first)).toMatchObject({
      conclusion: 'genuine',
      signatures: [{ level: 'B-B' }],
    });
    const asked = clock.asked;
    await roundAfter(6);
    expect(clock.asked).toBe(asked + 1);
    expect(await stampOf(house, draftId)).toMatchObject({
      stamp: { tries: 1, reason: 'clock-silent', outcome: null },
      editions: [],
    });
    // Not due yet: it is left alone.
    await roundAfter(6);
    expect(clock.asked).toBe(asked + 1);
    clock.isDown = false;
    await roundAfter(6);

    const raised = await paper(draftId);
    expect(raised.subarray(0, first.length).equals(first)).toBe(true);
    expect(await stampOf(house, draftId)).toMatchObject({
      stamp: { outcome: 'added', reason: null },
      editions: [{ number: 2, digest: digestOf(raised), level: 'B-LT' }],
      events: ['outgoing.time-stamped'],
    });
    expect(await shown(draftId)).toMatchObject({ level: 'B-LT', timeStamp: { state: 'added' } });
    const genuine = { conclusion: 'genuine', verdict: 'valid', changes: [] };
    expect(await verifiedFile(house, raised)).toMatchObject({
      ...genuine,
      signatures: [{ level: 'B-LT', provenAt: '2026-11-21T01:18:00.000Z' }, { kind: 'time-stamp' }],
    });
    expect(await verifiedFile(house, first)).toMatchObject({ ...genuine, signatures: [{ level: 'B-B' }] });
    const { letter } = await verifiedFile(house, first);
    const byCode = await house.as()(verification.byCode, { code: letter!.code });
    expect(byCode).toMatchObject({ ...genuine, signatures: [{ level: 'B-LT' }, { kind: 'time-stamp' }] });
    const [last] = (await office.head.call(drafts.timeline, { draftId })).slice(-1);
    expect(last!.sentence).toBe('Stempel waktu ditambahkan pada surat');
    // Once is enough.
    await addTimeStamp(at.job, draftId);
    await roundAfter(60 * 24);
    expect((await stampOf(house, draftId)).editions).toHaveLength(1);
  });

  test('is in its newest edition accepted by independent programs', async () => {
    const draftId = await signedBy(house, at, [at.office.head]);
    at.clock.isDown = false;
    await roundAfter(6);
    const raised = await paper(draftId);
    const { agencyId } = at.office;
    const terms = await house.system(agencyId, ({ tx }) => trustTerms(tx, agencyId, house.clock.now()));
    const proof = { root: terms.anchors[0]!.certificate, at: house.clock.now() };
    expectAccepted(raised, { ...proof, level: 'B-LT', signers: 1 });
    expectStampAccepted(raised, proof);
    // A byte of it before the stamp is another, and both notice.
    const forged = Buffer.from(raised);
    forged[200]! ^= 1;
    expect(() => expectStampAccepted(forged, proof)).toThrow();
    expect(verifyPdf(forged, terms).verdict).not.toBe('valid');
  });

  test('goes out in its newest edition, and who has the first goes on having a letter of ours', async () => {
    const { office, clock } = at;
    const draftId = await signedBy(house, at, [office.head]);
    const first = await paper(draftId);
    clock.isDown = false;
    await roundAfter(6);
    const [delivery] = await office.staff.call(sending.send, { draftId });
    const printed = await house.server.inject({
      url: `/api/outgoing/deliveries/${delivery!.id}/copy.pdf`,
      headers: { authorization: `Bearer ${office.staff.token}` },
    });
    expect(printed.statusCode, printed.body.slice(0, 200)).toBe(200);
    expect(digestOf(printed.rawPayload)).toEqual((await stampOf(house, draftId)).editions[0]!.digest);
    // The certificate of who signed it ends: the first file cannot prove itself any more, the stamp over it can.
    house.clock.advance(4 * 365 * days);
    expect((await verifiedFile(house, first)).conclusion).toBe('genuine');
    await house.owner('delete from outgoing.edition where letter_id = $1', [draftId]);
    expect((await verifiedFile(house, first)).conclusion).toBe('genuine-unproven');
  });
});

test('a letter of two waits for the second, whose own stamp does not prove the first', async () => {
  const { office, clock } = at;
  const who = [office.head, office.secretary];
  for (const one of who) await enrol(one);
  const [draftId] = await lettersToSign(house, office, { kindCode: 'BA', signers: who });
  await signNext(house, office, office.head, draftId!);
  expect(await stampOf(house, draftId!)).toMatchObject({ stamp: { next: null, outcome: null } });
  clock.isDown = false;
  await roundAfter(60);
  await signNext(house, office, office.secretary, draftId!);
  const both = await paper(draftId!);
  expect((await verifiedFile(house, both)).signatures.map(({ level }) => level)).toEqual(['B-B', 'B-LT']);
  expect(await shown(draftId!)).toMatchObject({ level: 'B-B', timeStamp: { state: 'awaited' } });
  await roundAfter(6);
  const raised = await paper(draftId!);
  expect(raised.subarray(0, both.length).equals(both)).toBe(true);
  const view = await verifiedFile(house, raised);
  expect(view).toMatchObject({ conclusion: 'genuine', verdict: 'valid', changes: [] });
  // The stamp lies over the proofs of the second signature too.
  expect(view.signatures.filter(({ kind }) => kind === 'signature').map(({ level }) => level)).toEqual([
    'B-LTA',
    'B-LTA',
  ]);
});

describe('nothing is lost or doubled', () => {
  const names = () =>
    house.owner<{ name: string }>(
      `select encode(sha256, 'hex') as name from files.file where agency_id = $1`,
      [at.office.agencyId],
    );

  test('when the process ends between the stored file and its row; the object is collected', async () => {
    const draftId = await signedBy(house, at, [at.office.head]);
    at.clock.isDown = false;
    house.clock.advance(6 * minutes);
    const { files } = house.house.services;
    const stored: string[] = [];
    const dying: JobContext = {
      ...at.job,
      signal: AbortSignal.abort(),
      files: {
        ...files,
        put: async (...given: Parameters<typeof files.put>) => {
          const object = await files.put(...given);
          stored.push(object.sha256);
          throw new Error('the process ends here');
        },
      } as typeof files,
    };
    await expect(addTimeStamp(dying, draftId)).rejects.toThrow('the process ends here');
    expect(await stampOf(house, draftId)).toMatchObject({
      stamp: { tries: 0, outcome: null },
      editions: [],
      events: [],
    });
    expect((await names()).map(({ name }) => name)).not.toContain(stored[0]);
    const collecting = (now: Date) =>
      collectObjects({
        files,
        now,
        signal: at.job.signal,
        withoutRow: async (known) =>
          (await house.owner<{ name: string }>('select core.objects_without_row($1) as name', [known])).map(
            ({ name }) => name,
          ),
      });
    const soon = Date.now() + 8 * days;
    expect((await collecting(new Date(soon))).setAside).toBe(1);
    await addTimeStamp(at.job, draftId);
    expect(await stampOf(house, draftId)).toMatchObject({
      stamp: { outcome: 'added' },
      editions: [{ number: 2 }],
    });
    expect(await collecting(new Date(soon))).toMatchObject({ setAside: 0, forgotten: 1 });
    await expect(files.open(stored[0]!)).rejects.toThrow();
    expect((await verifiedFile(house, await paper(draftId))).conclusion).toBe('genuine');
  });

  test('when two do it at once, or one after the other', async () => {
    const draftId = await signedBy(house, at, [at.office.head]);
    at.clock.isDown = false;
    house.clock.advance(6 * minutes);
    await Promise.all([addTimeStamp(at.job, draftId), addTimeStamp(at.job, draftId)]);
    await addTimeStamp(at.job, draftId);
    expect(await stampOf(house, draftId)).toMatchObject({
      editions: [{ number: 2 }],
      events: ['outgoing.time-stamped'],
    });
  });

  test('when what comes back does not begin with the letter: it is refused', async () => {
    const draftId = await signedBy(house, at, [at.office.head]);
    at.clock.isDown = false;
    house.clock.advance(6 * minutes);
    const before = await names();
    const forging = (change: (pdf: Buffer) => Buffer) =>
      addTimeStamp(at.job, draftId, async (ctx, pdf) => {
        const made = await raisedLevel(ctx, pdf);
        return made.state === 'raised' ? { ...made, pdf: change(made.pdf) } : made;
      });
    const planted = (pdf: Buffer) => {
      const other = Buffer.from(pdf);
      other[100]! ^= 1;
      return other;
    };
    await expect(forging(planted)).rejects.toThrow('does not begin with the letter');
    house.clock.advance(11 * minutes);
    await expect(forging((pdf) => pdf.subarray(0, 5_000))).rejects.toThrow('does not begin with the letter');
    expect(await stampOf(house, draftId)).toMatchObject({
      stamp: { tries: 2, reason: 'fault' },
      editions: [],
    });
    expect(await names()).toEqual(before);
    house.clock.advance(21 * minutes);
    await forging((pdf) => pdf);
    expect(await stampOf(house, draftId)).toMatchObject({ editions: [{ number: 2 }] });
  });

  test('when another file lies where the letter should: it gets no stamp', async () => {
    const draftId = await signedBy(house, at, [at.office.head]);
    const other = await signedBy(house, at, [at.office.head]);
    at.clock.isDown = false;
    await house.owner(
      'update outgoing.letter set file_id = o.file_id from outgoing.letter o where letter.id = $1 and o.id = $2',
      [draftId, other],
    );
    await roundAfter(6);
    expect(await stampOf(house, draftId)).toMatchObject({ stamp: { reason: 'file-differs' }, editions: [] });
    expect(await stampOf(house, other)).toMatchObject({ stamp: { outcome: 'added' } });
  });

  test('because the database keeps editions in their order, and what was settled', async () => {
    const draftId = await signedBy(house, at, [at.office.head]);
    const add = (number: number, digest: Buffer) =>
      house.owner(
        `insert into outgoing.edition (agency_id, letter_id, number, file_id, digest, level, made_at)
         select agency_id, id, $2, file_id, $3, 'B-T', signed_at from outgoing.letter where id = $1`,
        [draftId, number, digest],
      );
    await expect(add(3, digestOf(Buffer.from('a')))).rejects.toThrow('follows');
    await expect(add(2, digestOf(await paper(draftId)))).rejects.toThrow('follows');
    await add(2, digestOf(Buffer.from('a')));
    const settle = `update outgoing.awaited_stamp set settled_at = now(), outcome = 'added' where draft_id = $1`;
    await house.owner(settle, [draftId]);
    await expect(house.owner(settle, [draftId])).rejects.toThrow('settled once');
    const asWorker = house.system(at.office.agencyId, ({ tx }) =>
      tx.rows('update outgoing.edition set level = $1', ['B-LTA']),
    );
    await expect(asWorker).rejects.toThrow('permission denied');
  });
});

describe('a stamp is given up, and why is told', () => {
  test('after a month of silence, with no more than one question to the clock for all letters of a round', async () => {
    const { office, clock } = at;
    const draftId = await signedBy(house, at, [office.head]);
    const other = await signedBy(house, at, [office.head]);
    const asked = clock.asked;
    for (let round = 0; round < 200 && !(await stampOf(house, draftId)).stamp!.outcome; round += 1)
      await roundAfter(6 * 60);
    const { stamp, events } = await stampOf(house, draftId);
    expect(stamp).toMatchObject({ outcome: 'given-up', reason: 'clock-silent' });
    expect(events).toEqual(['clock-silent']);
    expect((await stampOf(house, other)).stamp).toMatchObject({ outcome: 'given-up', tries: stamp!.tries });
    expect(clock.asked - asked).toBe(stamp!.tries);
    expect(stamp!.tries).toBeLessThan(130);
    expect(await shown(draftId)).toMatchObject({
      level: 'B-B',
      timeStamp: { state: 'given-up', reason: 'clock-silent' },
    });
    expect((await verifiedFile(house, await paper(draftId))).conclusion).toBe('genuine');
  });

  test('and found in the register, by whoever keeps it', async () => {
    const { office } = at;
    await lendNumbering(house, office);
    const waiting = await signedBy(house, at, [office.head]);
    const lost = await signedBy(house, at, [office.head]);
    await house.owner(
      `update outgoing.awaited_stamp set settled_at = since, outcome = 'given-up', reason = 'clock-silent' where draft_id = $1`,
      [lost],
    );
    const missing = async (filter: InputOf<typeof registers.count>) =>
      (await office.registry.call(registers.list, filter)).items.map(({ id, timeStamp }) => [id, timeStamp]);
    expect(await missing({ timeStamp: 'given-up' })).toEqual([[lost, 'given-up']]);
    expect(await missing({ timeStamp: 'awaited' })).toEqual([[waiting, 'awaited']]);
    expect(await missing({ timeStamp: 'awaited', q: 'tidak ada' })).toEqual([]);
    at.clock.isDown = false;
    await roundAfter(6);
    expect(await missing({ timeStamp: 'awaited' })).toEqual([]);
    expect(await missing({})).toEqual([
      [lost, 'given-up'],
      [waiting, null],
    ]);
  });

  test('at once where the certificate of a signer was revoked: a stamp would prove nothing', async () => {
    const { office, clock } = at;
    const draftId = await signedBy(house, at, [office.head]);
    const [own] = (await office.head.call(certificates.listOwn, {})).signers;
    await office.head.call(certificates.revokeOwn, {
      certificateId: own!.certificate!.id,
      reason: 'key-compromised',
    });
    const asked = clock.asked;
    clock.isDown = false;
    await roundAfter(6);
    expect(await stampOf(house, draftId)).toMatchObject({
      stamp: { outcome: 'given-up', reason: 'signer-revoked' },
      editions: [],
    });
    expect(clock.asked).toBe(asked);
  });

  test('where the agency does not wish for stamps any more', async () => {
    const { office } = at;
    const draftId = await signedBy(house, at, [office.head]);
    await office.admin.call(settings.change, {
      provider: 'local-x509',
      serviceAddress: null,
      serviceUser: null,
      servicePassword: null,
      level: 'B-B',
      clock: 'local',
      clockAddress: null,
    });
    await roundAfter(6);
    expect((await stampOf(house, draftId)).stamp).toMatchObject({
      outcome: 'given-up',
      reason: 'not-wished',
    });
  });
});
