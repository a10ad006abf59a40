import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { transact } from '#core/db/tx.ts';
import type { Official, SmallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { entries } from '../contract/entries.ts';
import { files } from '../contract/files.ts';
import { requests } from '../contract/requests.ts';
import type { RequestId } from '../contract/terms.ts';
import { child, grade, refusal, staffOffice, uploaded } from './staff-office.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await staffOffice(house);
});
afterAll(() => house.close());

const submit = async (who: Official, fields: ReturnType<typeof grade> | ReturnType<typeof child>) =>
  who.call(requests.submit, { ...fields, fileId: await uploaded(house, who), note: 'Mohon dicatat' });
const decide = (
  who: Official,
  requestId: RequestId,
  decision: 'approve' | 'return' | 'reject',
  reason?: string,
) => who.call(requests.decide, { requestId, decision, reason });
const waitingFor = async (who: Official) => (await who.call(requests.list, {})).items.map(({ id }) => id);

describe('a request', () => {
  test('becomes an entry when who keeps the file approves it', async () => {
    const { staff, head } = office;
    const { id, can } = await submit(staff, grade('2024-04-01', '31'));
    expect(can).toEqual({ decide: false, resubmit: false, withdraw: true });
    expect(await waitingFor(head)).toEqual([id]);
    expect((await staff.call(files.showOwn, {})).entries).toEqual([]);

    const decided = await decide(head, id, 'approve');
    expect(decided.state).toBe('approved');
    expect(decided.steps.map(({ act, by }) => [act, by.id])).toEqual([
      ['submit', staff.personId],
      ['approve', head.personId],
    ]);
    const { entries: own, holds } = await staff.call(files.showOwn, {});
    expect(own.map(({ enteredBy, hasProof }) => [enteredBy?.id, hasProof])).toEqual([[head.personId, true]]);
    expect(holds.grade?.name).toBe('III/a');
    expect(await refusal(decide(head, id, 'approve'))).toBe('staff.act-not-open');
    expect(await waitingFor(head)).toEqual([]);
  });

  test('is returned with a reason, handed in again, and then stands for what was wrong', async () => {
    const { staff, head } = office;
    const [wrong] = (await staff.call(files.showOwn, {})).entries;
    const fileId = await uploaded(house, staff);
    const asked = { ...grade('2024-10-01', '31'), replacesId: wrong!.id };
    const { id } = await staff.call(requests.submit, { ...asked, fileId });
    expect(await refusal(decide(head, id, 'return'))).toBe('staff.reason-needed');
    await decide(head, id, 'return', 'SK tidak terbaca');
    expect(await waitingFor(head)).toEqual([]);
    const again = { requestId: id, ...asked, fileId: await uploaded(house, staff) };
    expect((await staff.call(requests.resubmit, again)).state).toBe('submitted');
    expect(await refusal(staff.call(requests.resubmit, again))).toBe('staff.act-not-open');
    await decide(head, id, 'approve');
    const { entries: own } = await staff.call(files.showOwn, {});
    expect(own.map(({ startsOn, stands, replaces }) => [startsOn, stands, replaces?.id ?? null])).toEqual([
      ['2024-10-01', true, wrong!.id],
      ['2024-04-01', false, null],
    ]);
    // Another one about the same wrong entry comes too late.
    expect(await refusal(staff.call(requests.submit, { ...asked, fileId }))).toBe('staff.entry-replaced');
  });

  test('is decided by nobody who asked, and by who keeps the file alone', async () => {
    const { head, admin, division, regent } = office;
    const { id } = await submit(head, grade('2020-04-01', '41'));
    expect(await waitingFor(head)).toEqual([]);
    expect(await refusal(decide(head, id, 'approve'))).toBe('staff.act-not-yours');
    expect(await refusal(decide(division, id, 'approve'))).toBe('core.forbidden');
    expect((await decide(admin, id, 'reject', 'Sudah tercatat')).state).toBe('rejected');
    const { id: elsewhere } = await submit(regent, grade('2020-04-01', '41'));
    expect(await refusal(decide(head, elsewhere, 'approve'))).toBe('core.not-found');
    expect((await regent.call(requests.withdraw, { requestId: elsewhere })).state).toBe('withdrawn');
    expect(await refusal(decide(admin, elsewhere, 'approve'))).toBe('staff.act-not-open');
    expect(await refusal(admin.call(requests.withdraw, { requestId: elsewhere }))).toBe('core.not-found');
  });

  test('about the private part shows what is asked to few, and its decision is written down as a reading', async () => {
    const { division, head, admin } = office;
    const { id } = await submit(division, child('Buah Hati'));
    const [listed] = (await head.call(requests.list, {})).items;
    expect(listed).toMatchObject({ id, isPrivate: true, proposal: null, steps: [], can: { decide: false } });
    expect(await refusal(decide(head, id, 'approve'))).toBe('core.not-found');
    const proofFor = async ({ token }: Official) =>
      (
        await house.server.inject({
          url: `/api/staff/requests/${id}/proof`,
          headers: { authorization: `Bearer ${token}` },
        })
      ).statusCode;
    expect([await proofFor(division), await proofFor(head), await proofFor(admin)]).toEqual([200, 404, 200]);

    const reading = { personId: division.personId, purpose: 'Memeriksa usul' };
    const { proposals } = await admin.call(files.readPrivate, reading);
    expect(proposals.map(({ requestId, content }) => [requestId, content])).toEqual([
      [id, child('Buah Hati').content],
    ]);
    await decide(admin, id, 'approve');
    expect((await division.call(files.showOwn, {})).entries.map(({ kind }) => kind)).toEqual(['family']);
    const { items } = await division.call(files.listReadings, {});
    expect(items.map(({ act }) => act)).toEqual(['decided', 'shown', 'downloaded']);
  });

  test('brings a proof of its own person, never of another', async () => {
    const { staff, head } = office;
    const fileId = await uploaded(house, head);
    expect(await refusal(staff.call(requests.submit, { ...grade('2025-04-01', '32'), fileId }))).toBe(
      'core.not-found',
    );
    const foreign = await head.call(entries.add, {
      personId: office.division.personId,
      ...grade('2020-04-01', '33'),
    });
    const own = {
      ...grade('2020-04-01', '33'),
      replacesId: foreign.id,
      fileId: await uploaded(house, staff),
    };
    expect(await refusal(staff.call(requests.submit, own))).toBe('core.not-found');
  });
});

