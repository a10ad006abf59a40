import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { disposal } from '../contract/disposal.ts';
import { retention } from '../contract/retention.ts';
import { codeOf } from './code-of.ts';
import { closedDossier, type DisposalHouse, disposalHouse, listUntil, turnKey } from './disposal-house.ts';

let house: TestHouse;
let world: DisposalHouse;
beforeAll(async () => {
  house = await testHouse();
  world = await disposalHouse(house);
  await house.owner(
    `insert into archive.classification (agency_id, version_id, code, title, level, active_years, inactive_years, active_trigger, fate)
     values ($1, $2, '300', 'Perjalanan', 1, 1, 1, 'tanggung jawab selesai', 'destroy')`,
    [world.office.agencyId, world.versionId],
  );
});
afterAll(() => house.close());

describe('a trigger event', () => {
  it('is awaited, recorded by a person, corrected by a further entry, and taken back', async () => {
    const { dossierId } = await closedDossier(world, { code: '300' });
    const { call } = world.unitHead;
    const before = await call(retention.show, { dossierId });
    expect(before.awaited).toEqual([{ period: 'active', words: 'tanggung jawab selesai' }]);
    const event = { dossierId, period: 'active' as const, words: 'tanggung jawab selesai' };
    expect(await codeOf(call(retention.recordEvent, { ...event, occurredOn: '2026-11-22' }))).toBe(
      'archive.day-not-yet',
    );
    const recorded = await call(retention.recordEvent, { ...event, occurredOn: '2020-06-30' });
    expect(recorded.awaited).toEqual([]);
    const eventId = recorded.events[0]!.id;
    const state = async () =>
      (
        await house.owner<{ state: string }>('select state from archive.dossier where id = $1', [dossierId])
      )[0]!.state;
    expect(await state()).toBe('due-for-destruction');
    const correction = { eventId, occurredOn: '2026-06-30', reason: 'Salah tahun' };
    const corrected = await call(retention.correctEvent, correction);
    expect(corrected.events.map((one) => one.corrected)).toEqual([true, false]);
    expect(await state()).toBe('active');
    expect(await codeOf(call(retention.correctEvent, correction))).toBe('archive.event-corrected-already');
    const latest = corrected.events[1]!.id;
    const withdrawn = await call(retention.correctEvent, {
      eventId: latest,
      occurredOn: null,
      reason: 'Belum selesai',
    });
    expect(withdrawn.awaited).toHaveLength(1);
    expect(await state()).toBe('awaiting-event');
  });
});

