import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgencyId } from '#core/contract/ids.ts';
import { transact } from '#core/db/tx.ts';
import { letterChanges } from '#modules/letters/contract/letter-changes.ts';
import { letters } from '#modules/letters/contract/letters.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { sending } from '../contract/sending.ts';
import { doJob } from './jobs-by-hand.ts';
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

const toAgency = () => ({ channel: 'agency' as const, agencyId: there.agencyId, name: null });

async function sent(wish: ReadyWish = {}) {
  const letter = await desk.ready({ recipients: [toAgency()], ...wish });
  await here.staff.call(sending.send, { draftId: letter.id });
  await house.runJobs();
  return letter;
}
const waitingThere = async () => (await there.registry.call(letters.listIntakes, {})).items;
const deliveriesOf = (draftId: string) => here.staff.call(sending.deliveries, { draftId: draftId as never });
const proposed = (intake: { proposals: { field: string; value: string; confidence: number }[] }) =>
  Object.fromEntries(intake.proposals.map(({ field, value }) => [field, value]));

/** The clerk there registers what waits, with what the sender said. */
async function registerThere(intakeId: string) {
  const intake = await there.registry.call(letters.openIntake, { intakeId: intakeId as never });
  const { sender, subject, letterNumber, letterDate, securityClass } = proposed(intake);
  return there.registry.call(letters.register, {
    intakeId: intake.id,
    sender: sender!,
    subject: subject!,
    letterNumber,
    letterDate,
    securityClass: securityClass as 'B',
    addressees: [there.regent.postId],
  });
}

describe('a letter to another agency of the installation', () => {
  it('waits in its registry with what the sender knows, and the sender learns the number and the opening', async () => {
    const attachment = await desk.keep(Buffer.from('%PDF-1.4 lampiran'), 'lampiran.pdf');
    const letter = await sent({
      subject: 'Permohonan narasumber',
      securityClass: 'T',
      fileIds: [attachment as never],
      text: { event: { from: '2026-12-01', startsAt: '09:00', place: 'Aula', matter: 'Rapat' } },
    });
    expect(await deliveriesOf(letter.id)).toMatchObject([{ state: 'sent', receipt: null }]);
    const [intake] = await waitingThere();
    expect(intake).toMatchObject({ channel: 'pendopo', settled: false });
    expect(intake!.origin).toContain(letter.number);
    expect(intake!.documents.map(({ name }) => name)).toEqual(['surat.pdf', 'lampiran.pdf']);
    const known = proposed(intake!);
    expect(known).toMatchObject({
      letterNumber: letter.number,
      letterDate: '2026-11-21',
      subject: 'Permohonan narasumber',
      securityClass: 'T',
      letterType: 'SDINAS',
      eventDate: '2026-12-01',
      eventStart: '09:00',
      eventPlace: 'Aula',
    });
    expect(known.sender).toMatch(/^Bupati, Sekretariat Daerah, Kabupaten Uji \d+$/);
    const number = intake!.proposals.find(({ field }) => field === 'letterNumber')!;
    expect([number.confidence, number.reason]).toEqual([1, 'sender']);

    const registered = await registerThere(intake!.id);
    await house.runJobs();
    expect(await deliveriesOf(letter.id)).toMatchObject([
      { state: 'delivered', receipt: `${registered.agendaNumber}/2026` },
    ]);
    await there.regent.call(letters.markOpened, { letterId: registered.id, postId: there.regent.postId });
    await house.runJobs();
    expect(await deliveriesOf(letter.id)).toMatchObject([{ state: 'read' }]);
  });

  it('arrives as the very bytes that were signed, sealed for who receives it alone', async () => {
    const letter = await sent();
    const [intake] = await waitingThere();
    const [row] = await house.owner<{ sha256: Buffer }>(
      'select sha256 from letters.document where intake_id = $1 and position = 0',
      [intake!.id],
    );
    const [own] = await house.owner<{ sha256: Buffer }>(
      'select f.sha256 from files.file f join outgoing.letter l on l.file_id = f.id where l.id = $1',
      [letter.id],
    );
    const { files } = house.house.services;
    const name = row!.sha256.toString('hex');
    expect(name).not.toBe(own!.sha256.toString('hex'));
    expect(await buffer(await files.open(name, { agency: there.agencyId }))).toEqual(letter.pdf);
    // Neither can open what is the other's.
    const opening = async (sha256: string, agency: AgencyId) => buffer(await files.open(sha256, { agency }));
    await expect(opening(name, here.agencyId)).rejects.toBeDefined();
    await expect(opening(own!.sha256.toString('hex'), there.agencyId)).rejects.toBeDefined();
    await there.registry.call(letters.discardIntake, { intakeId: intake!.id, reason: 'Salah alamat' });
  });

  it('is taken in once, however often the work is done', async () => {
    const before = (await waitingThere()).length;
    const letter = await sent();
    const [delivery] = await deliveriesOf(letter.id);
    await doJob(house, here.agencyId, 'outgoing.offer-to-agency', { deliveryId: delivery!.id });
    expect((await waitingThere()).length).toBe(before + 1);
    // Offered twice at the same moment, as after a crash between the two agencies: still one.
    await house.owner('update outgoing.delivery set sent_at = null where id = $1', [delivery!.id]);
    await doJob(house, here.agencyId, 'outgoing.offer-to-agency', { deliveryId: delivery!.id });
    expect((await waitingThere()).length).toBe(before + 1);
    expect(await deliveriesOf(letter.id)).toMatchObject([{ state: 'sent' }]);
  });

  it('that its registry sets aside is told as failed, and is then handed over on paper', async () => {
    const letter = await sent();
    const [intake] = await waitingThere();
    await there.registry.call(letters.discardIntake, { intakeId: intake!.id, reason: 'Ganda' });
    await house.runJobs();
    const [failed] = await deliveriesOf(letter.id);
    expect(failed).toMatchObject({
      state: 'failed',
      failure: 'outgoing.delivery-discarded',
      can: { resend: false, print: true },
    });
    const handed = await here.registry.call(sending.handOver, {
      deliveryId: failed!.id,
      handedTo: 'Sdri. Wayan, resepsionis',
    });
    expect(handed).toMatchObject({ state: 'delivered', receipt: 'Sdri. Wayan, resepsionis' });
  });

  it('that corrects an earlier one goes to whoever received that, and is linked with it there', async () => {
    const first = await sent({ subject: 'Undangan tanggal 1' });
    const [before] = (await waitingThere()).filter((one) => proposed(one).letterNumber === first.number);
    const earlier = await registerThere(before!.id);
    await house.runJobs();
    const ralat = await sent({
      recipients: [],
      subject: 'Ralat undangan',
      amends: { draftId: first.id, how: 'corrects' },
    });
    expect(await deliveriesOf(ralat.id)).toMatchObject([{ channel: 'agency', state: 'sent' }]);
    const [after] = (await waitingThere()).filter((one) => proposed(one).letterNumber === ralat.number);
    const later = await registerThere(after!.id);
    await house.runJobs();
    const links = await there.registry.call(letterChanges.links, { letterId: later.id });
    expect(links.items.map(({ kind, letter }) => [kind, letter.id])).toEqual([['amends', earlier.id]]);
    const [ended] = await house.owner<{ ended_how: string; by: string }>(
      'select ended_how, ended_by_letter as by from outgoing.letter where id = $1',
      [first.id],
    );
    expect(ended).toEqual({ ended_how: 'replaced', by: ralat.id });
  });
});

