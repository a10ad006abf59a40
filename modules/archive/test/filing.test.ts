import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onePagePdf } from '#modules/files/test/documents.ts';
import { letterChanges } from '#modules/letters/contract/letter-changes.ts';
import { letters } from '#modules/letters/contract/letters.ts';
import { letterInput } from '#modules/letters/test/letter-fields.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { dossiers } from '../contract/dossiers.ts';
import { records } from '../contract/records.ts';
import type { DossierId, RecordId } from '../contract/terms.ts';
import { codeOf } from './code-of.ts';

let house: TestHouse;
let office: SmallOffice;
beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
});
afterAll(() => house.close());

type Fields = Parameters<typeof letterInput>[1];

/** A letter to the regent that he has closed, filed by the worker. */
async function closed(fields: Fields = {}): Promise<string> {
  const input = letterInput(office.regent.postId, { classificationCode: '000.1.1', ...fields });
  const { id } = await office.registry.call(letters.register, input);
  await office.regent.call(letters.close, { letterId: id, postId: office.regent.postId });
  await house.runJobs();
  return id;
}

interface Filed {
  id: RecordId;
  dossier_id: DossierId;
  item_number: number;
  security_class: string;
  copy_state: string;
  why: { rule: string };
}
const filedAs = (letterId: string) =>
  house.owner<Filed>('select * from archive.record where source_id = $1', [letterId]);

const openOne = (fields: Partial<Parameters<typeof office.registry.call>[1]> = {}) =>
  office.registry.call(dossiers.open, {
    unitId: office.unitId,
    code: '000.1.1',
    title: 'Langganan telepon',
    ...(fields as object),
  });

async function upload(by = office.registry): Promise<string> {
  const answer = await house.server.inject({
    method: 'POST',
    url: '/api/files?name=notula.pdf',
    headers: { authorization: `Bearer ${by.token}`, 'content-type': 'application/pdf' },
    payload: onePagePdf(),
  });
  return answer.json<{ file: { fileId: string } }>().file.fileId;
}

describe('a closed letter', () => {
  it('files itself once into a new dossier named by its subject, which says that it opened itself', async () => {
    const letterId = await closed({ subject: 'Tagihan telepon kantor' });
    const [record, ...more] = await filedAs(letterId);
    expect(more).toEqual([]);
    expect(record).toMatchObject({ item_number: 1, copy_state: 'original', why: { rule: 'new' } });
    const shown = await office.staff.call(dossiers.show, { dossierId: record!.dossier_id });
    expect(shown).toMatchObject({
      title: 'Tagihan telepon kantor',
      code: '000.1.1',
      byItself: true,
      records: 1,
    });
    expect(shown.life.state).toBe('open');
    // Told again, it is not filed again.
    await office.regent.call(letters.reopen, {
      letterId: letterId as never,
      postId: office.regent.postId,
      reason: 'x',
    });
    await office.regent.call(letters.close, { letterId: letterId as never, postId: office.regent.postId });
    await house.runJobs();
    expect(await filedAs(letterId)).toHaveLength(1);
  });

  it('joins the dossier of its matter, through a letter between them too', async () => {
    const first = await closed({ subject: 'Permohonan sambungan' });
    const between = await office.registry.call(letters.register, letterInput(office.regent.postId, {}));
    const input = letterInput(office.regent.postId, {
      classificationCode: '000.1.2.1',
      subject: 'Jadwal pemasangan',
    });
    const { id: last } = await office.registry.call(letters.register, input);
    const link = (letterId: string, earlierId: string) =>
      office.registry.call(letterChanges.link, {
        ...({ letterId, earlierId } as never as { letterId: typeof last; earlierId: typeof last }),
        kind: 'follows-up',
      });
    await link(between.id, first);
    await link(last, between.id);
    await office.regent.call(letters.close, { letterId: last, postId: office.regent.postId });
    await house.runJobs();
    const [[one], [other]] = [await filedAs(first), await filedAs(last)];
    expect(other).toMatchObject({
      dossier_id: one!.dossier_id,
      item_number: 2,
      why: { rule: 'matter', with: one!.id },
    });
    const { items } = await office.staff.call(dossiers.records, { dossierId: one!.dossier_id });
    expect(items.map(({ code }) => code)).toEqual(['000.1.1', '000.1.2.1']);
  });

  it('goes into the standing dossier of its unit, code and year, where a clerk named one', async () => {
    const dossier = await openOne({ code: '000.1.2.2' });
    await office.registry.call(dossiers.change, {
      dossierId: dossier.id,
      version: dossier.version,
      standing: true,
    });
    const [record] = await filedAs(await closed({ classificationCode: '000.1.2.2' }));
    expect(record).toMatchObject({ dossier_id: dossier.id, why: { rule: 'standing' } });
    const other = await openOne({ code: '000.1.2.2' });
    const again = { dossierId: other.id, version: other.version, standing: true };
    expect(await codeOf(office.registry.call(dossiers.change, again))).toBe('archive.standing-taken');
  });

  it('without a code waits for a clerk, who files it by hand', async () => {
    const letterId = await closed({ classificationCode: null });
    expect(await filedAs(letterId)).toEqual([]);
    const waiting = await office.registry.call(records.unfiled, {});
    expect(waiting.items).toMatchObject([{ module: 'letters', letterId, reason: 'no-code' }]);
    expect(await codeOf(office.staff.call(records.unfiled, {}))).toBe('core.forbidden');
    const dossier = await openOne();
    const byHand = { dossierId: dossier.id, module: 'letters', letterId } as const;
    expect((await office.registry.call(records.fileLetter, byHand)).why.rule).toBe('by-hand');
    expect((await office.registry.call(records.unfiled, {})).items).toEqual([]);
    expect(await codeOf(office.registry.call(records.fileLetter, byHand))).toBe('archive.filed-already');
  });

  it('of class R lies apart, read by its own readers alone', async () => {
    const open = await closed({ subject: 'Terbuka', classificationCode: '000.1.3' });
    const input = letterInput(office.regent.postId, {
      classificationCode: '000.1.3',
      securityClass: 'R',
      subject: 'Rahasia',
    });
    const { id } = await office.registry.call(letters.register, input);
    await office.registry.call(letterChanges.link, {
      letterId: id,
      earlierId: open as never,
      kind: 'follows-up',
    });
    await office.regent.call(letters.close, { letterId: id, postId: office.regent.postId });
    await house.runJobs();
    const [[one], [secret]] = [await filedAs(open), await filedAs(id)];
    expect(secret).toMatchObject({ security_class: 'R', why: { rule: 'new' } });
    expect(secret!.dossier_id).not.toBe(one!.dossier_id);
    expect((await office.regent.call(dossiers.show, { dossierId: secret!.dossier_id })).title).toBe(
      'Rahasia',
    );
    for (const other of [office.head, office.staff, office.secretary])
      expect(await codeOf(other.call(dossiers.show, { dossierId: secret!.dossier_id }))).toBe(
        'core.not-found',
      );
    // No clerk may lay it where others read.
    const dossier = await openOne();
    const byHand = { dossierId: dossier.id, module: 'letters', letterId: id } as const;
    expect(await codeOf(office.registry.call(records.fileLetter, byHand))).not.toBe('done');
  });

  it('keeps its objects named as long as its record is there', async () => {
    const fileId = await upload();
    const intake = await office.registry.call(letters.receive, { fileIds: [fileId as never] });
    await house.runJobs();
    const letterId = await closed({ intakeId: intake.id });
    const [record] = await filedAs(letterId);
    const named = await house.owner<{ sha256: string }>(
      `select sha256 from archive.record_file where record_id = $1 union select image_sha256 from archive.record_page where record_id = $1`,
      [record!.id],
    );
    expect(named.length).toBeGreaterThan(1);
    await house.owner('delete from letters.page');
    await house.owner('alter table letters.document disable trigger all');
    const free = await house.owner('select o from core.objects_without_row($1) o', [
      [...named.map(({ sha256 }) => sha256), 'f'.repeat(64)],
    ]);
    expect(free).toEqual([{ o: 'f'.repeat(64) }]);
  });
});

