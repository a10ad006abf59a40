import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgencyId } from '#core/contract/ids.ts';
import type { Job, JobContext } from '#core/jobs/job.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { sending } from '../contract/sending.ts';
import { deliverInside } from '../server/jobs/deliver-inside.ts';
import { offerToAgency } from '../server/jobs/offer-to-agency.ts';
import { takeInFromAgency } from '../server/jobs/take-in-from-agency.ts';
import { doPostponed, workerIn } from './jobs-by-hand.ts';
import { type ReadyWish, readyLetters } from './ready-letters.ts';

let house: TestHouse;
let here: SmallOffice;
let there: SmallOffice;
let desk: Awaited<ReturnType<typeof readyLetters>>;

beforeAll(async () => {
  house = await testHouse();
  [here, there] = [await smallOffice(house), await smallOffice(house)];
  desk = await readyLetters(house, here);
});
afterAll(() => house.close());

/** A try of a job whose process ends once it has written so often. */
function endingTry(agencyId: AgencyId, lastTry: boolean, writes: number): JobContext {
  const whole = workerIn(house, agencyId, lastTry);
  let written = 0;
  return {
    ...whole,
    transact: (mode, work) => {
      if (mode === 'write') written += 1;
      return written > writes ? Promise.reject(new Error('killed')) : whole.transact(mode, work);
    },
  };
}

/** Ten tries of a job are over, or it is left to this test; the payload of the last that was added. */
async function holdBack<P>(job: Pick<Job, 'name'>): Promise<P> {
  const [row] = await house.owner<{ payload: { payload: P } }>(
    `update graphile_worker._private_jobs j set attempts = max_attempts from graphile_worker._private_tasks t
     where t.id = j.task_id and t.identifier = $1 and attempts < max_attempts returning j.payload`,
    [job.name],
  );
  return row!.payload.payload;
}
async function setOut(recipients: ReadyWish['recipients']) {
  const letter = await desk.ready({ recipients: recipients! });
  await here.staff.call(sending.send, { draftId: letter.id });
  return letter.id;
}
const deliveryOf = async (draftId: string) =>
  (await here.staff.call(sending.deliveries, { draftId: draftId as never }))[0]!;
const told = async (draftId: string) =>
  (
    await house.owner<{ code: string }>(
      `select payload ->> 'code' as code from core.event where subject_id = $1 and type = 'delivery.failed'`,
      [draftId],
    )
  ).map(({ code }) => code);

const toPost = () => [{ channel: 'post' as const, postId: here.head.postId, name: null }];
const toAgency = () => [{ channel: 'agency' as const, agencyId: there.agencyId, name: null }];
const givenUp = 'outgoing.delivery-given-up';
const failedFor = { state: 'failed', failure: givenUp, can: { resend: true, handOver: true } };

describe('a delivery whose last try failed, or ended with its process', () => {
  it.each([
    ['to a post here', deliverInside, toPost],
    ['to another agency', offerToAgency, toAgency],
  ])('%s has failed: its writer is told once, and sends it again', async (_, job, recipients) => {
    const draftId = await setOut(recipients());
    const payload = await holdBack<never>(job);
    await expect(job.run(endingTry(here.agencyId, false, 0), payload)).rejects.toThrow('killed');
    await doPostponed(house);
    expect(await deliveryOf(draftId)).toMatchObject({
      state: 'waiting',
      can: { resend: false, handOver: false },
    });
    await expect(job.run(endingTry(here.agencyId, true, 1), payload)).rejects.toThrow('killed');
    await doPostponed(house);
    const failed = await deliveryOf(draftId);
    expect(failed).toMatchObject(failedFor);
    expect(await told(draftId)).toEqual([givenUp]);
    await here.staff.call(sending.resend, { deliveryId: failed.id });
    await doPostponed(house);
    expect((await deliveryOf(draftId)).state).not.toBe('failed');
    expect((await deliveryOf(draftId)).sentAt).not.toBeNull();
  });

  it('in the agency that receives it is told to the one that sent; sent again, it comes in once', async () => {
    const draftId = await setOut(toAgency());
    const offered = await holdBack<never>(offerToAgency);
    await offerToAgency.run(endingTry(here.agencyId, false, 9), offered);
    const payload = await holdBack<never>(takeInFromAgency);
    await expect(takeInFromAgency.run(endingTry(there.agencyId, true, 1), payload)).rejects.toThrow('killed');
    await doPostponed(house);
    expect(await deliveryOf(draftId)).toMatchObject(failedFor);
    expect(await told(draftId)).toEqual([givenUp]);
    await here.staff.call(sending.resend, { deliveryId: (await deliveryOf(draftId)).id });
    await doPostponed(house);
    expect(await deliveryOf(draftId)).toMatchObject({ state: 'sent', failure: null });
  });

  it('is none where the last try reached somebody after all', async () => {
    const outside = await setOut(toAgency());
    const offered = await holdBack<never>(offerToAgency);
    await offerToAgency.run(endingTry(here.agencyId, true, 9), offered);
    const payload = await holdBack<never>(takeInFromAgency);
    await takeInFromAgency.run(endingTry(there.agencyId, true, 9), payload);
    const inside = await setOut(toPost());
    await deliverInside.run(endingTry(here.agencyId, true, 9), await holdBack<never>(deliverInside));
    await doPostponed(house);
    expect(await deliveryOf(outside)).toMatchObject({ state: 'sent', failure: null });
    expect(await deliveryOf(inside)).toMatchObject({ state: 'delivered', failure: null });
    expect([await told(outside), await told(inside)]).toEqual([[], []]);
  });
});
