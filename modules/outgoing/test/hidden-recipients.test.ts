import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { letters } from '#modules/letters/contract/letters.ts';
import { type Official, type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import type { Recipient } from '../contract/draft-fields.ts';
import { drafts } from '../contract/drafts.ts';
import { sending } from '../contract/sending.ts';
import { letterFactsOf } from '../server/printing/print-letter.ts';
import { deliveriesOf } from '../server/sending/deliveries.queries.ts';
import { sentLetter } from '../server/sending/sent-letter.ts';
import { begun, saying } from './factory.ts';
import { type ReadyLetter, type ReadyWish, readyLetters } from './ready-letters.ts';

let house: TestHouse;
let office: SmallOffice;
let desk: Awaited<ReturnType<typeof readyLetters>>;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
  desk = await readyLetters(house, office);
});
afterAll(() => house.close());

const list = 'Para Pejabat';
const to = (official: Official): Recipient => ({ channel: 'post', postId: official.postId, name: null });
const behind = (recipient: Recipient): Recipient => ({ ...recipient, behind: list });
const mail: Recipient = { channel: 'mail', address: 'kanari@lain.example', name: 'Camat Uji' };
async function sent(wish: ReadyWish): Promise<ReadyLetter> {
  const letter = await desk.ready(wish);
  await office.staff.call(sending.send, { draftId: letter.id });
  await house.runJobs();
  return letter;
}
const received = async (official: Official, letter: ReadyLetter) => {
  const { items } = await official.call(letters.inbox, { size: 100 });
  const row = items.find(({ letterNumber }) => letterNumber === letter.number)!;
  return official.call(letters.open, { letterId: row.id });
};

describe('recipients behind a list', () => {
  it('are the name of the list on paper and in lists, however many they are', async () => {
    const { division, secretary, regent } = office;
    const recipients = [to(division), behind(to(secretary)), behind(to(regent)), behind(mail)];
    const draft = await begun(office, { recipients, copies: [behind(mail)] });
    expect(draft.to).toBe(`Kepala Bidang; ${list}`);
    const printed = await house.system(office.agencyId, (ctx) =>
      letterFactsOf(ctx, { row: { kind_code: 'SDINAS' }, facts: draft.facts as never, text: saying('x') }),
    );
    expect([printed.recipients, printed.copies]).toEqual([['Kepala Bidang', list], [list]]);
    // Who writes it sees whom it goes to.
    expect(draft.facts.recipients).toEqual(recipients);
  });

  it('receive a letter of their own, which names nobody else, and are named to nobody else', async () => {
    const { staff, head, division, secretary, admin } = office;
    const letter = await sent({
      recipients: [
        to(division),
        behind(to(head)),
        behind(to(secretary)),
        behind({ channel: 'paper', name: 'Kanari' }),
      ],
    });
    const [open, first, second] = [
      await received(division, letter),
      await received(head, letter),
      await received(secretary, letter),
    ];
    expect(new Set([open.id, first.id, second.id]).size).toBe(3);
    for (const [incoming, own] of [
      [first, head],
      [second, secretary],
    ] as const)
      expect(incoming.addressees.map(({ id }) => id)).toEqual([own.postId]);
    expect([first.addressedTo, second.addressedTo]).toEqual(['Kepala Dinas', 'Sekretaris Daerah']);
    expect(open.addressees.map(({ id }) => id)).toEqual([division.postId]);

    const shown = async (reader: Official) => {
      const view = await reader.call(drafts.open, { draftId: letter.id });
      const deliveries = await reader.call(sending.deliveries, { draftId: letter.id });
      const told = await reader.call(drafts.timeline, { draftId: letter.id });
      return { names: deliveries.map(({ name }) => name), words: JSON.stringify([view, deliveries, told]) };
    };
    const all = await shown(staff);
    expect(all.names).toEqual(['Kepala Bidang', 'Kepala Dinas', 'Sekretaris Daerah', 'Kanari']);
    // The agency reads the letter; whoever is on the list knows of themselves.
    const stranger = await shown(admin);
    expect(stranger.names).toEqual(['Kepala Bidang']);
    expect(stranger.words).toContain(list);
    for (const word of ['Kanari', 'Kepala Dinas', 'Sekretaris Daerah'])
      expect(stranger.words).not.toContain(word);
    const own = await shown(secretary);
    expect(own.names).toEqual(['Kepala Bidang', 'Sekretaris Daerah']);
    for (const word of ['Kanari', 'Kepala Dinas']) expect(own.words).not.toContain(word);
  });

  it('are named alone in what is handed to another agency', async () => {
    const letter = await sent({
      recipients: [behind({ channel: 'paper', name: 'Dinas Lain' }), behind(mail)],
    });
    const told = await house.system(office.agencyId, async (ctx) => {
      const it = await sentLetter(ctx, letter.id);
      return (await deliveriesOf(ctx.tx, letter.id)).map((row) => it.known('outside', row).addressedTo);
    });
    expect(told).toEqual(['Dinas Lain', 'Camat Uji']);
  });

  it('are reached by what withdraws the letter, each apart again', async () => {
    const { head, secretary } = office;
    const letter = await sent({ recipients: [behind(to(head)), behind(to(secretary))] });
    const withdrawal = await sent({ recipients: [], amends: { draftId: letter.id, how: 'withdraws' } });
    for (const one of [head, secretary])
      expect((await received(one, withdrawal)).addressees.map(({ id }) => id)).toEqual([one.postId]);
    const links = await house.owner<{ own: boolean }>(
      `select earlier.post_id = later.post_id as own from letters.link k
       join letters.addressee earlier on earlier.letter_id = k.earlier_id join letters.addressee later on later.letter_id = k.letter_id
       where later.post_id = any ($1::uuid[]) and k.kind = 'cancels'`,
      [[head.postId, secretary.postId]],
    );
    expect(links).toEqual([{ own: true }, { own: true }]);
  });
});

describe('the address of a mail', () => {
  it('is shown to who takes part and who sends, and to nobody else who reads the letter', async () => {
    const { staff, registry, regent, admin, secretary } = office;
    const letter = await sent({ recipients: [mail], copies: [{ ...mail, name: 'Arsip' }] });
    const shown = async (reader: Official) =>
      JSON.stringify([
        await reader.call(drafts.open, { draftId: letter.id }),
        await reader.call(sending.deliveries, { draftId: letter.id }),
        await reader.call(drafts.openVersion, { draftId: letter.id, number: 1 }).catch(() => null),
      ]);
    for (const reader of [staff, registry, regent]) expect(await shown(reader)).toContain('kanari@');
    // The secretary sees the letters of the unit with what came before them.
    for (const reader of [admin, secretary]) {
      const words = await shown(reader);
      expect(words).toContain('Camat Uji');
      expect(words).not.toContain('kanari@');
    }
  });
});
