import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { transact } from '#core/db/tx.ts';
import { notifications } from '#modules/notifications/contract/notifications.ts';
import { certificates } from '#modules/signatures/contract/certificates.ts';
import { settings } from '#modules/signatures/contract/settings.ts';
import type { Official } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { drafts } from '../contract/drafts.ts';
import { sending } from '../contract/sending.ts';
import { signatures } from '../contract/signing.ts';
import type { DraftId } from '../contract/terms.ts';
import { addDueStamps } from '../server/schedules/add-due-stamps.ts';
import { type AwaitingOffice, awaitingOffice, signedBy, stampOf } from './awaiting-office.ts';
import { codeOf } from './signing-desk.ts';

const minutes = 60_000;
const years = 365 * 24 * 60 * minutes;

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

/** The round of the schedule some minutes later, with what it brings about. */
async function round() {
  house.clock.advance(6 * minutes);
  await addDueStamps.run(at.job);
  await house.runJobs();
}
/** A letter of the head whose stamp was given up, because the clock was silent for as long as it is asked. */
async function givenUp(): Promise<DraftId> {
  const draftId = await signedBy(house, at, [at.office.head]);
  await house.owner('update outgoing.awaited_stamp set gives_up_at = since where draft_id = $1', [draftId]);
  await round();
  expect((await stampOf(house, draftId)).stamp).toMatchObject({
    outcome: 'given-up',
    reason: 'clock-silent',
  });
  return draftId;
}
const ask = (who: Official, draftId: DraftId) => codeOf(who.call(signatures.retryTimeStamp, { draftId }));
const shown = (who: Official, draftId: DraftId) => who.call(drafts.open, { draftId });
const wish = (level: 'B-B' | 'B-LT') =>
  at.office.admin.call(settings.change, {
    ...{ provider: 'local-x509', serviceAddress: null, serviceUser: null, servicePassword: null, level },
    ...(level === 'B-B'
      ? { clock: 'local', clockAddress: null }
      : { clock: 'outside', clockAddress: at.clock.address }),
  });

test('that a time stamp was given up is told to the writer of the letter and to who signed it', async () => {
  const { staff, head, registry, regent } = at.office;
  const draftId = await givenUp();
  const titles = async (who: Official) =>
    (await who.call(notifications.list, {})).items
      .filter(({ type }) => type === 'outgoing.stamp-given-up')
      .map(({ title, sentence, link }) => [title, sentence, link?.id]);
  const words = ['Surat tetap tanpa stempel waktu', 'Stempel waktu surat tidak dapat ditambahkan', draftId];
  expect([await titles(staff), await titles(head)]).toEqual([[words], [words]]);
  expect([await titles(registry), await titles(regent)]).toEqual([[], []]);
});

describe('a time stamp that was given up', () => {
  test('is asked for again by who signed it, and comes as by itself', async () => {
    const { head } = at.office;
    const draftId = await givenUp();
    expect(await shown(head, draftId)).toMatchObject({
      can: { retryTimeStamp: true },
      timeStamp: { state: 'given-up' },
    });
    at.clock.isDown = false;
    const asked = at.clock.asked;
    expect(await head.call(signatures.retryTimeStamp, { draftId })).toMatchObject({
      can: { retryTimeStamp: false },
      level: 'B-B',
      timeStamp: { state: 'awaited', until: '2026-12-21T01:06:00.000Z' },
    });
    expect(at.clock.asked).toBe(asked);
    await house.runJobs();
    expect(await shown(head, draftId)).toMatchObject({ level: 'B-LT', timeStamp: { state: 'added' } });
    expect((await stampOf(house, draftId)).editions).toMatchObject([{ number: 2, level: 'B-LT' }]);
    const sentences = (await head.call(drafts.timeline, { draftId })).map(({ sentence }) => sentence);
    expect(sentences.slice(-3)).toEqual([
      'Stempel waktu surat tidak dapat ditambahkan',
      expect.stringMatching(/meminta stempel waktu surat sekali lagi$/),
      'Stempel waktu ditambahkan pada surat',
    ]);
    expect(await ask(head, draftId)).toBe('outgoing.stamp-not-given-up');
  });

  test('is asked for once, whoever asks at once, and by the same request sent again', async () => {
    const { head, admin, staff } = at.office;
    const draftId = await givenUp();
    await staff.call(sending.send, { draftId });
    const key = crypto.randomUUID();
    const request = () =>
      house.server.inject({
        method: 'POST',
        url: `/api/outgoing/drafts/${draftId}/time-stamp`,
        headers: { authorization: `Bearer ${head.token}`, 'idempotency-key': key },
        payload: {},
      });
    const [first, other] = await Promise.all([request(), ask(admin, draftId)]);
    const codes = [first.statusCode === 200 ? 'done' : first.json().code, other];
    expect(codes.toSorted()).toEqual(['done', 'outgoing.stamp-not-given-up']);
    if (first.statusCode === 200) expect((await request()).json()).toEqual(first.json());
    const events = 'select count(*)::int as n from core.event where matter_id = $1 and type = $2';
    expect(await house.owner(events, [draftId, 'outgoing.stamp-asked-again'])).toEqual([{ n: 1 }]);
  });

  test('is given up once more after another month of silence, and told once more', async () => {
    const { head } = at.office;
    const draftId = await givenUp();
    await head.call(signatures.retryTimeStamp, { draftId });
    await house.runJobs();
    expect((await stampOf(house, draftId)).stamp).toMatchObject({ outcome: null, tries: 1 });
    await house.owner('update outgoing.awaited_stamp set gives_up_at = since where draft_id = $1', [draftId]);
    await round();
    await round();
    expect((await stampOf(house, draftId)).events).toEqual(['clock-silent', 'clock-silent']);
    expect((await shown(head, draftId)).can.retryTimeStamp).toBe(true);
  });

  test('is for who signed it, and for who chooses how the agency signs as far as they read the letter', async () => {
    const { staff, registry, regent, admin } = at.office;
    const draftId = await givenUp();
    for (const who of [staff, registry, regent, admin])
      expect(await ask(who, draftId)).toBe('core.not-found');
    expect((await shown(staff, draftId)).can.retryTimeStamp).toBe(false);
    await staff.call(sending.send, { draftId });
    expect(await ask(registry, draftId)).toBe('core.not-found');
    expect((await shown(admin, draftId)).can.retryTimeStamp).toBe(true);
    expect(await ask(admin, draftId)).toBe('done');
  });

  test('is not asked for again where none was given up', async () => {
    const { head } = at.office;
    const draftId = await signedBy(house, at, [head]);
    expect(await ask(head, draftId)).toBe('outgoing.stamp-not-given-up');
    at.clock.isDown = false;
    expect(await ask(head, await signedBy(house, at, [head]))).toBe('outgoing.stamp-not-given-up');
  });
});

