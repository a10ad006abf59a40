import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jobContext } from '#core/jobs/job-context.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { dossiers } from '../contract/dossiers.ts';
import { ingests } from '../contract/ingest.ts';
import type { IngestView } from '../contract/ingest-terms.ts';
import { forgetPackages } from '../server/ingest/forget-packages.ts';
import { takeInRecord } from '../server/ingest/take-in-record.ts';
import { codeOf } from './code-of.ts';
import { ownPdf, uploadAs, zipOf } from './ingest-house.ts';
import { sheetDesk } from './sheet-desk.ts';

let house: TestHouse;
let office: SmallOffice;
beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
});
afterAll(() => house.close());

const open = (more: object = {}) =>
  office.registry.call(ingests.open, { unitId: office.unitId, name: 'Arsip lama', ...(more as object) });
const show = (ingestId: IngestView['id']) => office.registry.call(ingests.show, { ingestId });
const items = async (ingestId: IngestView['id'], more: object = {}) =>
  (await office.registry.call(ingests.items, { ingestId, size: 100, ...(more as object) })).items;
const upload = (name: string, words: string) => uploadAs(house, office.registry, name, ownPdf(words));

async function add(ingestId: IngestView['id'], ...files: [name: string, words: string][]) {
  const fileIds = await Promise.all(files.map(([name, words]) => upload(name, words)));
  await office.registry.call(ingests.add, { ingestId, fileIds: fileIds as never });
  await house.runJobs();
  return items(ingestId);
}

const bySheet = (lines: string[], zip?: Buffer) => sheetDesk(house, office).bySheet(lines, zip);
const sendPackage = (id: IngestView['id'], zip: Buffer) => sheetDesk(house, office).sendPackage(id, zip);

