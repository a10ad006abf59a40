import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileId } from '#core/contract/ids.ts';
import { makeLockedPdf, makePdf, makePdfOfManyPages } from '#core/documents/testing/make-pdf.ts';
import { makeDocx, makeZip } from '#core/documents/testing/make-zip.ts';
import { letters } from '#modules/letters/contract/letters.ts';
import { letterInput } from '#modules/letters/test/letter-fields.ts';
import { type DemoActor, type DemoWorld, demoWorld } from '#tests/house/demo-world.ts';
import { ProbeKit, smallPdf } from './probes.ts';
import { changesNothing, expectWell, type Refusal, refusalIn } from './refusals.ts';
import { type ServedHouse, servedHouse } from './served-house.ts';

let house: ServedHouse;
let world: DemoWorld;
let kit: ProbeKit;
let clerk: DemoActor;

beforeAll(async () => {
  house = await servedHouse();
  world = await demoWorld(house);
  kit = new ProbeKit(house, world);
  clerk = await world.actor('tata-usaha');
});
afterAll(() => house.close());

const headPost = () => world.arunika.posts.get('kadis-kominfo')!;

async function refusal(method: string, address: string, json?: unknown): Promise<Refusal> {
  const { token } = clerk;
  return changesNothing(house, async () => refusalIn(await house.ask(address, { method, token, json })));
}

function upload(bytes: Buffer, name = 'surat.pdf'): Promise<Response> {
  return house.ask(`/api/files?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    token: clerk.token,
    body: bytes,
    headers: { 'content-type': 'application/pdf' },
  });
}

const zeros = () => Buffer.alloc(30 * 1024 * 1024);
const withPart = (name: string, content: Buffer | string, more: object = {}) =>
  makeDocx({ paragraphs: ['isi'], extra: [{ name, content, ...more }] });
const plain = () => makePdf([{ lines: [{ text: 'Undangan', x: 50, y: 50 }] }]);
const archive = () => makeZip([{ name: 'a.txt', content: 'isi' }]);

/** A PNG that is only its header, of any size on paper. */
function pngHeader(side: number): Buffer {
  const header = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR........\b\x02\0\0\0', 'latin1');
  header.writeUInt32BE(side, 16);
  header.writeUInt32BE(side, 20);
  return header;
}

/** A JPEG whose comment segment holds the text. */
async function jpegWith(comment: string): Promise<Buffer> {
  const jpeg = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer();
  const segment = Buffer.from(`\xff\xfe\0\0${comment}`, 'latin1');
  segment.writeUInt16BE(comment.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);
}

const script = '<script>alert(1)</script>';
const hostile: [string, string, () => Buffer | Promise<Buffer>][] = [
  ['nothing', 'documents.empty', () => Buffer.alloc(0)],
  ['noise', 'documents.type-unknown', () => Buffer.from('\x01\x02\x03 bukan surat')],
  ['a text that is called a PDF', 'documents.type-unknown', () => Buffer.from('Yth. Bapak Kepala Dinas')],
  [
    'an SVG with script',
    'documents.type-not-accepted',
    () => Buffer.from(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`),
  ],
  ['a page for a browser', 'documents.type-not-accepted', () => Buffer.from(`<!doctype html>${script}`)],
  ['a program', 'documents.type-not-accepted', () => Buffer.from('MZ\x90\0\x03\0\0\0')],
  ['an archive', 'documents.type-not-accepted', archive],
  ['a GIF that is a script', 'documents.type-not-accepted', () => Buffer.from('GIF89a=1;alert(1)')],
  ['a locked PDF', 'documents.encrypted', () => makeLockedPdf()],
  [
    'a PDF that is an archive as well',
    'documents.two-files-in-one',
    () => Buffer.concat([plain(), archive()]),
  ],
  [
    'a PDF that is a page as well',
    'documents.two-files-in-one',
    () => Buffer.concat([Buffer.from(`%PDF-1.7\n%<html>${script}</html>\n`), plain()]),
  ],
  [
    'a page in front of a PDF',
    'documents.two-files-in-one',
    () => Buffer.concat([Buffer.from(`${script}\n`), plain()]),
  ],
  ['a picture with script in a comment', 'documents.two-files-in-one', () => jpegWith(script)],
  [
    'a picture with an archive behind it',
    'documents.two-files-in-one',
    async () => Buffer.concat([await jpegWith('x'), archive()]),
  ],
  ['a picture of 60,000 × 60,000', 'documents.too-many-pixels', () => pngHeader(60_000)],
  [
    'a DOCX that unpacks a thousandfold',
    'documents.archive-unsafe',
    () => withPart('word/media/a.bin', zeros()),
  ],
  [
    'a DOCX that lies about its size',
    'documents.archive-unsafe',
    () => withPart('word/media/a.bin', zeros(), { claimedSize: 4_000 }),
  ],
  [
    'a DOCX with parts laid over one another',
    'documents.archive-unsafe',
    () => withPart('word/a.bin', 'isi', { sameAs: 2 }),
  ],
  ['a DOCX that climbs out', 'documents.archive-unsafe', () => withPart('../../etc/cron.d/x', 'isi')],
  ['a DOCX with macros', 'documents.macros', () => withPart('word/vbaProject.bin', 'isi')],
  [
    'a DOCX with an outside entity',
    'documents.external-entity',
    () =>
      makeDocx({
        document: '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document>&e;</w:document>',
      }),
  ],
  ['more than 50 MB', 'core.payload-too-large', () => Buffer.alloc(51 * 1024 * 1024, ' ')],
];

