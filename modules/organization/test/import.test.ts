import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import type { DemoAgency } from '#app/demo/load-organization.ts';
import { newId } from '#core/contract/ids.ts';
import { openSession } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import type { ImportResult, SheetKind } from '../contract/people.ts';
import { personIn, twoRegencies } from './factory.ts';

let house: TestHouse;
let arunika: DemoAgency;
let token: string;

beforeAll(async () => {
  house = await testHouse();
  ({ arunika } = await twoRegencies(house));
  token = await sessionOf('admin');
});
afterAll(() => house.close());

async function sessionOf(key: string): Promise<string> {
  const [accountId, personId] = [newId(), personIn(arunika, key)];
  await house.owner(
    'insert into identity.account (agency_id, id, person_id, created_at) values ($1, $2, $3, $4)',
    [arunika.agencyId, accountId, personId, house.clock.now()],
  );
  return openSession(house, arunika.agencyId, personId, accountId);
}

async function upload(
  kind: SheetKind,
  body: string | Buffer,
  options: { dryRun?: boolean; token?: string } = {},
) {
  const answer = await house.server.inject({
    method: 'POST',
    url: `/api/people/import?kind=${kind}&dryRun=${options.dryRun ?? false}`,
    headers: {
      authorization: `Bearer ${options.token ?? token}`,
      'idempotency-key': crypto.randomUUID(),
      'content-type': 'application/octet-stream',
    },
    payload: body,
  });
  return { status: answer.statusCode, body: answer.json<ImportResult & { code?: string }>() };
}

async function counts() {
  const [row] = await house.owner<Record<string, number>>(
    `select (select count(*)::int from organization.unit where agency_id = $1) as units,
       (select count(*)::int from organization.post where agency_id = $1) as posts,
       (select count(*)::int from organization.person where agency_id = $1) as people,
       (select count(*)::int from organization.holder where agency_id = $1) as holders,
       (select count(*)::int from core.event where agency_id = $1) as events`,
    [arunika.agencyId],
  );
  return row;
}

const units =
  'kode;nama;kode_induk;jenis\ndlh;Dinas Lingkungan Hidup;arunika;Dinas\ndlh-sampah;Bidang Persampahan;dlh;Bidang\n';
const posts =
  'kode;nama;kode_unit;kode_atasan;jenis;pimpinan;eselon\nstaf-dlh;Pengelola Sampah;dlh-sampah;kadis-dlh;pelaksana;;\nkadis-dlh;Kepala Dinas LH;dlh;sekda;struktural;ya;II.b\n';
const people =
  'Nama,Gelar Belakang,Jenis,NIP,NIK,Surel,Kode Jabatan,Status Jabatan,Mulai\n"Wening, Sekar","S.T.",PNS,19850311 201001 2 001,3578015103850001,wening@example.org,kadis-dlh,Definitif,02/01/2026\nTono,,PPPK,199203042022211001,,,staf-dlh,,\n';

test('a dry run tells what would happen and writes nothing', async () => {
  const before = await counts();
  const { status, body } = await upload('units', units, { dryRun: true });
  expect(status).toBe(200);
  expect(body).toMatchObject({ dryRun: true, written: false, rows: 2, created: 2, changed: 0, faults: [] });
  expect(await counts()).toEqual(before);
});

test('a department comes in from three sheets: units, posts and people', async () => {
  expect((await upload('units', units)).body).toMatchObject({ written: true, created: 2 });
  expect((await upload('posts', posts)).body).toMatchObject({ written: true, created: 2 });
  expect((await upload('people', people)).body).toMatchObject({
    written: true,
    created: 2,
    appointed: 2,
    faults: [],
  });
  const told = await house.owner<{ type: string; n: number }>(
    'select type, count(*)::int as n from core.event where agency_id = $1 and request_id <> $2 group by type order by type',
    [arunika.agencyId, 'test'],
  );
  expect(told).toEqual([
    { type: 'holder.appointed', n: 2 },
    { type: 'person.created', n: 2 },
    { type: 'post.created', n: 2 },
    { type: 'sheet.imported', n: 3 },
    { type: 'unit.created', n: 2 },
  ]);
  const [head] = await house.owner<{ name: string; starts_at: Date; sealed: boolean }>(
    `select h.name, d.starts_at, h.nik_sealed is not null as sealed from organization.holder d
     join organization.person h on h.id = d.person_id join organization.post p on p.id = d.post_id where p.code = 'kadis-dlh'`,
  );
  expect(head).toEqual({ name: 'Wening, Sekar', starts_at: new Date('2026-01-01T17:00:00Z'), sealed: true });
});

