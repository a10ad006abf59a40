import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Tx, transact } from '#core/db/tx.ts';
import { type Official, type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { drafts } from '../contract/drafts.ts';
import type { DraftBox, DraftId } from '../contract/terms.ts';
import { code, openStep, submitted } from './factory.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
});
afterAll(() => house.close());

const opens = (official: Official, draftId: DraftId) =>
  official.call(drafts.open, { draftId }).then(
    () => true,
    (failure) => {
      expect(code(failure)).toBe('core.not-found');
      return false;
    },
  );
const lists = async (official: Official, box: DraftBox, id: DraftId) =>
  (await official.call(drafts.list, { box, size: 100 })).items.some((row) => row.id === id);
/** Statements of the web role with the posts of an official. */
const as = <T>(official: Official, work: (tx: Tx) => Promise<T>) =>
  transact(house.house.appPool, { agency: office.agencyId, posts: [official.postId] }, 'write', work);
const stands = async (official: Official, table: string, column: string, id: DraftId) =>
  (await as(official, (tx) => tx.rows(`select 1 from outgoing.${table} where ${column} = $1`, [id]))).length >
  0;
const send = (id: DraftId) =>
  house
    .owner(`update outgoing.draft set stage = 'signed' where id = $1`, [id])
    .then(() => house.owner(`update outgoing.draft set stage = 'sent' where id = $1`, [id]));

describe('before it is sent, a letter', () => {
  it('is read by who takes part and who sees the letters of the unit', async () => {
    const { staff, division, head, registry, admin, regent } = office;
    for (const securityClass of ['B', 'T'] as const) {
      const { id } = await submitted(office, { securityClass });
      for (const reader of [staff, division, head, registry, regent])
        expect(await opens(reader, id)).toBe(true);
      expect(await opens(admin, id)).toBe(false);
      expect(await lists(regent, 'unit', id)).toBe(true);
      expect(await lists(admin, 'unit', id)).toBe(false);
      expect(await lists(admin, 'sent', id)).toBe(false);
    }
  });

  it('of class R or SR is read by who takes part alone, in the database too', async () => {
    const { staff, division, head, registry, regent } = office;
    for (const securityClass of ['R', 'SR'] as const) {
      const { id } = await submitted(office, { securityClass });
      for (const reader of [staff, division, head]) {
        expect(await opens(reader, id)).toBe(true);
        expect(await stands(reader, 'step', 'draft_id', id)).toBe(true);
      }
      for (const stranger of [registry, regent]) {
        expect(await opens(stranger, id)).toBe(false);
        expect(await lists(stranger, 'unit', id)).toBe(false);
        expect(await stands(stranger, 'draft', 'id', id)).toBe(false);
        for (const table of ['version', 'step'])
          expect(await stands(stranger, table, 'draft_id', id)).toBe(false);
      }
    }
  });

  it('of class R would be seen, were the policy of the database dropped and the rule of the house forgotten', async () => {
    const { regent } = office;
    const { id } = await submitted(office, { securityClass: 'R' });
    const rule = `(security_class in ('B', 'T') and (not was_confidential or stage in ('signed', 'sent'))
      or readers && (select core.acting_posts()))`;
    await house.owner('alter policy confidential on outgoing.draft using (true)');
    const [inDatabase, inHouse] = [await stands(regent, 'draft', 'id', id), await opens(regent, id)];
    await house.owner(`alter policy confidential on outgoing.draft using ${rule}`);
    // The wall of the database alone would fall; the one of the house stands.
    expect([inDatabase, inHouse]).toEqual([true, false]);
    expect(await stands(regent, 'draft', 'id', id)).toBe(false);
  });

  it('of class R asks a person for a fresh factor', async () => {
    const other = await smallOffice(house);
    const { id } = await submitted(other, { securityClass: 'R' });
    house.clock.advance(16 * 60_000);
    expect(await other.staff.call(drafts.open, { draftId: id }).catch(code)).toBe('core.step-up-required');
    house.clock.advance(-16 * 60_000);
  });
});

describe('once it was sent, a letter', () => {
  it('of class B is open to the agency, of class T to its unit', async () => {
    const { admin, head, staff } = office;
    const open = await submitted(office, { securityClass: 'B' });
    const limited = await submitted(office, { securityClass: 'T' });
    await send(open.id);
    await send(limited.id);
    expect([await opens(admin, open.id), await opens(admin, limited.id)]).toEqual([true, false]);
    expect([await lists(admin, 'sent', open.id), await lists(admin, 'sent', limited.id)]).toEqual([
      true,
      false,
    ]);
    expect([await opens(head, limited.id), await lists(staff, 'sent', limited.id)]).toEqual([true, true]);
  });

  it('of another agency is not there', async () => {
    const { id } = await submitted(office);
    await send(id);
    const other = await smallOffice(house);
    expect(await opens(other.regent, id)).toBe(false);
  });
});

describe('what stands', () => {
  it('is not changed in the database either: a settled step, a version, a letter on its way', async () => {
    const { staff, division } = office;
    const sent = await submitted(office);
    const { stepId } = openStep(sent);
    const ready = await division.call(drafts.approve, { stepId, version: 1 });
    expect(ready.stage).toBe('ready');
    const change = (text: string) => as(staff, (tx) => tx.rows(text, [sent.id]));
    expect(
      await change(
        "update outgoing.step set note = 'x' where draft_id = $1 and state = 'approved' returning 1",
      ),
    ).toEqual([]);
    await expect(change("update outgoing.version set note = 'x' where draft_id = $1")).rejects.toThrow(
      'permission denied',
    );
    await expect(
      change('update outgoing.draft set facts = facts || \'{"subject":"x"}\' where id = $1'),
    ).rejects.toMatchObject({
      constraint: 'draft_stands',
    });
    await expect(change('update outgoing.draft set drafted_by = id where id = $1')).rejects.toThrow(
      'permission denied',
    );
    await send(sent.id);
    await expect(change("update outgoing.draft set stage = 'draft' where id = $1")).rejects.toMatchObject({
      constraint: 'draft_stands',
    });
  });

  it('cancelled is not taken up again, in the database either', async () => {
    const { staff } = office;
    const { id } = await submitted(office);
    await staff.call(drafts.cancel, { draftId: id, reason: 'Rapat dibatalkan' });
    const again = as(staff, (tx) =>
      tx.rows(
        `update outgoing.draft set stage = 'draft', settled_at = null, settled_note = null where id = $1`,
        [id],
      ),
    );
    await expect(again).rejects.toMatchObject({ constraint: 'draft_stands' });
  });

  it('would be changed, were the policy of settled steps gone', async () => {
    const { staff, division } = office;
    const sent = await submitted(office);
    await division.call(drafts.approve, openStep(sent));
    const change = () =>
      as(staff, (tx) =>
        tx.rows(
          "update outgoing.step set note = 'x' where draft_id = $1 and state = 'approved' returning 1",
          [sent.id],
        ),
      );
    await house.owner('alter policy unsettled on outgoing.step using (true)');
    const changed = await change();
    await house.owner("alter policy unsettled on outgoing.step using (state in ('waiting', 'open'))");
    expect(changed).toHaveLength(1);
  });
});