describe('files that are dropped in', () => {
  it('become records of one dossier of the code that was chosen for them', async () => {
    const { id } = await open({ code: '000.1.1' });
    const made = await add(id, ['Tagihan_telepon.pdf', 'a'], ['Tagihan listrik.pdf', 'b']);
    expect(made.map(({ state, record }) => [state, record?.title])).toEqual([
      ['filed', 'Tagihan telepon'],
      ['filed', 'Tagihan listrik'],
    ]);
    expect(new Set(made.map(({ record }) => record?.dossierId)).size).toBe(1);
    expect(await show(id)).toMatchObject({ finished: true, counts: { filed: 2 } });
  });

  it('wait for what they lack, and go on when it was given to many at once', async () => {
    const { id } = await open();
    const made = await add(id, ['Satu.pdf', 'c'], ['Dua.pdf', 'd']);
    expect(made.map(({ state, faults }) => [state, faults[0]?.code])).toEqual([
      ['read', 'archive.item-code-missing'],
      ['read', 'archive.item-code-missing'],
    ]);
    await office.registry.call(ingests.mend, { ingestId: id, itemIds: [], code: '000.1.2' });
    await house.runJobs();
    expect((await items(id)).map(({ state }) => state)).toEqual(['filed', 'filed']);
  });

  it('that the archive has already wait for a decision, and nothing is lost without one', async () => {
    const { id } = await open({ code: '000.1.1' });
    const [first] = await add(id, ['Asli.pdf', 'sama'], ['Lagi.pdf', 'sama']);
    const [, second] = await items(id);
    expect(second).toMatchObject({ state: 'duplicate', sameAs: { id: first!.record!.id, title: 'Asli' } });
    await office.registry.call(ingests.decide, {
      ingestId: id,
      itemIds: [second!.id],
      decision: 'leave-out',
    });
    expect((await items(id))[1]!.state).toBe('left-out');
    await office.registry.call(ingests.decide, { ingestId: id, itemIds: [second!.id], decision: 'file' });
    await house.runJobs();
    expect((await items(id))[1]!.state).toBe('filed');
  });

  it('are never said to double a record that their owner may not see', async () => {
    const { id } = await open({ code: '000.1.1', securityClass: 'B' });
    const [record] = await add(id, ['Rahasia.pdf', 'tersembunyi']);
    await house.owner(`update archive.dossier set security_class = 'SR' where id = $1`, [
      record!.record!.dossierId,
    ]);
    await house.owner(`update archive.record set security_class = 'SR' where id = $1`, [record!.record!.id]);
    const { id: other } = await open({ code: '000.1.2' });
    const [same] = await add(other, ['Bukan rahasia.pdf', 'tersembunyi']);
    expect(same).toMatchObject({ state: 'filed', sameAs: null });
  });

  it('would be said to, where the question forgot the walls', async () => {
    const [kept] = await house.owner<{ text: string }>(
      `select pg_get_functiondef('archive.same_content'::regproc) as text`,
    );
    // Planted: records are compared whoever may read them.
    await house.owner(
      `create or replace function archive.same_content(contents text[]) returns table (sha256 text, record_id uuid)
       language sql stable security definer set search_path = pg_catalog, pg_temp as $$
         select f.sha256, min(f.record_id::text)::uuid from archive.record_file f
         where f.agency_id = core.agency_id() and f.sha256 = any (contents) group by f.sha256 $$`,
    );
    const { id } = await open({ code: '000.1.2' });
    const [same] = await add(id, ['Bocor.pdf', 'tersembunyi']);
    await house.owner(kept!.text);
    expect(same!.state).toBe('duplicate');
  });

  it('are theirs alone: nobody else is told of an ingest', async () => {
    const { id } = await open({ code: '000.1.1' });
    const clerk = { ...office.registry };
    expect(await clerk.call(ingests.show, { ingestId: id })).toMatchObject({ id });
    await house.owner(
      `update organization.role set permissions = permissions || '{archive.file}' where agency_id = $1 and name = 'leader'`,
      [office.agencyId],
    );
    expect(await codeOf(office.head.call(ingests.show, { ingestId: id }))).toBe('core.not-found');
    const { items: others } = await office.head.call(ingests.list, {});
    expect(others).toEqual([]);
  });

  it('rest while somebody pauses, and what is done stays when it is stopped', async () => {
    const { id } = await open({ code: '000.1.1' });
    await add(id, ['Sebelum.pdf', 'e']);
    await office.registry.call(ingests.change, { ingestId: id, state: 'paused' });
    const rested = await add(id, ['Sesudah.pdf', 'f']);
    expect(rested.map(({ state }) => state)).toEqual(['filed', 'waiting']);
    await office.registry.call(ingests.change, { ingestId: id, state: 'running' });
    await house.runJobs();
    expect((await items(id)).map(({ state }) => state)).toEqual(['filed', 'filed']);
    await office.registry.call(ingests.change, { ingestId: id, state: 'stopped' });
    const fileIds = [await upload('Terlambat.pdf', 'g')] as never;
    expect(await codeOf(office.registry.call(ingests.add, { ingestId: id, fileIds }))).toBe(
      'archive.ingest-stopped',
    );
  });
});

