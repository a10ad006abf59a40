import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Official, type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { drafts } from '../contract/drafts.ts';
import { sending } from '../contract/sending.ts';
import type { AmendsHow, DraftBox, DraftId } from '../contract/terms.ts';
import { type ReadyWish, readyLetters } from './ready-letters.ts';

let house: TestHouse;
let office: SmallOffice;
let desk: Awaited<ReturnType<typeof readyLetters>>;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
  desk = await readyLetters(house, office);
});
afterAll(() => house.close());

async function sent(wish: ReadyWish = {}): Promise<DraftId> {
  const { id } = await desk.ready(wish);
  await office.staff.call(sending.send, { draftId: id });
  return id;
}
const amended = (draftId: DraftId, how: AmendsHow, wish: ReadyWish = {}) =>
  sent({ ...wish, amends: { draftId, how } });
const inList = async (who: Official, box: DraftBox, id: DraftId) =>
  (await who.call(drafts.list, { box, size: 100 })).items.find((row) => row.id === id)?.ended;
const onPage = async (who: Official, draftId: DraftId) => (await who.call(drafts.open, { draftId })).ended;

describe('a letter that a later one amends', () => {
  it('says so in every list in which it stands, as on its page', async () => {
    const { staff, regent, registry } = office;
    const [corrected, withdrawn, both, whole] = [await sent(), await sent(), await sent(), await sent()];
    await amended(corrected, 'corrects');
    await amended(withdrawn, 'withdraws');
    await amended(both, 'corrects');
    await house.owner('update outgoing.letter set ended_how = null, ended_at = null where id = $1', [both]);
    await amended(both, 'withdraws');
    // What is not sent yet ends nothing.
    await desk.ready({ amends: { draftId: whole, how: 'withdraws' } });
    const told = [
      [corrected, 'replaced'],
      [withdrawn, 'withdrawn'],
      [both, 'withdrawn'],
      [whole, null],
    ] as const;
    for (const [id, ended] of told) {
      expect(await inList(staff, 'mine', id)).toBe(ended);
      expect(await inList(registry, 'sent', id)).toBe(ended);
      expect(await inList(regent, 'unit', id)).toBe(ended);
      expect(await onPage(registry, id)).toBe(ended);
    }
  });

  it('is in force for nobody, and of a later letter that a reader may not know of tells them nothing else', async () => {
    const { staff, registry } = office;
    const id = await sent();
    const later = await amended(id, 'withdraws', { securityClass: 'R' });
    await house.runJobs();
    for (const [who, box] of [
      [staff, 'mine'],
      [registry, 'sent'],
    ] as const)
      expect([await inList(who, box, id), await onPage(who, id)]).toEqual(['withdrawn', 'withdrawn']);
    const seen = await registry.call(drafts.open, { draftId: id });
    expect([seen.amendedBy, JSON.stringify(seen).includes(later)]).toEqual([[], false]);
    expect((await staff.call(drafts.open, { draftId: id })).amendedBy).toHaveLength(1);
  });
});
