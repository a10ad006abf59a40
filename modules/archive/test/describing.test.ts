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

  it('is not written down where nothing of it changed', async () => {
    const recordId = await filed('Denah');
    await office.registry.call(records.describe, { recordId, edition: 0, ...right });
    const again = await office.registry.call(records.describe, { recordId, edition: 1, ...right });
    expect(again.edition).toBe(1);
  });

  it('stays as it was appraised, and as it was handed over', async () => {
    const recordId = await filed('Berita acara');
    const input = { recordId, edition: 0, ...right };
    await house.owner(`update archive.dossier set custody = 'records-unit' where id = $1`, [dossierId]);
    // Who keeps the records unit describes what was transferred to it; its former unit does not.
    expect((await office.registry.call(records.show, { recordId })).can.describe).toBe(true);
    await house.owner(
      `update organization.role set permissions = array_remove(permissions, 'archive.records-unit') where agency_id = $1`,
      [office.agencyId],
    );
    expect(await codeOf(office.registry.call(records.describe, input))).toBe('archive.dossier-transferred');
    expect((await office.registry.call(records.show, { recordId })).can.describe).toBe(false);
    await house.owner(`update archive.dossier set custody = 'processing-unit' where id = $1`, [dossierId]);
    await house.owner(
      `with list as (insert into archive.disposal_list (agency_id, id, kind, agency_kind, created_by, created_at)
         select agency_id, $2, 'transfer', 'regional', $3, now() from archive.dossier where id = $1 returning agency_id, id)
       insert into archive.disposal_item (agency_id, list_id, dossier_id, unit_id, added_by, added_at)
         select d.agency_id, list.id, d.id, d.unit_id, $3, now() from archive.dossier d, list where d.id = $1`,
      [dossierId, newId(), office.registry.personId],
    );
    expect(await codeOf(office.registry.call(records.describe, input))).toBe('archive.dossier-on-list');
    expect((await office.registry.call(records.show, { recordId })).can.describe).toBe(false);
    await house.owner('update archive.disposal_list set cancelled_by = created_by, cancelled_at = now()');
    expect((await office.registry.call(records.show, { recordId })).can.describe).toBe(true);
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