describe('an upload', () => {
  it('becomes a record whose words are read by a job, beside the first edition', async () => {
    const dossier = await openOne();
    const fileId = await upload();
    const record = await office.registry.call(records.file, {
      ...{
        dossierId: dossier.id,
        fileIds: [fileId as never],
        title: 'Notula rapat pagi',
        number: '09/FW-GPI/2026',
      },
      recordDate: '2026-11-20',
    });
    expect(record).toMatchObject({
      item: 1,
      title: 'Notula rapat pagi',
      filedBy: { name: 'Tata Usaha Uji' },
    });
    expect(record.documents).toMatchObject([{ position: 1, mediaType: 'application/pdf', pages: 0 }]);
    await house.runJobs();
    const editions = await house.owner<{ edition: number; body: string }>(
      'select edition, body from archive.record_text where record_id = $1 order by edition',
      [record.id],
    );
    expect(editions.map(({ edition }) => edition)).toEqual([1, 2]);
    const again = await office.staff.call(records.show, { recordId: record.id });
    expect(again.documents[0]!.pages).toBe(1);
    for (const path of ['files/1', 'files/1/pages/1']) {
      const answer = await house.server.inject({
        url: `/api/archive/records/${record.id}/${path}`,
        headers: { authorization: `Bearer ${office.staff.token}` },
      });
      expect(answer.statusCode).toBe(200);
      expect(answer.rawPayload.length).toBeGreaterThan(100);
    }
  });

  it('is never of a lower class than its dossier, and of a higher one only where its readers are named', async () => {
    const limited = await openOne({ securityClass: 'T' });
    const low = { dossierId: limited.id, title: 'Rendah', securityClass: 'B', medium: 'paper' } as const;
    expect(await codeOf(office.registry.call(records.file, low))).toBe('archive.class-below-dossier');
    const open = await openOne();
    const high = { dossierId: open.id, title: 'Rahasia', securityClass: 'R', medium: 'paper' } as const;
    expect(await codeOf(office.registry.call(records.file, high))).toBe('archive.class-needs-readers');
    const inside = await office.registry.call(records.file, { ...high, dossierId: limited.id });
    expect(inside.securityClass).toBe('R');
    expect(await codeOf(office.regent.call(records.show, { recordId: inside.id }))).toBe('core.not-found');
    expect((await office.regent.call(dossiers.show, { dossierId: limited.id })).records).toBe(0);
  });

  it('is filed by who keeps the dossiers of the unit alone', async () => {
    const { id: dossierId } = await openOne();
    const input = { dossierId, title: 'X', medium: 'paper' } as const;
    expect(await codeOf(office.staff.call(records.file, input))).toBe('core.forbidden');
    const other = await smallOffice(house);
    expect(await codeOf(other.registry.call(records.file, input))).toBe('core.not-found');
  });
});
