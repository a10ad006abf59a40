import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileId } from '#core/contract/ids.ts';
import { openPdf, openPdfPage } from '#core/documents/pdf-document.ts';
import { pdfTextLayer } from '#core/documents/pdf-text-layer.ts';
import { makePdf } from '#core/documents/testing/make-pdf.ts';
import { enqueue } from '#core/jobs/job.ts';
import { ownerPool } from '#tests/house/fresh-database.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { documents } from '../contract/documents.ts';
import { dossiers } from '../contract/dossiers.ts';
import { notes } from '../contract/notes.ts';
import { records } from '../contract/records.ts';
import { redactFileJob } from '../server/jobs/redact-file.ts';
import { codeOf } from './code-of.ts';
import { askAs, execute, writeArchive } from './written-archive.ts';

let house: TestHouse;
let office: SmallOffice;
beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
});
afterAll(() => house.close());

const lines = (...texts: string[]) => texts.map((text, at) => ({ text, x: 72, y: 100 + at * 20, size: 12 }));

/** A document of the given pages, filed by the registry and read. */
async function filed(pages: readonly string[][], fields: { securityClass?: 'B' | 'T' | 'R' } = {}) {
  const { securityClass = 'B' } = fields;
  const dossier = await office.registry.call(dossiers.open, {
    ...{ unitId: office.unitId, code: '000.1.1', title: 'Peraturan', securityClass },
  });
  const record = await office.registry.call(records.file, {
    ...{ dossierId: dossier.id, fileIds: [await upload(pages)], title: 'Undang-undang' },
  });
  await house.runJobs();
  return { recordId: record.id, position: 1 };
}

async function upload(pages: readonly string[][]): Promise<FileId> {
  const answer = await house.server.inject({
    method: 'POST',
    url: '/api/files?name=undang-undang.pdf',
    headers: { authorization: `Bearer ${office.registry.token}`, 'content-type': 'application/pdf' },
    payload: makePdf(pages.map((texts) => ({ lines: lines(...texts) }))),
  });
  return answer.json<{ file: { fileId: FileId } }>().file.fileId;
}

const law = [
  ['Penyelenggaraan kearsipan nasional', 'diatur dengan undang-undang ini'],
  ['Halaman kedua tentang retensi'],
  ['Pencipta arsip wajib menjaga kearsipan', 'dan tata kear-', 'sipan dinamis'],
];

describe('a document', () => {
  it('tells its pages in an answer that does not grow with them', async () => {
    const place = await filed(law);
    const shape = await office.staff.call(documents.shape, place);
    expect(shape).toEqual({ pages: 3, sizes: [{ from: 1, width: 1654, height: 2341 }] });
  });

  it('gives the words of a page with the place of each, and finds them over all pages', async () => {
    const place = await filed(law);
    const page = await office.staff.call(documents.words, { ...place, page: 1 });
    expect(page.body.split(/\s+/)).toHaveLength(page.boxes.length / 4);
    expect(page.body).toContain('Penyelenggaraan kearsipan nasional\ndiatur');
    const { total, finds } = await office.staff.call(documents.find, { ...place, q: 'KEARSIPAN' });
    expect(total).toBe(3);
    expect(finds.map((find) => find.page)).toEqual([1, 3, 3]);
    expect(finds[0]).toMatchObject({
      before: 'Penyelenggaraan',
      found: 'kearsipan',
      boxes: [expect.any(Array)],
    });
    expect(await office.staff.call(documents.find, { ...place, q: ' ' })).toEqual({
      ...{ total: 0, hasText: true, finds: [] },
    });
  });

  it('is found in the archive by the words of any page', async () => {
    const { recordId } = await filed([['Halaman depan'], ['Kalimat tentang burung cenderawasih']]);
    const found = await office.staff.call(records.find, { q: 'cenderawasih' });
    expect(found.items.map(({ id }) => id)).toEqual([recordId]);
  });

  it('that is confidential is there for its readers alone, in shape, words, finds and notes', async () => {
    const place = await filed([['Rencana rahasia']], { securityClass: 'T' });
    await office.registry.call(notes.write, { recordId: place.recordId, body: 'Hanya untuk pembaca' });
    for (const stranger of [office.staff, (await smallOffice(house)).registry]) {
      for (const asked of [
        () => stranger.call(documents.shape, place),
        () => stranger.call(documents.words, { ...place, page: 1 }),
        () => stranger.call(documents.find, { ...place, q: 'rahasia' }),
        () => stranger.call(notes.list, { recordId: place.recordId }),
        () => stranger.call(notes.write, { recordId: place.recordId, body: 'x' }),
      ])
        expect(await codeOf(asked())).toBe('core.not-found');
    }
    const walls = await askAs(
      house.databaseUrl,
      'pendopo_app',
      { agencyId: office.agencyId, personId: office.staff.personId, postIds: [office.staff.postId] },
      `select (select count(*)::int from archive.page_text where record_id = $1) + (select count(*)::int from archive.note where record_id = $1)
         + (select count(*)::int from archive.note_edition e join archive.note n on n.id = e.note_id where n.record_id = $1) as seen`,
      [place.recordId],
    );
    expect(walls.rows).toEqual([{ seen: 0 }]);
  });
});