describe('behind the application', () => {
  const asWeb = (who: Official, text: string, values: unknown[]) =>
    transact(
      house.house.appPool,
      { agency: office.agencyId, person: who.personId, posts: [who.postId] },
      'write',
      (tx) => tx.rows<{ id: string }>(text, values),
    );
  const setState = (who: Official, id: string, state: string) =>
    asWeb(who, 'update staff.request set state = $2 where id = $1 returning id', [id, state]);

  test('a request is approved by nobody for themselves and never without the right; what was decided stays', async () => {
    const { staff, head, division, admin } = office;
    const { id } = await submit(staff, grade('2025-04-01', '32', 4));
    await expect(setState(staff, id, 'approved')).rejects.toThrow(/does not go on/);
    await expect(setState(head, id, 'withdrawn')).rejects.toThrow(/does not go on/);
    expect(await setState(division, id, 'approved')).toEqual([]);
    await decide(head, id, 'reject', 'Belum waktunya');
    await expect(setState(admin, id, 'approved')).rejects.toThrow(/does not go on/);
    await expect(house.owner('delete from staff.request')).rejects.toThrow(/stays as it is|foreign key/);
  });

  test('of a private one neither content nor words are seen by who may not read it', async () => {
    const { division, head } = office;
    const { id } = await submit(division, child('Lahir Kemudian'));
    const seen = (who: Official, table: string) =>
      asWeb(who, `select id from staff.${table} where request_id = $1`, [id]);
    expect([await seen(head, 'proposal'), await seen(head, 'request_step')]).toEqual([[], []]);
    expect((await seen(division, 'proposal')).length).toBe(1);
    expect((await seen(division, 'request_step')).length).toBe(1);
  });
});
