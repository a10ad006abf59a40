import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePdf } from '#core/documents/testing/make-pdf.ts';
import { opensKey } from '#core/files/agency-keys.ts';
import { folderStore } from '#core/files/folder-store.ts';
import { createSecrets } from '#core/session/secrets.ts';
import { letters } from '#modules/letters/contract/letters.ts';
import type { SecurityClass } from '#modules/letters/contract/terms.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
});
afterAll(() => house.close());

const canary = 'Rencana mutasi pejabat eselon dua';
/** What begins a PDF, a WebP picture, a PNG: a page is as telling as its words. */
const signs = [canary, '%PDF-', 'RIFF', '\x89PNG'];

/** Objects on the disk that show anything of what they are. */
async function telling(): Promise<string[]> {
  const folder = join(house.dataDir, 'objects');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  expect(files.length).toBeGreaterThan(0);
  const shown = await Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(file);
      return signs.some((sign) => bytes.includes(Buffer.from(sign, 'latin1'))) ? [file] : [];
    }),
  );
  return shown.flat();
}

const paper = (words: string) =>
  makePdf([
    {
      lines: [
        { text: 'PEMERINTAH KABUPATEN WANARAYA', x: 168, y: 60 },
        { text: canary, x: 70, y: 120 },
        { text: words, x: 70, y: 140 },
      ],
    },
  ]);

/** A letter that came as a PDF, read and registered. */
async function registered(securityClass: SecurityClass, pdf: Buffer) {
  const { registry, regent } = office;
  const upload = await house.server.inject({
    method: 'POST',
    url: '/api/files?name=naskah.pdf',
    headers: { authorization: `Bearer ${registry.token}`, 'content-type': 'application/octet-stream' },
    payload: pdf,
  });
  expect(upload.statusCode, upload.body).toBe(200);
  const intake = await registry.call(letters.receive, { fileIds: [upload.json().file.fileId] });
  await house.runJobs();
  const letter = await registry.call(letters.register, {
    intakeId: intake.id,
    sender: 'Badan Kepegawaian',
    subject: 'Mutasi',
    securityClass,
    addressees: [regent.postId],
  });
  return { letter, documentId: intake.documents[0]!.id };
}

const get = (url: string) =>
  house.server.inject({ url, headers: { authorization: `Bearer ${office.regent.token}` } });

describe('the objects of a letter on the disk', () => {
  it.each(['SR', 'R', 'T', 'B'] as const)(
    'of class %s show nothing: the original, the pictures of its pages, the searchable copy',
    async (level) => {
      const pdf = paper(`Kelas ${level}`);
      const { documentId } = await registered(level, pdf);
      expect(await telling()).toEqual([]);
      const original = await get(`/api/letters/documents/${documentId}/file?form=original`);
      expect(original.statusCode, original.body.slice(0, 300)).toBe(200);
      expect(original.rawPayload.equals(pdf)).toBe(true);
      const picture = await get(`/api/letters/documents/${documentId}/pages/1/image?size=full`);
      expect(picture.statusCode, picture.body.slice(0, 300)).toBe(200);
      expect(picture.rawPayload.subarray(0, 4).toString()).toBe('RIFF');
    },
    120_000,
  );

  it('would be found if one were kept as it came: the test can fail', async () => {
    const plain = folderStore(house.dataDir);
    const { sha256 } = await plain.put(Readable.from(paper('Tidak disegel')), { maxBytes: 1_000_000 });
    expect(await telling()).toHaveLength(1);
    await plain.remove(sha256);
    expect(await telling()).toEqual([]);
  });

  it('are named by nothing that a known content could be looked for with', async () => {
    const pdf = paper('Diketahui orang lain');
    await registered('SR', pdf);
    const hash = createHash('sha256').update(pdf).digest('hex');
    const rows = await house.owner<{ found: boolean }>(
      `select exists (select from files.file where encode(sha256, 'hex') = $1)
         or exists (select from letters.document where encode(sha256, 'hex') = $1) as found`,
      [hash],
    );
    expect(rows[0]!.found).toBe(false);
  }, 120_000);
});

describe('the key of an agency', () => {
  it('is one of its own, sealed under the secret of the installation, and seen by no other agency', async () => {
    const other = await smallOffice(house);
    const seen = await house.system(other.agencyId, (ctx) =>
      ctx.tx.rows('select agency_id from core.agency_key where agency_id = $1', [office.agencyId]),
    );
    expect(seen).toEqual([]);
    const kept = await house.owner<{ sealed: Buffer }>(
      'select sealed from core.agency_key where agency_id = $1',
      [office.agencyId],
    );
    expect(kept).toHaveLength(1);
    const { sealed } = kept[0]!;
    expect(opensKey(house.house.services.secrets, office.agencyId, sealed)).toBe(true);
    expect(opensKey(house.house.services.secrets, other.agencyId, sealed)).toBe(false);
    expect(opensKey(createSecrets(Buffer.alloc(32, 8)), office.agencyId, sealed)).toBe(false);
    await expect(
      house.system(office.agencyId, (ctx) => ctx.tx.rows('update core.agency_key set sealed = sealed')),
    ).rejects.toThrow('permission denied');
  });
});