describe('a hostile document', () => {
  it.each(hostile)('%s is refused: %s', async (_what, code, make) => {
    const bytes = await make();
    const refused = await changesNothing(house, async () => refusalIn(await upload(bytes)));
    expect(refused.code).toBe(code);
  });

  it('that shows itself only when it is read fails with a reason, and its letter is registered all the same', async () => {
    const jpeg = await sharp({ create: { width: 900, height: 900, channels: 3, background: '#fff' } })
      .jpeg()
      .toBuffer();
    const cases: [string, Buffer][] = [
      ['documents.broken', Buffer.from('%PDF-1.7\nrusak\n%%EOF\n')],
      ['documents.too-many-pages', makePdfOfManyPages(10_000)],
      ['documents.broken', jpeg.subarray(0, jpeg.length - 700)],
      ['documents.broken', makeDocx({ document: '<w:document' })],
    ];
    const fileIds: FileId[] = [];
    for (const [, bytes] of cases) {
      const answer = await upload(bytes);
      expect(answer.status).toBe(200);
      fileIds.push(((await answer.json()) as { file: { fileId: FileId } }).file.fileId);
    }
    const { id: intakeId } = await clerk.call(letters.receive, { fileIds });
    await house.runJobs();
    const { documents } = await clerk.call(letters.openIntake, { intakeId });
    expect(documents.map(({ state, failure }) => [state, failure])).toEqual(
      cases.map(([code]) => ['failed', code]),
    );
    const letter = await clerk.call(letters.register, letterInput(headPost(), { intakeId }));
    expect(letter.documents).toHaveLength(cases.length);
    await expectWell(house);
  });
});

const registration = (more: object) => ({
  sender: 'Warga',
  subject: 'Permohonan',
  addressees: [headPost()],
  ...more,
});
const far = '0199f0a0-0000-7000-8000-000000000000';