describe('a better copy', () => {
  it('stands beside the older one, with the pages that say something else', async () => {
    const place = await filed(law);
    const shown = await office.registry.call(documents.addVersion, {
      ...place,
      fileId: await upload([
        law[0]!,
        ['Halaman kedua, tentang retensi.'],
        ['Pasal yang lain'],
        ['Halaman baru'],
      ]),
      reason: 'Pindaian pertama miring',
    });
    expect(shown.documents).toMatchObject([
      { position: 1, version: null },
      { position: 2, version: { of: 1, kind: 'better', reason: 'Pindaian pertama miring' } },
    ]);
    await house.runJobs();
    expect(await office.staff.call(documents.compare, { ...place, with: 2 })).toEqual({ pages: [3, 4] });
    expect((await office.staff.call(documents.shape, { ...place, position: 1 })).pages).toBe(3);
    const again = { ...place, position: 2, fileId: await upload(law), reason: 'x' };
    expect(await codeOf(office.registry.call(documents.addVersion, again))).toBe(
      'archive.version-of-version',
    );
  });

  it('is brought by who keeps the dossiers of the unit alone', async () => {
    const place = await filed([['Satu']]);
    const input = { ...place, fileId: await upload([['Dua']]), reason: 'x' };
    expect(await codeOf(office.staff.call(documents.addVersion, input))).toBe('core.forbidden');
  });
});

