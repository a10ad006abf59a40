import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileId } from '#core/contract/ids.ts';
import type { UploadedFile } from '#modules/files/contract/types.ts';
import {
  claimFiles,
  fileById,
  openFile,
  receiveDocument,
  registerObject,
} from '#modules/files/server/files.api.ts';
import { onePagePdf } from './documents.ts';
import { type FilesHouse, filesHouse, type Person } from './files-house.ts';

let house: FilesHouse;
let clerk: Person;
let colleague: Person;
let stranger: Person;

beforeAll(async () => {
  house = await filesHouse({ maxUploadBytes: 2 * 1024 * 1024 });
  const arunika = await house.agency('arunika');
  clerk = await house.person(arunika, 'Sri');
  colleague = await house.person(arunika, 'Budi');
  stranger = await house.person(await house.agency('bahari'), 'Tono');
});
afterAll(() => house.close());

type Uploaded = { file: UploadedFile };

function upload(person: Person, name: string, bytes: Buffer, headers?: Record<string, string>) {
  return house.call<Uploaded & { code: string }>(
    person,
    'POST',
    `/api/files?name=${encodeURIComponent(name)}`,
    bytes,
    headers,
  );
}

async function objectsOnDisk(): Promise<string[]> {
  const entries = await readdir(path.join(house.dataDir, 'objects'), {
    recursive: true,
    withFileTypes: true,
  });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

describe('uploading a file', () => {
  it('keeps the bytes and answers with what they are, whatever the name says', async () => {
    const bytes = onePagePdf();
    const { status, body } = await upload(clerk, '../../Surat Undangan.exe', bytes);
    expect(status).toBe(200);
    expect(body.file).toMatchObject({
      name: 'Surat Undangan.exe.pdf',
      mediaType: 'application/pdf',
      sizeBytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      uploadedAt: '2026-11-21T01:00:00.000Z',
      duplicateOf: [],
    });
    const back = await house.call(clerk, 'GET', `/api/files/${body.file.fileId}`);
    expect(back.status).toBe(200);
    expect(back.bytes.equals(bytes)).toBe(true);
    expect(back.headers.get('content-type')).toBe('application/pdf');
    expect(back.headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''Surat%20Undangan.exe.pdf",
    );
    expect(back.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('is nobody else’s to fetch: not a colleague’s, not another agency’s, not a stranger’s', async () => {
    const { body } = await upload(clerk, 'rahasia.pdf', onePagePdf());
    for (const other of [colleague, stranger]) {
      const refused = await house.call<{ code: string }>(other, 'GET', `/api/files/${body.file.fileId}`);
      expect([refused.status, refused.body.code]).toEqual([404, 'core.not-found']);
    }
    const nobody = { ...clerk, token: 'none' };
    expect((await house.call(nobody, 'GET', `/api/files/${body.file.fileId}`)).status).toBe(401);
    expect((await upload(nobody, 'x.pdf', onePagePdf())).status).toBe(401);
  });

  it('shows earlier uploads of the same content, but only one’s own', async () => {
    const bytes = onePagePdf();
    const first = await upload(clerk, 'pertama.pdf', bytes);
    const others = await upload(colleague, 'sama.pdf', bytes);
    const foreign = await upload(stranger, 'sama.pdf', bytes);
    const second = await upload(clerk, 'kedua.pdf', bytes);
    expect(others.body.file.duplicateOf).toEqual([]);
    expect(foreign.body.file.duplicateOf).toEqual([]);
    expect(second.body.file.duplicateOf.map((one) => one.fileId)).toEqual([first.body.file.fileId]);
    expect((await objectsOnDisk()).filter((name) => name === first.body.file.sha256)).toHaveLength(1);
  });

  it('repeated with the same idempotency key gives the same file, and another content is refused', async () => {
    const bytes = onePagePdf();
    const key = { 'idempotency-key': 'one-act-of-the-clerk' };
    const [first, twin] = await Promise.all([
      upload(clerk, 'a.pdf', bytes, key),
      upload(clerk, 'a.pdf', bytes, key),
    ]);
    expect(first.status).toBe(200);
    expect(twin.body.file.fileId).toBe(first.body.file.fileId);
    const other = await upload(clerk, 'b.pdf', onePagePdf(), key);
    expect([other.status, other.body.code]).toEqual([422, 'core.idempotency-mismatch']);
    expect((await upload(colleague, 'a.pdf', bytes, key)).body.file.fileId).not.toBe(first.body.file.fileId);
  });

  it.each([
    ['nothing at all', Buffer.alloc(0), 'documents.empty'],
    [
      'a picture with script',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
      'documents.type-not-accepted',
    ],
    ['a program', Buffer.from('MZ\x90\0\x03'), 'documents.type-not-accepted'],
    [
      'a page for a browser',
      Buffer.from('<!doctype html><script>alert(1)</script>'),
      'documents.type-not-accepted',
    ],
    [
      'a PDF that is an archive as well',
      Buffer.concat([onePagePdf(), Buffer.from(`PK\x05\x06${'\0'.repeat(18)}`, 'latin1')]),
      'documents.two-files-in-one',
    ],
    ['noise', Buffer.from('\x01\x02\x03 noise'), 'documents.type-unknown'],
  ])('refuses %s with a code and keeps nothing', async (_what, bytes, code) => {
    const before = await objectsOnDisk();
    const { status, body } = await upload(clerk, 'surat.pdf', bytes);
    expect(body.code).toBe(code);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(await objectsOnDisk()).toEqual(before);
  });

  it('refuses more than the limit, told beforehand or not', async () => {
    const tooMuch = onePagePdf(2 * 1024 * 1024 + 1);
    for (const body of [tooMuch, Readable.from(tooMuch)]) {
      const refused = await house.call<{ code: string }>(clerk, 'POST', '/api/files?name=x.pdf', body);
      expect([refused.status, refused.body.code]).toEqual([413, 'core.payload-too-large']);
    }
    expect((await readdir(path.join(house.dataDir, 'objects', 'arriving'))).length).toBe(0);
  });

  it('that breaks off leaves nothing, and the server goes on', async () => {
    const before = await house.rows('select count(*) from files.file');
    await abortedRequest(Buffer.concat([rawUpload('content-length: 100000'), onePagePdf().subarray(0, 300)]));
    expect(await house.rows('select count(*) from files.file')).toEqual(before);
    expect((await readdir(path.join(house.dataDir, 'objects', 'arriving'))).length).toBe(0);
    expect((await upload(clerk, 'lagi.pdf', onePagePdf())).status).toBe(200);
  });

  it('takes a hundred at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => upload(clerk, 'banyak.pdf', onePagePdf(50_000))),
    );
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(new Set(answers.map(({ body }) => body.file.fileId)).size).toBe(100);
  });
});

describe('a file for other modules', () => {
  it('is claimed by its uploader only, as often as they like', async () => {
    const { fileId } = (await upload(clerk, 'surat.pdf', onePagePdf())).body.file;
    const claimed = await house.within(clerk, (tx) =>
      claimFiles(tx, [fileId], clerk.id, new Date('2026-11-21T02:00:00Z')),
    );
    expect(claimed).toMatchObject([{ fileId, state: 'ready', uploadedBy: clerk.id }]);
    await house.within(clerk, (tx) => claimFiles(tx, [fileId], clerk.id));
    const [row] = await house.rows<{ claimed_at: Date }>('select claimed_at from files.file where id = $1', [
      fileId,
    ]);
    expect(row?.claimed_at.toISOString()).toBe('2026-11-21T02:00:00.000Z');
    await expect(
      house.within(colleague, (tx) => claimFiles(tx, [fileId], colleague.id)),
    ).rejects.toMatchObject({
      code: 'core.not-found',
    });
    await expect(house.within(stranger, (tx) => claimFiles(tx, [fileId], clerk.id))).rejects.toMatchObject({
      code: 'core.not-found',
    });
    expect(await house.within(stranger, (tx) => fileById(tx, fileId))).toBeUndefined();
  });

  it('is served by its module only once it is part of something, to its uploader as well', async () => {
    const { fileId } = (await upload(clerk, 'rahasia.pdf', onePagePdf())).body.file;
    const fetched = async () => (await house.call(clerk, 'GET', `/api/files/${fileId}`)).status;
    expect(await fetched()).toBe(200);
    await house.within(clerk, (tx) => claimFiles(tx, [fileId], clerk.id));
    expect(await fetched()).toBe(404);
  });

  it('is served through the module that owns it', async () => {
    const object = await house.files.put(Readable.from('isi berkas'), { maxBytes: 100 });
    const made = { object, name: 'hasil.pdf', mediaType: 'application/pdf', personId: null };
    const file = await house.within(colleague, (tx) => registerObject(tx, made));
    const whole = await openFile(house.files, file, { inline: true });
    expect(whole).toMatchObject({
      mediaType: 'application/pdf',
      fileName: 'hasil.pdf',
      inline: true,
      size: 10,
    });
    expect((await buffer(whole.body as Readable)).toString()).toBe('isi berkas');
    expect((await house.call(colleague, 'GET', `/api/files/${file.fileId}`)).status).toBe(404);
  });

  it('that came by another way goes through the same checks', async () => {
    const ctx = house.job(clerk.agencyId);
    const taken = await receiveDocument(
      ctx,
      { name: 'dari surel.pdf', content: Readable.from(onePagePdf()) },
      async (_inner, file) => file,
    );
    expect(taken).toMatchObject({ name: 'dari surel.pdf', uploadedBy: null, state: 'ready' });
    const broken = receiveDocument(
      ctx,
      { name: 'x.pdf', content: Readable.from(Buffer.from('MZ')) },
      async () => 'never',
    );
    await expect(broken).rejects.toMatchObject({ code: 'documents.type-not-accepted' });
    const fileId = taken.fileId as FileId;
    const undone = receiveDocument(ctx, { name: 'y.pdf', content: Readable.from(onePagePdf()) }, async () =>
      Promise.reject(new Error('letter refused')),
    );
    await expect(undone).rejects.toThrow('letter refused');
    expect(await house.rows("select id from files.file where name = 'y.pdf'")).toEqual([]);
    expect(
      await house.rows('select claimed_at is not null as claimed from files.file where id = $1', [fileId]),
    ).toEqual([{ claimed: true }]);
  });
});

function rawUpload(length: string): Buffer {
  return Buffer.from(
    `POST /api/files?name=x.pdf HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${clerk.token}\r\ncontent-type: application/pdf\r\n${length}\r\n\r\n`,
  );
}

async function abortedRequest(bytes: Buffer): Promise<void> {
  await new Promise<void>((resolve) => {
    const socket = connect(Number(new URL(house.url).port), '127.0.0.1', () => {
      socket.write(bytes, () => setTimeout(() => socket.destroy(), 100));
    });
    socket.on('close', () => setTimeout(resolve, 200));
  });
}