/** What is asked, and where the fault lies; `null` where no field can be named. */
const faults: [string, string, string, () => unknown, string | null][] = [
  [
    'a subject of a megabyte',
    'POST',
    '/api/letters',
    () => registration({ subject: 'a'.repeat(900_000) }),
    'subject',
  ],
  ['a NUL in a text', 'POST', '/api/letters', () => registration({ subject: 'a\0b' }), null],
  ['a NUL in a name', 'POST', '/api/letters', () => registration({ 'a\0': 1 }), null],
  ['half a character', 'POST', '/api/letters', () => registration({ summary: 'a\ud800b' }), null],
  ['a line end in a line', 'POST', '/api/letters', () => registration({ sender: 'a\nb' }), 'sender'],
  [
    'a thousand addressees',
    'POST',
    '/api/letters',
    () => registration({ addressees: Array(1_000).fill(far) }),
    'addressees',
  ],
  [
    'a text where a list belongs',
    'POST',
    '/api/letters',
    () => registration({ addressees: far }),
    'addressees',
  ],
  [
    'an object where a text belongs',
    'POST',
    '/api/letters',
    () => registration({ subject: { $ne: null } }),
    'subject',
  ],
  ['an id that is none', 'POST', '/api/letters', () => registration({ intakeId: "' or 1=1 --" }), 'intakeId'],
  [
    'a day that is none',
    'POST',
    '/api/letters',
    () => registration({ letterDate: '2026-02-30' }),
    'letterDate',
  ],
  [
    'a day before all calendars',
    'POST',
    '/api/letters',
    () => registration({ letterDate: '0000-01-01' }),
    'letterDate',
  ],
  ['a time that is none', 'POST', '/api/letters', () => registration({ eventStart: '24:00' }), 'eventStart'],
  [
    'an instant before all calendars',
    'POST',
    '/api/letters',
    () => registration({ receivedAt: '0000-01-01T00:00:00Z' }),
    'receivedAt',
  ],
  [
    'an instant that falls out of the calendar',
    'POST',
    '/api/letters',
    () => registration({ receivedAt: '9999-12-31T23:59:59-12:00' }),
    'receivedAt',
  ],
  [
    'a negative count',
    'POST',
    '/api/letters',
    () => registration({ attachmentCount: -1 }),
    'attachmentCount',
  ],
  [
    'a count beyond counting',
    'POST',
    '/api/letters',
    () => registration({ attachmentCount: 1e308 }),
    'attachmentCount',
  ],
  [
    'a field that nobody asked for',
    'POST',
    '/api/letters',
    () => registration({ agencyId: far }),
    'agencyId',
  ],
  ['an upload of nothing', 'POST', '/api/uploads', () => ({ name: 'a.pdf', size: 0 }), 'size'],
  ['an upload of less than nothing', 'POST', '/api/uploads', () => ({ name: 'a.pdf', size: -5 }), 'size'],
  ['an upload of half a byte', 'POST', '/api/uploads', () => ({ name: 'a.pdf', size: 0.5 }), 'size'],
  ['an upload of a terabyte', 'POST', '/api/uploads', () => ({ name: 'a.pdf', size: 2 ** 40 }), null],
  ['a name of a megabyte', 'POST', '/api/uploads', () => ({ name: 'a'.repeat(900_000), size: 5 }), 'name'],
  ['a piece before the beginning', 'PATCH', `/api/uploads/${far}?offset=-1`, () => undefined, 'offset'],
  [
    'a version beyond counting',
    'PATCH',
    `/api/letters/${far}`,
    () => ({ version: 2 ** 40, reason: 'x', sender: 'x', subject: 'x' }),
    'version',
  ],
  ['a page of nothing', 'GET', '/api/letters?size=0', () => undefined, 'size'],
  ['a page of a million', 'GET', '/api/letters?size=1000000', () => undefined, 'size'],
  ['a page size given twice', 'GET', '/api/letters?size=5&size=6', () => undefined, 'size'],
  ['a cursor that is none', 'GET', '/api/letters?cursor=xyz', () => undefined, null],
  ['a NUL in a query', 'GET', '/api/letters?q=a%00b', () => undefined, null],
  ['a NUL in a path', 'GET', '/api/letters/%00', () => undefined, null],
  ['a filter that nobody asked for', 'GET', '/api/letters?agencyId=1', () => undefined, 'agencyId'],
  ['a stage that is none', 'GET', '/api/letters?stage=secret', () => undefined, 'stage.0'],
  ['a day of no calendar in a filter', 'GET', '/api/letters?from=0000-01-01', () => undefined, 'from'],
  ['a year beyond counting', 'GET', `/api/books/${far}/gaps?year=99999999999`, () => undefined, 'year'],
  [
    'a number beyond counting',
    'GET',
    `/api/books/${far}/entries?year=2026&cursor=99999999999`,
    () => undefined,
    'cursor',
  ],
  ['a code that is none', 'GET', '/api/tracking/%3Cscript%3E', () => undefined, 'code'],
];

describe('a request with a fault in it', () => {
  it.each(faults)('is refused: %s', async (_what, method, address, json, field) => {
    const { code, fields } = await refusal(method, address, json());
    expect(code).toMatch(/^core\.(invalid-input|payload-too-large|not-found)$/);
    if (field) expect(fields.map((fault) => fault.path)).toContain(field);
  });

  it('about things of another agency is refused as if they were not there', async () => {
    const foreign = [...world.tirtamaya.posts.values()][0]!;
    const own = await kit.letter();
    const stranger = await world.actor('admin-tirtamaya');
    const file = await refusal('POST', '/api/letters/intakes', {
      fileIds: [await kit.file('admin-tirtamaya')],
    });
    const asked = [
      file,
      await refusal('POST', '/api/letters', registration({ addressees: [foreign] })),
      await refusal('POST', '/api/letters', registration({ readers: [foreign], securityClass: 'R' })),
      await refusal('POST', '/api/letters', registration({ replyTo: far })),
      await changesNothing(house, async () =>
        refusalIn(await house.ask(`/api/letters/${own.id}`, { token: stranger.token })),
      ),
    ];
    expect(asked.map(({ status, code }) => [status, code])).toEqual(asked.map(() => [404, 'core.not-found']));
  });

  it('tells a name what it does not know, whatever the name is', async () => {
    for (const name of ['constructor', 'toString', 'hasOwnProperty', 'prototype', ''])
      expect((await refusal('POST', '/api/letters', registration({ [name]: 1 }))).code).toBe(
        'core.invalid-input',
      );
  });

  it('that is mended afterwards succeeds, once, under the same key', async () => {
    const key = { 'idempotency-key': crypto.randomUUID() };
    const ask = (json: object) =>
      house.ask('/api/letters', { method: 'POST', token: clerk.token, json, headers: key });
    await changesNothing(house, async () => refusalIn(await ask(registration({ subject: '' }))));
    const [first, again] = [await ask(registration({})), await ask(registration({}))];
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(await again.json()).toEqual(await first.json());
  });
});

it('a document of the smallest kind is taken after all that', async () => {
  expect((await upload(smallPdf(1))).status).toBe(200);
});
