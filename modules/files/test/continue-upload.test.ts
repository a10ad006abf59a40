import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UploadView } from '#modules/files/contract/types.ts';
import { forgetStaleUploads } from '#modules/files/server/jobs/forget-stale-uploads.ts';
import { onePagePdf } from './documents.ts';
import { type FilesHouse, filesHouse, type Person } from './files-house.ts';

type Answer = UploadView & { code: string; params: Record<string, unknown> };

let house: FilesHouse;
let clerk: Person;
let colleague: Person;
let stranger: Person;

beforeAll(async () => {
  house = await filesHouse({ maxUploadBytes: 4 * 1024 * 1024 });
  const arunika = await house.agency('arunika');
  clerk = await house.person(arunika, 'Sri');
  colleague = await house.person(arunika, 'Budi');
  stranger = await house.person(await house.agency('bahari'), 'Tono');
});
afterAll(() => house.close());

async function start(size: number, name = 'surat.pdf', person = clerk): Promise<UploadView> {
  const { status, body } = await house.call<Answer>(person, 'POST', '/api/uploads', { name, size });
  expect(status).toBe(200);
  return body;
}

function send(uploadId: string, offset: number, bytes: Buffer, person = clerk) {
  return house.call<Answer>(person, 'PATCH', `/api/uploads/${uploadId}?offset=${offset}`, bytes);
}

async function show(uploadId: string, person = clerk) {
  return house.call<Answer>(person, 'GET', `/api/uploads/${uploadId}`);
}

