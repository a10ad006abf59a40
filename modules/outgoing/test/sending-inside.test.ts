import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { letters } from '#modules/letters/contract/letters.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { sending } from '../contract/sending.ts';
import { doJob, doPostponed } from './jobs-by-hand.ts';
import { readyLetters } from './ready-letters.ts';

let house: TestHouse;
let office: SmallOffice;
let desk: Awaited<ReturnType<typeof readyLetters>>;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
  desk = await readyLetters(house, office);
});
afterAll(() => house.close());

const to = (postId: string, name: string | null = null) => ({ channel: 'post', postId, name }) as never;

describe('a letter to posts of the agency', () => {
  it('is an incoming letter of theirs at once, with all that its sender knows, and its opening is a receipt', async () => {
    const { staff, division, head, registry } = office;
    const letter = await desk.ready({
      subject: 'Undangan rapat evaluasi',
      urgency: 'segera',
      recipients: [to(division.postId)],
      copies: [to(head.postId), to(division.postId)],
      attachments: { count: 2, unit: 'berkas' },
    });
    const sent = await staff.call(sending.send, { draftId: letter.id });
    expect(sent.map(({ state, isCopy, name }) => [state, isCopy, name])).toEqual([
      ['waiting', false, 'Kepala Bidang'],
      ['waiting', true, 'Kepala Dinas'],
    ]);
    await expect(staff.call(sending.send, { draftId: letter.id })).rejects.toMatchObject({
      code: 'outgoing.not-now',
    });
    await house.runJobs();

    const inbox = await division.call(letters.inbox, {});
    expect(inbox.items).toHaveLength(1);
    const incoming = await division.call(letters.open, { letterId: inbox.items[0]!.id });
    expect(incoming).toMatchObject({
      letterNumber: letter.number,
      letterDate: '2026-11-21',
      subject: 'Undangan rapat evaluasi',
      sender: 'Bupati, Sekretariat Daerah',
      signer: 'Bupati Uji',
      urgency: 'segera',
      letterType: 'SDINAS',
      classificationCode: '000.1.2.3',
      attachmentCount: 2,
      attachmentNote: 'berkas',
      channel: 'pendopo',
    });
    expect(incoming.addressees.map(({ id }) => id).sort()).toEqual([division.postId, head.postId].sort());
    expect(incoming.documents).toMatchObject([{ mediaType: 'application/pdf', state: 'read' }]);

    const [first] = await staff.call(sending.deliveries, { draftId: letter.id });
    expect(first).toMatchObject({ state: 'delivered', receipt: `${incoming.agendaNumber}/2026` });
    await division.call(letters.markOpened, { letterId: incoming.id, postId: division.postId });
    await house.runJobs();
    const after = await staff.call(sending.deliveries, { draftId: letter.id });
    expect(after.map(({ state }) => state)).toEqual(['read', 'delivered']);
    // Found in the register like any other.
    const found = await registry.call(letters.list, { q: 'evaluasi' });
    expect(found.items.map(({ id }) => id)).toEqual([incoming.id]);
  });

  it('of class R is read by its recipients alone, not by the registry that it passed by', async () => {
    const { staff, head, registry, secretary } = office;
    const letter = await desk.ready({ securityClass: 'R', recipients: [to(head.postId)] });
    await staff.call(sending.send, { draftId: letter.id });
    await house.runJobs();
    const [row] = (await head.call(letters.inbox, {})).items.filter(
      ({ securityClass }) => securityClass === 'R',
    );
    expect((await head.call(letters.open, { letterId: row!.id })).subject).toBe(row!.subject);
    for (const other of [registry, secretary, staff])
      await expect(other.call(letters.open, { letterId: row!.id })).rejects.toMatchObject({
        code: 'core.not-found',
      });
  });

  it('is registered once, however often the work is done, and not at all where it ends halfway', async () => {
    const { staff, division } = office;
    const letter = await desk.ready({ recipients: [to(division.postId)] });
    await staff.call(sending.send, { draftId: letter.id });
    const count = async () =>
      (
        await house.owner<{ n: string }>(
          'select count(*) as n from letters.letter where letter_number = $1',
          [letter.number],
        )
      )[0]!.n;
    // Ends after the number of the agenda was taken.
    await house.owner(
      `create function public.stumble() returns trigger language plpgsql as $$ begin raise exception 'power cut'; end $$`,
    );
    await house.owner(
      'create trigger stumble before update on outgoing.delivery for each row execute function public.stumble()',
    );
    await house.runJobs();
    expect(Number(await count())).toBe(0);
    await house.owner('drop trigger stumble on outgoing.delivery');
    await doPostponed(house);
    expect(Number(await count())).toBe(1);
    await doJob(house, office.agencyId, 'outgoing.deliver-inside', { draftId: letter.id });
    expect(Number(await count())).toBe(1);
    const [proof] = await house.owner<{ last: number; entries: number }>(
      `select (select last_number from letters.book_year where agency_id = $1) as last,
         (select count(*)::int from letters.letter where agency_id = $1) as entries`,
      [office.agencyId],
    );
    expect(proof!.last).toBe(proof!.entries);
  });

  it('that has no book to be entered in is told as failed, and reaches the post when it is tried again', async () => {
    const other = await smallOffice(house);
    const there = await readyLetters(house, other);
    await house.owner(
      'update letters.book set is_default = false, closed_at = now(), closed_by = $2 where id = $1',
      [other.bookId, other.admin.personId],
    );
    const letter = await there.ready({ recipients: [to(other.head.postId)] });
    await other.staff.call(sending.send, { draftId: letter.id });
    await house.runJobs();
    const [failed] = await other.staff.call(sending.deliveries, { draftId: letter.id });
    expect(failed).toMatchObject({ state: 'failed', failure: 'letters.no-book', can: { resend: true } });
    await house.owner('update letters.book set closed_at = null, closed_by = null where id = $1', [
      other.bookId,
    ]);
    await other.staff.call(sending.resend, { deliveryId: failed!.id });
    await house.runJobs();
    expect(await other.staff.call(sending.deliveries, { draftId: letter.id })).toMatchObject([
      { state: 'delivered', failure: null },
    ]);
  });

  it('is sent by its writer or who sends for the unit, and by nobody else', async () => {
    const letter = await desk.ready({ recipients: [to(office.head.postId)] });
    await expect(office.division.call(sending.send, { draftId: letter.id })).rejects.toMatchObject({
      code: 'core.not-found',
    });
    expect(await office.registry.call(sending.send, { draftId: letter.id })).toHaveLength(1);
    await house.runJobs();
  });

  it('never goes without its own paper: nobody receives anything until the file is there again', async () => {
    const { staff, secretary } = office;
    const letter = await desk.ready({ recipients: [to(secretary.postId)] });
    const [paper] = await house.owner<{ file_id: string }>(
      'select file_id from outgoing.letter where id = $1',
      [letter.id],
    );
    const rename = (from: string, into: string) =>
      house.owner('update files.file set id = $2 where id = $1', [from, into]);
    const elsewhere = crypto.randomUUID();
    await rename(paper!.file_id, elsewhere);
    await staff.call(sending.send, { draftId: letter.id });
    await house.runJobs();
    const stateNow = async () =>
      (await staff.call(sending.deliveries, { draftId: letter.id })).map(({ state }) => state);
    expect(await stateNow()).toEqual(['waiting']);
    await rename(elsewhere, paper!.file_id);
    // The worker tries again by itself, later.
    await doPostponed(house);
    expect(await stateNow()).toEqual(['delivered']);
  });
});