describe('neither agency sees the other', () => {
  const seen = (agency: string, sql: string) =>
    transact(house.house.workerPool, { agency }, 'read', async (tx) => (await tx.rows(sql)).length);

  it('not even in the work that goes between them', async () => {
    const letter = await sent();
    const delivery = `select 1 from outgoing.delivery where letter_id = '${letter.id}'`;
    const intake = `select 1 from letters.intake where origin_key like 'agency:${here.agencyId}:%'`;
    expect([await seen(here.agencyId, delivery), await seen(there.agencyId, delivery)]).toEqual([1, 0]);
    expect(await seen(here.agencyId, intake)).toBe(0);
    expect(await seen(there.agencyId, intake)).toBeGreaterThan(0);
  });

  it('and what stands in the queue names ids alone', async () => {
    const letter = await desk.ready({ subject: 'Sangat Tersembunyi', recipients: [toAgency()] });
    await house.owner(`create table if not exists public.queued (payload text)`);
    await house.owner(
      `create or replace function public.note_job() returns trigger language plpgsql security definer as
       $$ begin insert into public.queued values (new.payload::text); return new; end $$`,
    );
    await house.owner(
      'create or replace trigger noted before insert on graphile_worker._private_jobs for each row execute function public.note_job()',
    );
    await here.staff.call(sending.send, { draftId: letter.id });
    await house.runJobs();
    await house.owner('drop trigger noted on graphile_worker._private_jobs');
    const rows = await house.owner<{ payload: string }>('select payload from public.queued');
    const all = rows.map(({ payload }) => payload).join('\n');
    expect(all).toContain('envelope');
    for (const word of ['Tersembunyi', letter.number, 'Bupati']) expect(all).not.toContain(word);
  });

  it('notices when a delivery is read across the wall', async () => {
    const letter = await sent();
    await house.owner('alter table outgoing.delivery disable row level security');
    const delivery = `select 1 from outgoing.delivery where letter_id = '${letter.id}'`;
    const leaked = await seen(there.agencyId, delivery);
    await house.owner('alter table outgoing.delivery enable row level security');
    expect(leaked).toBe(1);
    expect(await seen(there.agencyId, delivery)).toBe(0);
  });
});