describe('a time stamp is of no use any more', () => {
  const revoked = async () => {
    const [own] = (await at.office.head.call(certificates.listOwn, {})).signers;
    await at.office.head.call(certificates.revokeOwn, {
      certificateId: own!.certificate!.id,
      reason: 'key-compromised',
    });
  };
  const stays = async (draftId: DraftId) =>
    expect((await stampOf(house, draftId)).stamp).toMatchObject({ outcome: 'given-up' });

  test('where the certificate was revoked before it was given up: nobody is offered it', async () => {
    const { head } = at.office;
    const draftId = await signedBy(house, at, [head]);
    await revoked();
    await round();
    expect((await shown(head, draftId)).can.retryTimeStamp).toBe(false);
    expect(await ask(head, draftId)).toBe('outgoing.stamp-of-no-use');
    await stays(draftId);
  });

  test('where it was revoked since', async () => {
    const draftId = await givenUp();
    await revoked();
    expect(await ask(at.office.head, draftId)).toBe('outgoing.stamp-of-no-use');
    await stays(draftId);
  });

  test('where it ended since', async () => {
    const draftId = await givenUp();
    house.clock.advance(4 * years);
    await house.owner(
      `update identity.session set factor_at = $2, idle_until = $2::timestamptz + interval '1 day', ends_at = $2::timestamptz + interval '1 day'
       where agency_id = $1`,
      [at.office.agencyId, house.clock.now()],
    );
    expect(await ask(at.office.head, draftId)).toBe('outgoing.stamp-of-no-use');
    await stays(draftId);
  });

  test('where the stored file is not the one that was signed', async () => {
    const [draftId, other] = [await givenUp(), await signedBy(house, at, [at.office.head])];
    await house.owner(
      'update outgoing.letter set file_id = o.file_id from outgoing.letter o where letter.id = $1 and o.id = $2',
      [draftId, other],
    );
    expect(await ask(at.office.head, draftId)).toBe('outgoing.stamp-of-no-use');
    await stays(draftId);
  });

  test('as long as the agency wishes for none', async () => {
    const draftId = await givenUp();
    await wish('B-B');
    expect(await ask(at.office.head, draftId)).toBe('outgoing.stamp-not-wished');
    await wish('B-LT');
    expect(await ask(at.office.head, draftId)).toBe('done');
  });
});

test('what became of a stamp the worker alone says; the database would notice', async () => {
  const { head, agencyId } = at.office;
  const draftId = await signedBy(house, at, [head]);
  const asHead = (statement: string) =>
    transact(
      house.house.appPool,
      { agency: agencyId, person: head.personId, posts: [head.postId] },
      'write',
      (tx) => tx.rows(statement, [draftId]),
    );
  const added = `update outgoing.awaited_stamp set settled_at = now(), outcome = 'added' where draft_id = $1 returning 1`;
  await expect(asHead(added)).rejects.toThrow('row-level security');
  await house.owner(
    `update outgoing.awaited_stamp set settled_at = now(), outcome = 'given-up', reason = 'fault' where draft_id = $1`,
    [draftId],
  );
  await expect(asHead(added)).rejects.toThrow('settled once');
  const again = `update outgoing.awaited_stamp set settled_at = null, outcome = null where draft_id = $1 returning 1`;
  expect(await asHead(again)).toHaveLength(1);
  const ended = `update outgoing.awaited_stamp set settled_at = now(), outcome = 'given-up' where draft_id = $1 returning 1`;
  await expect(asHead(ended)).rejects.toThrow('row-level security');
  await house.owner('drop policy asked on outgoing.awaited_stamp');
  expect(await asHead(ended)).toHaveLength(1);
  const anew = `insert into outgoing.awaited_stamp (agency_id, draft_id, since, settled_at, outcome)
    values (core.agency_id(), $1, now(), now(), 'added') returning 1`;
  await house.owner('delete from outgoing.awaited_stamp where draft_id = $1', [draftId]);
  await expect(asHead(anew)).rejects.toThrow('row-level security');
  await house.owner('drop policy asked_first on outgoing.awaited_stamp');
  expect(await asHead(anew)).toHaveLength(1);
});