describe('marks', () => {
  it('keep a record whatever the schedule says, stand in their register, and are taken off with a reason', async () => {
    const { dossierId, recordId } = await closedDossier(world);
    const { call } = world.keeper;
    const mark = { dossierId, recordId, mark: 'safeguarded' as const, reason: 'Batas daerah' };
    expect(await codeOf(call(retention.setMark, mark))).toBe('archive.category-missing');
    const marked = await call(retention.setMark, { ...mark, category: 'borders' });
    expect(await codeOf(call(retention.setMark, { ...mark, category: 'borders' }))).toBe(
      'archive.marked-already',
    );
    expect(await codeOf(world.unitHead.call(retention.setMark, { ...mark, category: 'borders' }))).toBe(
      'core.forbidden',
    );
    const { items } = await call(retention.register, { mark: 'safeguarded' });
    expect(items).toMatchObject([{ dossierId, recordTitle: 'Notula', category: 'borders' }]);
    const listId = await listUntil(world, [], 'items');
    const add = () => world.archivist.call(disposal.addItems, { listId, dossierIds: [dossierId] });
    expect(await codeOf(add())).toBe('archive.item-not-due');
    const markId = marked.marks[0]!.id;
    await call(retention.takeMarkOff, { markId, reason: 'Keliru' });
    expect(await codeOf(call(retention.takeMarkOff, { markId, reason: 'Keliru' }))).toBe(
      'archive.mark-off-already',
    );
    expect((await call(retention.register, { mark: 'safeguarded' })).items).toEqual([]);
    expect(await codeOf(add())).toBe('done');
  });

  it('of a record that was marked in two dossiers stands until the last of them is taken off', async () => {
    const [first, second] = [await closedDossier(world), await closedDossier(world)];
    const { recordId } = first;
    const { call } = world.keeper;
    const markIn = async ({ dossierId }: typeof first) => {
      const mark = { dossierId, recordId, mark: 'vital', reason: 'Sertifikat' } as const;
      return (await call(retention.setMark, mark)).marks.at(-1)!.id;
    };
    const flag = async () =>
      (
        await house.owner<{ vital: boolean }>('select vital from archive.record where id = $1', [recordId])
      )[0]!.vital;
    const marks = [await markIn(first)];
    await house.owner('update archive.record set dossier_id = $1, item_number = 2 where id = $2', [
      second.dossierId,
      recordId,
    ]);
    marks.push(await markIn(second));
    const seen: boolean[] = [];
    for (const markId of marks) {
      await call(retention.takeMarkOff, { markId, reason: 'Keliru' });
      seen.push(await flag());
    }
    expect(seen).toEqual([true, false]);
  });

  it('are printed and exported', async () => {
    const { dossierId } = await closedDossier(world);
    await world.keeper.call(retention.setMark, { dossierId, mark: 'vital', reason: 'Sertifikat tanah' });
    for (const [ending, begins] of [
      ['pdf', '%PDF'],
      ['xlsx', 'PK'],
    ]) {
      const answer = await house.server.inject({
        url: `/api/archive/marks/register.${ending}?mark=vital`,
        headers: { authorization: `Bearer ${world.keeper.token}` },
      });
      expect(answer.statusCode).toBe(200);
      expect(answer.rawPayload.subarray(0, begins!.length).toString('latin1')).toBe(begins);
    }
  });
});

describe('a transfer and a handover', () => {
  it('moves a dossier into the hands of the records unit, with a report of both', async () => {
    const { dossierId } = await closedDossier(world, { custody: 'processing-unit', code: '200' });
    const { items } = await world.archivist.call(disposal.candidates, { kind: 'transfer' });
    expect(items.map((one) => one.dossierId)).toContain(dossierId);
    const listId = await listUntil(world, [dossierId], undefined, 'transfer');
    // The first key is the processing unit's.
    await house.owner(
      `update organization.role set permissions = permissions || '{archive.execute}' where agency_id = $1 and name like 'Kepala Dinas%'`,
      [world.office.agencyId],
    );
    expect(await codeOf(turnKey(world.second, listId))).toBe('archive.lacks-capacity');
    expect(await codeOf(turnKey(world.unitHead, listId))).toBe('archive.step-missing');
    await world.keeper.call(disposal.signReport, { listId, role: 'records-unit-signer' });
    const unitId = world.office.deptId;
    await world.unitHead.call(disposal.signReport, { listId, role: 'processing-unit-signer', unitId });
    await turnKey(world.unitHead, listId);
    await turnKey(world.second, listId);
    const [row] = await house.owner('select custody, state from archive.dossier where id = $1', [dossierId]);
    expect(row).toEqual({ custody: 'records-unit', state: 'inactive' });
  });

  it('prints its report with every decision and the list', async () => {
    const { dossierId } = await closedDossier(world);
    const listId = await listUntil(world, [dossierId], 'report');
    const print = () =>
      house.server.inject({
        url: `/api/archive/disposal-lists/${listId}/report.pdf`,
        headers: { authorization: `Bearer ${world.archivist.token}` },
      });
    expect((await print()).json()).toMatchObject({ code: 'archive.step-missing' });
    await world.archivist.call(disposal.openReport, { listId, number: 'BA/1' });
    const answer = await print();
    expect(answer.statusCode).toBe(200);
    const { spawnSync } = await import('node:child_process');
    const text = spawnSync('pdftotext', ['-layout', '-', '-'], {
      input: answer.rawPayload,
    }).stdout.toString();
    for (const told of [
      'BERITA ACARA PEMUSNAHAN',
      'SK/7/2026',
      'P/1',
      'S/1',
      'K/1',
      'Staf Hukum',
      'Auditor',
      'Notula',
    ])
      expect(told === 'Notula' ? text.includes('Berkas') : text.includes(told)).toBe(true);
  });
});