describe('a sheet with its packages', () => {
  const head = 'nama_file;kode;judul;nomor;tanggal;klasifikasi_keamanan;tingkat_perkembangan;berkas';

  it('is read first without filing anything, and tells every fault with row, column and code', async () => {
    const zip = zipOf([
      { name: 'arsip/satu.pdf', bytes: ownPdf('zip 1') },
      { name: 'arsip/lain.pdf', bytes: ownPdf('zip 2') },
      { name: '__MACOSX/._satu.pdf', bytes: Buffer.from('x') },
    ]);
    const ingest = await bySheet(
      [
        head,
        'satu.pdf;000.1.1;Satu;1/2026;2026-01-31;B;asli;Berkas pertama',
        'dua.pdf;000.1.1;Dua;2/2026;31/02/2026;X;?;',
        'tiga.pdf;000.1.1;Tiga;;;R;;',
        'SATU.pdf;000.1.1;Lagi;;;;;',
        ';000.1.1;Tanpa nama;;;;;',
        '../keluar.pdf;000.1.1;Keluar;;;;;',
      ],
      zip,
    );
    expect(ingest.counts).toMatchObject({ waiting: 3, filed: 0 });
    expect(ingest.sheetFaults.map(({ row, column, code }) => [row, column, code])).toEqual([
      [5, 'nama_file', 'archive.name-twice'],
      [6, 'nama_file', 'archive.name-missing'],
      [7, 'nama_file', 'archive.name-unsafe'],
    ]);
    const { faults } = await office.registry.call(ingests.faults, { ingestId: ingest.id });
    expect(faults.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, 'klasifikasi_keamanan', 'archive.unknown-class'],
      [3, 'tanggal', 'archive.bad-day'],
      [3, 'tingkat_perkembangan', 'archive.unknown-copy-state'],
      [3, 'nama_file', 'archive.file-missing'],
      [4, 'klasifikasi_keamanan', 'archive.class-not-in-bulk'],
      [4, 'nama_file', 'archive.file-missing'],
    ]);
    expect(ingest.packages[0]).toMatchObject({
      state: 'surveyed',
      entries: 2,
      faults: [{ name: 'arsip/lain.pdf', code: 'archive.file-unnamed' }],
    });
    await office.registry.call(ingests.change, { ingestId: ingest.id, state: 'running' });
    await house.runJobs();
    expect((await items(ingest.id)).map(({ state }) => state)).toEqual(['filed', 'refused', 'refused']);
    const [first] = await items(ingest.id);
    const dossier = await office.registry.call(dossiers.show, { dossierId: first!.record!.dossierId });
    expect(dossier).toMatchObject({ title: 'Berkas pertama', code: '000.1.1', records: 1 });
    // The package is given up, its one file is not.
    expect((await show(ingest.id)).packages[0]!.state).toBe('used');
  });

  it('says what became of each file in a report', async () => {
    const { id } = await bySheet(
      [head, 'x.pdf;000.1.1;X;;;;;'],
      zipOf([{ name: 'x.pdf', bytes: ownPdf('lapor') }]),
    );
    await office.registry.call(ingests.change, { ingestId: id, state: 'running' });
    await house.runJobs();
    const headers = { authorization: `Bearer ${office.registry.token}` };
    for (const form of ['xlsx', 'pdf'] as const) {
      const answer = await house.server.inject({ url: `/api/archive/ingests/${id}/report.${form}`, headers });
      expect(answer.statusCode).toBe(200);
      expect(answer.rawPayload.length).toBeGreaterThan(1_000);
    }
  });

  it('gives its package up when nobody went on with it for weeks, and goes on with the same one sent again', async () => {
    const zip = zipOf([{ name: 'a.pdf', bytes: ownPdf('ditinggalkan') }]);
    const { id } = await bySheet([head, 'a.pdf;000.1.1;A;;;;;'], zip);
    const lookAgain = async (daysAgo: number) => {
      const { services, workerPool: pool } = house.house;
      const before = new Date(house.clock.now().getTime() - daysAgo * 86_400_000);
      await house.owner('update archive.ingest set changed_at = $2 where id = $1', [id, before]);
      await house.owner('update archive.ingest_item set changed_at = $2 where ingest_id = $1', [id, before]);
      await house.owner('update archive.ingest_package set touched_at = $2 where ingest_id = $1', [
        id,
        before,
      ]);
      const of = { id: office.agencyId, zone: 'Asia/Jakarta' };
      const signal = new AbortController().signal;
      await forgetPackages.run(jobContext({ services, pool }, of, { requestId: 'test', signal }));
      return (await show(id)).packages.map(({ state, refusal }) => [state, refusal]);
    };
    const digests = () =>
      house.owner('select from archive.ingest_package where ingest_id = $1 and sha256 is not null', [id]);
    expect(await lookAgain(27)).toEqual([['surveyed', null]]);
    expect(await digests()).toHaveLength(1);
    expect(await lookAgain(29)).toEqual([['refused', 'archive.package-given-up']]);
    expect(await digests()).toHaveLength(0);
    expect((await sendPackage(id, zip)).state).toBe('surveyed');
    await office.registry.call(ingests.change, { ingestId: id, state: 'running' });
    await house.runJobs();
    expect((await items(id)).map(({ state }) => state)).toEqual(['filed']);
  });

  it.each([
    [
      'locked with a password',
      [{ name: 'a.pdf', bytes: ownPdf('1'), flags: 1 }],
      'archive.package-encrypted',
    ],
    ['that is none', null, 'archive.package-unreadable'],
  ] as const)('is not taken with a package %s', async (_name, files, refusal) => {
    const { id } = await bySheet([head, 'a.pdf;000.1.1;A;;;;;']);
    const sent = await sendPackage(id, files ? zipOf(files) : Buffer.from('bukan zip'.repeat(20)));
    expect(sent).toMatchObject({ state: 'refused', refusal });
  });

  it('refuses files that leave their folder, or unpack to more than they say', async () => {
    const bomb = Buffer.alloc(3_000_000);
    const { id } = await bySheet(
      [head, 'a.pdf;000.1.1;A;;;;;', 'bom.pdf;000.1.1;B;;;;;', 'bohong.pdf;000.1.1;C;;;;;'],
      zipOf([
        { name: '../../etc/a.pdf', bytes: ownPdf('keluar') },
        { name: 'bom.pdf', bytes: bomb },
        { name: 'bohong.pdf', bytes: ownPdf('lebih panjang'), declared: 10 },
      ]),
    );
    expect((await show(id)).packages[0]!.faults).toEqual([
      { name: '../../etc/a.pdf', code: 'archive.name-unsafe' },
      { name: 'bom.pdf', code: 'archive.package-unsafe' },
    ]);
    await office.registry.call(ingests.change, { ingestId: id, state: 'running' });
    await house.runJobs();
    expect((await items(id)).map(({ state, faults }) => [state, faults[0]?.code])).toEqual([
      ['refused', 'archive.file-missing'],
      ['refused', 'archive.file-missing'],
      ['refused', 'archive.package-unsafe'],
    ]);
  });
});