describe('a copy for the public', () => {
  const secret = 'Nomor rekening 7788990011';
  const pages = [['Perjanjian kerja sama', secret, 'Ditandatangani di Arunika'], ['Halaman tanpa rahasia']];

  /** All text that programs find in a file: what its text layer says, and every stream of it. */
  async function textIn(path: string): Promise<string> {
    const answer = await house.server.inject({
      url: path,
      headers: { authorization: `Bearer ${office.registry.token}` },
    });
    expect(answer.statusCode).toBe(200);
    const document = await openPdf(answer.rawPayload);
    try {
      let text = answer.rawPayload.toString('latin1');
      for (let at = 0; at < document.pageCount; at++) {
        const page = openPdfPage(document, at)!;
        text += pdfTextLayer(page)
          .words.map((word) => word.text)
          .join(' ');
        page.close();
      }
      return text;
    } finally {
      document.close();
    }
  }

  it('has no text of what was covered, neither in the file nor in what is read of it; the file itself stays', async () => {
    const place = await filed(pages);
    const { finds } = await office.registry.call(documents.find, { ...place, q: '7788990011' });
    const [x, y, w, h] = finds[0]!.boxes[0]!;
    const boxes = [{ page: 1, box: [x - 20, y - 20, w + 40, h + 40] as [number, number, number, number] }];
    const path = `/api/archive/records/${place.recordId}/files`;
    const before = await house.owner<{ sha256: string }>(
      'select sha256 from archive.record_file where record_id = $1',
      [place.recordId],
    );
    // The guard of this test: the file itself does tell it.
    expect(await textIn(`${path}/1`)).toContain('7788990011');
    await office.registry.call(documents.redact, { ...place, boxes, reason: 'Data keuangan' });
    const awaited = await office.registry.call(records.show, { recordId: place.recordId });
    expect(awaited.documents[0]!.awaitedCopy?.askedBy.id).toBe(office.registry.personId);
    await house.runJobs();
    const shown = await office.registry.call(records.show, { recordId: place.recordId });
    expect(shown.documents[0]!.awaitedCopy).toBeNull();
    expect(shown.documents[1]).toMatchObject({ position: 2, pages: 2, version: { of: 1, kind: 'redacted' } });
    const copy = await textIn(`${path}/2`);
    for (const word of ['7788990011', 'rekening', 'Arunika']) expect(copy).not.toContain(word);
    const read = await office.registry.call(documents.words, { ...place, position: 2, page: 1 });
    expect(read.body).toContain('Arunika');
    expect(read.body).not.toMatch(/7788|990011/);
    const [original] = await house.owner<{ sha256: string }>(
      'select sha256 from archive.record_file where record_id = $1 and position = 1',
      [place.recordId],
    );
    expect(original).toEqual(before[0]);
    const again = { ...place, position: 2, boxes, reason: 'x' };
    expect(await codeOf(office.registry.call(documents.redact, again))).toBe('archive.version-of-version');
  });

  it('is made once, however often the work is done again after a crash', async () => {
    const place = await filed(pages);
    const boxes = [{ page: 1, box: [0, 0, 5_000, 5_000] as [number, number, number, number] }];
    await office.registry.call(documents.redact, { ...place, boxes, reason: 'Data keuangan' });
    const [asked] = await house.owner<{ file_id: FileId }>(
      'select file_id from archive.redaction where record_id = $1',
      [place.recordId],
    );
    await house.runJobs();
    const again = {
      ...{ ...place, fileId: asked!.file_id, reason: 'Data keuangan', by: office.registry.personId, boxes },
    };
    await house.system(office.agencyId, async ({ tx }) => enqueue(tx, office.agencyId, redactFileJob, again));
    await house.runJobs();
    const [made] = await house.owner<{ versions: number; events: number }>(
      `select (select count(*)::int from archive.file_version where record_id = $1) as versions,
         (select count(*)::int from core.event where type = 'record.redacted' and payload ->> 'recordId' = $1::text) as events`,
      [place.recordId],
    );
    expect(made).toEqual({ versions: 1, events: 1 });
  });

  it('is made by who keeps the record alone, of pages that are there', async () => {
    const place = await filed([['Satu']]);
    const boxes = [{ page: 1, box: [0, 0, 5_000, 5_000] as [number, number, number, number] }];
    expect(await codeOf(office.staff.call(documents.redact, { ...place, boxes, reason: 'x' }))).toBe(
      'core.forbidden',
    );
    const beyond = [{ ...boxes[0]!, page: 2 }];
    expect(
      await codeOf(office.registry.call(documents.redact, { ...place, boxes: beyond, reason: 'x' })),
    ).toBe('core.not-found');
  });
});