describe('an upload in pieces', () => {
  it('becomes a file with its last byte', async () => {
    const bytes = onePagePdf(1_000_000);
    const { uploadId, offset, expiresAt } = await start(bytes.length, 'folder/Nota\u0007 Dinas.pdf');
    expect([offset, expiresAt]).toEqual([0, '2026-11-22T01:00:00.000Z']);
    const first = await send(uploadId, 0, bytes.subarray(0, 600_000));
    expect(first.body).toMatchObject({ offset: 600_000, sizeBytes: bytes.length, file: null });
    expect((await show(uploadId)).body.offset).toBe(600_000);
    const last = await send(uploadId, 600_000, bytes.subarray(600_000));
    expect(last.body.file).toMatchObject({
      name: 'Nota Dinas.pdf',
      sizeBytes: bytes.length,
      duplicateOf: [],
    });
    const back = await house.call(clerk, 'GET', `/api/files/${last.body.file?.fileId}`);
    expect(back.bytes.equals(bytes)).toBe(true);
    expect(existsSync(path.join(house.dataDir, 'uploads', uploadId))).toBe(false);
  });

  it('whose connection breaks goes on from what is really on the disk', async () => {
    const bytes = onePagePdf(800_000);
    const { uploadId } = await start(bytes.length);
    await breakOff(uploadId, bytes, 300_000);
    const { body } = await show(uploadId);
    expect(body.offset).toBeGreaterThan(0);
    expect(body.offset).toBeLessThanOrEqual(300_000);
    const rest = await send(uploadId, body.offset, bytes.subarray(body.offset));
    const back = await house.call(clerk, 'GET', `/api/files/${rest.body.file?.fileId}`);
    expect(back.bytes.equals(bytes)).toBe(true);
  });

  it('answers a repeated last piece with the same file, and one that ran twice at once too', async () => {
    const bytes = onePagePdf(50_000);
    const { uploadId } = await start(bytes.length);
    const answers = await Promise.all([send(uploadId, 0, bytes), send(uploadId, 0, bytes)]);
    const again = await send(uploadId, 0, bytes);
    const made = answers.filter(({ status }) => status === 200).map(({ body }) => body.file?.fileId);
    expect(made.length).toBeGreaterThan(0);
    expect(new Set([...made, again.body.file?.fileId]).size).toBe(1);
    for (const { status, body } of answers)
      if (status !== 200) expect(body.code).toBe('files.offset-mismatch');
    expect(await house.rows('select id from files.file where upload_key = $1', [uploadId])).toHaveLength(1);
  });

  it('refuses a piece in the wrong place and says where to go on', async () => {
    const bytes = onePagePdf(10_000);
    const { uploadId } = await start(bytes.length);
    await send(uploadId, 0, bytes.subarray(0, 4_000));
    for (const offset of [0, 3_999, 9_000]) {
      const { status, body } = await send(uploadId, offset, bytes.subarray(offset));
      expect([status, body.code, body.params.offset]).toEqual([409, 'files.offset-mismatch', 4_000]);
    }
  });

  it('takes no more than was announced, and announces no more than the limit', async () => {
    const { uploadId } = await start(100);
    const { status, body } = await send(uploadId, 0, onePagePdf());
    expect([status, body.code]).toEqual([422, 'files.longer-than-declared']);
    const tooMuch = await house.call<Answer>(clerk, 'POST', '/api/uploads', {
      name: 'x.pdf',
      size: 4 * 1024 * 1024 + 1,
    });
    expect([tooMuch.status, tooMuch.body.code, tooMuch.body.params.limitMegabytes]).toEqual([
      413,
      'core.payload-too-large',
      4,
    ]);
  });

  it('that is no document stays refused, with the reason, and its bytes are gone', async () => {
    const bytes = Buffer.from('<!doctype html><script>alert(1)</script>');
    const { uploadId } = await start(bytes.length);
    const refused = await send(uploadId, 0, bytes);
    expect([refused.status, refused.body.code]).toEqual([415, 'documents.type-not-accepted']);
    const later = await show(uploadId);
    expect([later.status, later.body.code, later.body.params]).toEqual([
      415,
      'documents.type-not-accepted',
      { type: 'html' },
    ]);
    expect(existsSync(path.join(house.dataDir, 'uploads', uploadId))).toBe(false);
  });

  it('is nobody else’s to see, to continue or to cancel', async () => {
    const bytes = onePagePdf(10_000);
    const { uploadId } = await start(bytes.length);
    for (const person of [colleague, stranger]) {
      const tries = [
        await show(uploadId, person),
        await send(uploadId, 0, bytes, person),
        await house.call<Answer>(person, 'DELETE', `/api/uploads/${uploadId}`),
      ];
      for (const { status, body } of tries) expect([status, body.code]).toEqual([404, 'core.not-found']);
    }
    expect((await show(uploadId)).body.offset).toBe(0);
    expect((await show(randomUUID())).status).toBe(404);
  });

  it('is closed to others by the database too, whatever a query forgets', async () => {
    const { uploadId } = await start(100);
    const read = (person: Person) =>
      house.within(person, (tx) => tx.rows('select id from files.upload where id = $1', [uploadId]));
    expect(await read(clerk)).toHaveLength(1);
    expect(await read(colleague)).toHaveLength(0);
    const stealing = house.within(colleague, (tx) =>
      tx.rows('update files.upload set touched_at = now() where id = $1 returning id', [uploadId]),
    );
    expect(await stealing).toEqual([]);
    // The planted fault: without the policy the same statement finds the foreign upload.
    await house.rows('drop policy own on files.upload');
    expect(await read(colleague)).toHaveLength(1);
    await house.rows(
      'create policy own on files.upload as restrictive to pendopo_app using (person_id = (select core.person_id())) with check (person_id = (select core.person_id()))',
    );
    expect(await read(colleague)).toHaveLength(0);
  });

  it('can be cancelled', async () => {
    const bytes = onePagePdf(10_000);
    const { uploadId } = await start(bytes.length);
    await send(uploadId, 0, bytes.subarray(0, 5_000));
    expect((await house.call(clerk, 'DELETE', `/api/uploads/${uploadId}`)).status).toBe(204);
    expect((await show(uploadId)).status).toBe(404);
    expect(existsSync(path.join(house.dataDir, 'uploads', uploadId))).toBe(false);
  });

  it('is one of a hundred at most', async () => {
    const busy = await house.person(clerk.agencyId, 'Rini');
    const starts = await Promise.all(Array.from({ length: 100 }, () => start(10, 'x.pdf', busy)));
    const { status, body } = await house.call<Answer>(busy, 'POST', '/api/uploads', {
      name: 'x.pdf',
      size: 10,
    });
    expect([status, body.code]).toEqual([429, 'files.too-many-uploads']);
    await house.call(busy, 'DELETE', `/api/uploads/${starts[0]?.uploadId}`);
    await start(10, 'x.pdf', busy);
  });

  it('untouched for a day is forgotten with its pieces; a younger one is not', async () => {
    const bytes = onePagePdf(10_000);
    const old = await start(bytes.length);
    await send(old.uploadId, 0, bytes.subarray(0, 5_000));
    house.clock.advance(23 * 3_600_000);
    const young = await start(bytes.length);
    await send(young.uploadId, 0, bytes.subarray(0, 5_000));
    house.clock.advance(2 * 3_600_000);
    await forgetStaleUploads.run(house.job(clerk.agencyId));
    expect((await show(old.uploadId)).status).toBe(404);
    expect(existsSync(path.join(house.dataDir, 'uploads', old.uploadId))).toBe(false);
    expect((await show(young.uploadId)).body.offset).toBe(5_000);
  });
});

/** Promises all bytes of the upload, sends some and closes the connection. */
async function breakOff(uploadId: string, bytes: Buffer, sent: number): Promise<void> {
  const head = `PATCH /api/uploads/${uploadId}?offset=0 HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${clerk.token}\r\ncontent-type: application/octet-stream\r\ncontent-length: ${bytes.length}\r\n\r\n`;
  await new Promise<void>((resolve) => {
    const socket = connect(Number(new URL(house.url).port), '127.0.0.1', () => {
      socket.write(Buffer.concat([Buffer.from(head), bytes.subarray(0, sent)]), () =>
        setTimeout(() => socket.destroy(), 150),
      );
    });
    socket.on('close', () => setTimeout(resolve, 250));
  });
}