test('the same sheets again change nothing', async () => {
  const before = await counts();
  expect((await upload('units', units)).body).toMatchObject({ created: 0, changed: 0, unchanged: 2 });
  expect((await upload('posts', posts)).body).toMatchObject({ created: 0, changed: 0, unchanged: 2 });
  expect((await upload('people', people)).body).toMatchObject({
    created: 0,
    changed: 0,
    unchanged: 2,
    appointed: 0,
  });
  const after = await counts();
  expect({ ...after, events: 0 }).toEqual({ ...before, events: 0 });
});

test('one bad row in a thousand keeps all of them out, and is named by row, column and code', async () => {
  const rows = Array.from({ length: 1_000 }, (_, index) => {
    const sequence = String((index % 900) + 1).padStart(3, '0');
    const year = 1970 + Math.floor(index / 900);
    return `Pegawai ${index},PNS,${year}0105200001${index % 2 ? 1 : 2}${sequence}`;
  });
  rows[499] = 'Pegawai Salah,PNS,199013172015032001';
  const before = await counts();
  const { body } = await upload('people', `nama,jenis,nip\n${rows.join('\n')}`);
  expect(body).toMatchObject({ written: false, rows: 1_000, created: 999 });
  expect(body.faults).toEqual([{ row: 501, column: 'nip', code: 'organization.nip-invalid' }]);
  expect(await counts()).toEqual(before);
});

test('a spreadsheet is read as a CSV is, with dates as dates', async () => {
  const heading = ['nama', 'jenis', 'nip', 'kode_jabatan', 'status_jabatan', 'mulai'].map((value) => ({
    value,
  }));
  const row = [
    { value: 'Lembar Kerja' },
    { value: 'pns' },
    { value: '198703022011011001' },
    { value: 'staf-dlh' },
    { value: 'Plt.' },
    { value: new Date('2026-11-01T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' },
  ];
  const file = await (
    writeExcelFile([heading, row] as never) as unknown as { toBuffer(): Promise<Buffer> }
  ).toBuffer();
  const { body } = await upload('people', file);
  expect(body).toMatchObject({ written: true, created: 1, appointed: 1 });
  const [held] = await house.owner<{ kind: string; starts_at: Date }>(
    "select d.kind, d.starts_at from organization.holder d join organization.person h on h.id = d.person_id where h.name = 'Lembar Kerja'",
  );
  expect(held).toEqual({ kind: 'plt', starts_at: new Date('2026-10-31T17:00:00Z') });
});

test('sheets that are none, too large, empty or bombs are refused with a code, and the server stays up', async () => {
  const cases: [string | Buffer, string][] = [
    ['', 'organization.sheet-empty'],
    ['nama,jenis\n', 'organization.sheet-empty'],
    ['nama;nip\nA;1', 'organization.sheet-column-missing'],
    ['a,"b\nc,d', 'organization.sheet-unreadable'],
    [Buffer.from([0xff, 0xd8, 0xff, 0x00, 0x10]), 'organization.sheet-unreadable'],
    [Buffer.from('PK\u0003\u0004 broken'), 'organization.sheet-unreadable'],
    [Buffer.alloc(5_000_001, 'a'), 'organization.sheet-too-large'],
    [`nama,jenis\n${'A,pns\n'.repeat(10_001)}`, 'organization.sheet-too-large'],
    [zipOf('xl/worksheets/sheet1.xml', Buffer.alloc(70_000_000, ' ')), 'organization.sheet-too-large'],
    [
      zipOf('xl/worksheets/sheet1.xml', Buffer.from('<c r="XFD1048576"><v>1</v></c>')),
      'organization.sheet-too-large',
    ],
  ];
  for (const [bytes, code] of cases) expect((await upload('people', bytes)).body.code, code).toBe(code);
  expect((await upload('units', units, { dryRun: true })).status).toBe(200);
});

test('who may not import is refused before the sheet is read', async () => {
  const { status, body } = await upload('people', 'not, even\na "sheet', {
    token: await sessionOf('staf-kominfo'),
  });
  expect([status, body.code]).toEqual([403, 'core.forbidden']);
});

/** A ZIP archive with one packed entry. */
function zipOf(name: string, content: Buffer): Buffer {
  const packed = deflateRawSync(content);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(content.length, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(content.length, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end]);
}