describe('a note beside a record', () => {
  it('is written at a place, seen by all readers, changed by its author alone and brought back', async () => {
    const { recordId } = await filed(law);
    const place = { position: 1, page: 3, point: { x: 2_500, y: 4_000 } };
    const written = await office.staff.call(notes.write, { recordId, body: 'Lihat pasal 3', place });
    expect(written).toMatchObject({ body: 'Lihat pasal 3', place, edition: 1, changedAt: null });
    const { items } = await office.head.call(notes.list, { recordId });
    expect(items).toMatchObject([{ id: written.id, can: { change: false, undo: false } }]);
    const other = { noteId: written.id, edition: 1 };
    for (const refused of [
      () => office.head.call(notes.change, { ...other, body: 'Diubah orang lain' }),
      () => office.head.call(notes.remove, other),
      () => office.head.call(notes.undo, other),
    ])
      expect(await codeOf(refused())).toBe('core.not-found');
    const changed = await office.staff.call(notes.change, { ...other, body: 'Lihat pasal 4' });
    expect(await codeOf(office.staff.call(notes.change, { ...other, body: 'Dari layar lama' }))).toBe(
      'core.changed-meanwhile',
    );
    const back = await office.staff.call(notes.undo, { noteId: written.id, edition: changed.edition });
    expect(back).toMatchObject({ body: 'Lihat pasal 3', place, can: { undo: false } });
    expect(await codeOf(office.staff.call(notes.undo, { noteId: written.id, edition: back.edition }))).toBe(
      'archive.nothing-to-undo',
    );
    const removed = await office.staff.call(notes.remove, { noteId: written.id, edition: back.edition });
    expect((await office.head.call(notes.list, { recordId })).items).toEqual([]);
    await office.staff.call(notes.undo, { noteId: written.id, edition: removed.edition });
    expect((await office.head.call(notes.list, { recordId })).items).toHaveLength(1);
    const kept = await house.owner<{ kind: string }>(
      'select kind from archive.note_edition where note_id = $1 order by edition',
      [written.id],
    );
    expect(kept.map(({ kind }) => kind)).toEqual(['written', 'changed', 'restored', 'removed', 'restored']);
  });

  it('cannot be forged or overwritten behind the application', async () => {
    const { recordId } = await filed([['Satu']]);
    const note = await office.staff.call(notes.write, { recordId, body: 'Milik staf' });
    const asHead = (text: string, values: unknown[]) =>
      askAs(
        house.databaseUrl,
        'pendopo_app',
        { agencyId: office.agencyId, personId: office.head.personId, postIds: [office.head.postId] },
        text,
        values,
      );
    await expect(
      asHead(
        'insert into archive.note (agency_id, id, record_id, written_by, written_at) values (core.agency_id(), gen_random_uuid(), $1, $2, now())',
        [recordId, office.staff.personId],
      ),
    ).rejects.toThrow('row-level security');
    await expect(
      asHead(
        `insert into archive.note_edition (agency_id, note_id, edition, kind, body, made_at) values (core.agency_id(), $1, 2, 'changed', 'Lain', now())`,
        [note.id],
      ),
    ).rejects.toThrow('row-level security');
    expect(
      (await asHead('update archive.note set removed_at = now() where id = $1', [note.id])).rowCount,
    ).toBe(0);
    await expect(asHead('delete from archive.note where id = $1', [note.id])).rejects.toThrow(
      'permission denied',
    );
  });

  it('is refused at a page that the file does not have', async () => {
    const { recordId } = await filed([['Satu']]);
    const place = { position: 1, page: 2, point: null };
    expect(await codeOf(office.staff.call(notes.write, { recordId, body: 'x', place }))).toBe(
      'core.not-found',
    );
  });

  it('is gone with the words and the versions when the record is destroyed, and not before', async () => {
    const pool = ownerPool(house.databaseUrl);
    try {
      const archive = await writeArchive(pool);
      const { agencyId, recordId, people } = archive;
      await pool.query(
        `insert into archive.page_text (agency_id, record_id, position, page, width, height, body) values ($1, $2, 1, 1, 10, 10, 'isi')`,
        [agencyId, recordId],
      );
      await pool.query(
        `insert into archive.record_file (agency_id, record_id, position, name, media_type, size, sha256) values ($1, $2, 2, 'b.pdf', 'application/pdf', 3, repeat('b', 64))`,
        [agencyId, recordId],
      );
      await pool.query(
        `insert into archive.file_version (agency_id, record_id, position, of_position, kind, reason, added_by, added_at) values ($1, $2, 2, 1, 'better', 'x', $3, now())`,
        [agencyId, recordId, people[0]],
      );
      await pool.query(
        `with n as (insert into archive.note (agency_id, id, record_id, written_by, written_at) values ($1, gen_random_uuid(), $2, $3, now()) returning id)
        insert into archive.note_edition (agency_id, note_id, edition, kind, body, made_at) select $1, id, 1, 'written', 'Catatan', now() from n`,
        [agencyId, recordId, people[0]],
      );
      const left = async () => {
        const counts = ['page_text', 'file_version', 'note', 'note_edition'].map(
          (table) => `(select count(*)::int from archive.${table} where agency_id = $1) as ${table}`,
        );
        return (await pool.query(`select ${counts.join(', ')}`, [agencyId])).rows[0];
      };
      await expect(pool.query('delete from archive.record where id = $1', [recordId])).rejects.toThrow();
      expect(await left()).toEqual({ page_text: 1, file_version: 1, note: 1, note_edition: 1 });
      await execute(house.databaseUrl, archive);
      await pool.query(
        `insert into archive.stub (agency_id, dossier_id, list_id, unit_id, year, number, code, title, security_class, records, approvals, stipulation_number, report_number, destroyed_at)
         values ($1, $2, $3, $4, 2020, 1, '000', 'Rapat', 'B', '[]', '[]', 'K/1', 'BA/1', now())`,
        [agencyId, archive.dossierId, archive.listId, archive.unitId],
      );
      await askAs(house.databaseUrl, 'pendopo_app', archive, 'select archive.take_away($1)', [
        archive.listId,
      ]);
      expect(await left()).toEqual({ page_text: 0, file_version: 0, note: 0, note_edition: 0 });
    } finally {
      await pool.end();
    }
  });
});
