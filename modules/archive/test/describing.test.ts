import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#core/contract/ids.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { dossiers } from '../contract/dossiers.ts';
import { records } from '../contract/records.ts';
import type { DossierId } from '../contract/terms.ts';
import { codeOf } from './code-of.ts';

let house: TestHouse;
let office: SmallOffice;
let dossierId: DossierId;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
  const opened = await office.registry.call(dossiers.open, {
    ...{ unitId: office.unitId, code: '000.1.1', title: 'Gedung' },
  });
  dossierId = opened.id;
});
afterAll(() => house.close());

const filed = async (title: string) =>
  (await office.registry.call(records.file, { dossierId, title, medium: 'paper' })).id;
const right = {
  ...{ title: 'Laporan pemeriksaan atap', number: '600/12/PU/2026', party: 'Dinas Pekerjaan Umum' },
  ...{ recordDate: '2026-10-05', copyState: 'copy' as const, pages: 12 },
};
const found = async (q: string) =>
  (await office.registry.call(records.find, { q })).items.map(({ id }) => id);

describe('what is said of a record', () => {
  it('is put right: it is found by what is said now, and what was said stays beside it', async () => {
    const recordId = await filed('scan0042 genteng');
    const after = await office.registry.call(records.describe, { recordId, edition: 0, ...right });
    expect(after).toMatchObject({ ...right, edition: 1 });
    expect(after.formerly).toMatchObject([
      { title: 'scan0042 genteng', number: null, replacedBy: { id: office.registry.personId } },
    ]);
    expect(await found('pemeriksaan atap')).toContain(recordId);
    expect(await found('600/12/PU')).toContain(recordId);
    expect(await found('genteng')).not.toContain(recordId);
    const { title, number, party, recordDate, copyState, pages } = after.formerly[0]!;
    const before = { title, number, party, recordDate, copyState, pages };
    const back = await office.registry.call(records.describe, { recordId, edition: 1, ...before });
    expect(back).toMatchObject({ ...before, edition: 2 });
    expect(await found('genteng')).toContain(recordId);
  });

  it('is put right in a closed dossier too', async () => {
    const recordId = await filed('Denah');
    await office.registry.call(dossiers.close, { dossierId, on: '2026-11-21' });
    await office.registry.call(records.describe, { recordId, edition: 0, ...right });
    await office.registry.call(dossiers.reopen, { dossierId, reason: 'Ada susulan' });
  });

  it('is not put right by two at once without the later one knowing', async () => {
    const recordId = await filed('Foto');
    const both = await Promise.all(
      ['Foto depan', 'Foto belakang'].map((title) =>
        codeOf(office.registry.call(records.describe, { ...right, recordId, edition: 0, title })),
      ),
    );
    expect(both.sort()).toEqual(['core.changed-meanwhile', 'done']);
  });

  it('is said by who keeps the dossier alone, and never of a letter', async () => {
    const recordId = await filed('Kontrak');
    const input = { recordId, edition: 0, ...right };
    expect(await codeOf(office.staff.call(records.describe, input))).toBe('core.forbidden');
    expect((await office.staff.call(records.show, { recordId })).can.describe).toBe(false);
    await house.owner(
      `update archive.record set source_module = 'letters', source_id = '${newId()}' where id = $1`,
      [recordId],
    );
    expect(await codeOf(office.registry.call(records.describe, input))).toBe('archive.described-elsewhere');
  });

  it('as it stood before is changed and taken away by nobody', async () => {
    const recordId = await filed('Sertifikat');
    await office.registry.call(records.describe, { recordId, edition: 0, ...right });
    await expect(
      house.owner(`update archive.description set title = 'x' where record_id = $1`, [recordId]),
    ).rejects.toThrow();
    await expect(
      house.owner(`delete from archive.description where record_id = $1`, [recordId]),
    ).rejects.toThrow();
  });
});