describe('documents that come by themselves', () => {
  it('are taken in once, into the unit whose folder it was, and lie with what came that day', async () => {
    const { services, workerPool: pool } = house.house;
    const of = { id: office.agencyId, zone: 'Asia/Jakarta' };
    const ctx = jobContext({ services, pool }, of, {
      requestId: 'test',
      signal: new AbortController().signal,
    });
    const handOver = (name: string) =>
      takeInRecord(ctx, 'Dinas Kominfo', {
        name,
        content: Readable.from([ownPdf(`folder ${name}`)]),
        source: { kind: 'folder', key: `folder:${name}`, receivedAt: house.clock.now() },
      });
    await handOver('satu.pdf');
    await handOver('satu.pdf');
    await handOver('dua.pdf');
    await house.runJobs();
    const { items: all } = await office.registry.call(ingests.list, {});
    const [came, ...more] = all.filter(({ source }) => source === 'folder');
    expect(more).toEqual([]);
    expect(came).toMatchObject({ unitId: office.deptId, counts: { read: 2 } });
    await office.registry.call(ingests.mend, { ingestId: came!.id, itemIds: [], code: '000.1.1' });
    await house.runJobs();
    expect((await items(came!.id)).map(({ state }) => state)).toEqual(['filed', 'filed']);
    const stop = office.registry.call(ingests.change, { ingestId: came!.id, state: 'stopped' });
    expect(await codeOf(stop)).toBe('archive.ingest-comes-by-itself');
    await expect(
      takeInRecord(ctx, 'tidak-ada', {
        name: 'x.pdf',
        content: Readable.from([ownPdf('x')]),
        source: { kind: 'folder', key: 'folder:x', receivedAt: house.clock.now() },
      }),
    ).rejects.toMatchObject({ code: 'archive.unit-not-yours' });
  });
});
