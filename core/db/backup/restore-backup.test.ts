import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type Embedded, startEmbedded } from '../embedded/start-embedded.ts';
import { makeBackup } from './make-backup.ts';
import { restoreBackup } from './restore-backup.ts';
import { BLOCK } from './tar-header.ts';
import * as changed from './test/changed-backup.ts';

const { membersOf } = changed;
const silent = () => {};
const secretKey = Buffer.alloc(32, 7);
const letter = Buffer.from('isi surat yang dipindai');
const sha256 = createHash('sha256').update(letter).digest('hex');
const objectPath = `objects/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;

/** The published head of a log and what it stands on. */
const head = join('ledger', 'agency', 'letters', 'checkpoint');
const tile = join('ledger', 'agency', 'letters', 'tile', '0', '000.p', '5');

let folder: string;
let dataDir: string;
let file: string;
let server: Embedded;
/** Between the two changes that were made after the backup. */
let between: Date;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pendopo-backup-'));
  dataDir = join(folder, 'data');
  file = join(folder, 'kantor.tar');
  server = await startEmbedded({ dataDir, archive: true, log: silent });
  mkdirSync(join(dataDir, objectPath, '..'), { recursive: true });
  writeFileSync(join(dataDir, objectPath), letter);
  mkdirSync(join(dataDir, tile, '..'), { recursive: true });
  writeFileSync(join(dataDir, tile), 'five hashes');
  writeFileSync(join(dataDir, head), 'size 5');
  writeFileSync(join(dataDir, head, '..', '.half-written'), 'nothing yet');
  await query(server, 'create table letter (number int primary key, subject text)');
  await query(server, `insert into letter select n, repeat('perihal ', 20) from generate_series(1, 20000) n`);
  await backupTo(file);
  await query(server, `insert into letter values (20001, 'sesudah cadangan')`);
  await sleep(50);
  between = new Date();
  await sleep(50);
  await query(server, 'delete from letter where number <= 19000');
  await finishSegment();
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('a backup made while letters are being registered holds every one that was acknowledged before it ended', async () => {
  let last = 30_000;
  let going = true;
  const registering = (async () => {
    while (going) await query(server, `insert into letter values (${++last}, 'saat cadangan')`);
  })();
  const busy = join(folder, 'sibuk.tar');
  await sleep(100);
  const before = last - 1;
  await backupTo(busy);
  going = false;
  await registering;
  const restored = await restoreInto('sibuk', { file: busy });
  const [row] = await restored.query(
    `select count(*)::int as count from letter where number between 30001 and ${before}`,
  );
  expect(row).toEqual({ count: before - 30_000 });
});

test('a restore brings back database, objects and key, and proves them', async () => {
  const { report, target, query: ask } = await restoreInto('semua');
  expect(report.objects).toBe(1);
  expect(report.database?.indexes).toBeGreaterThan(100);
  expect(readFileSync(join(target, objectPath))).toEqual(letter);
  expect(readFileSync(join(target, 'secrets/secret-key'), 'utf8').trim()).toBe(secretKey.toString('base64'));
  expect(await ask('select count(*)::int as count, max(number) as last from letter')).toEqual([
    { count: 20_000, last: 20_000 },
  ]);
});

test('the published files of the logs are in it, and newer ones of the old installation take their place', async () => {
  const { report, target } = await restoreInto('terbit');
  expect(report.facts.published).toEqual({ count: 2, bytes: 17 });
  expect([readFileSync(join(target, head), 'utf8'), readFileSync(join(target, tile), 'utf8')]).toEqual([
    'size 5',
    'five hashes',
  ]);
  expect(readdirSync(join(target, head, '..'))).not.toContain('.half-written');

  const publishedFolder = join(folder, 'ledger-lama');
  mkdirSync(join(publishedFolder, 'agency', 'letters'), { recursive: true });
  writeFileSync(join(publishedFolder, 'agency', 'letters', 'checkpoint'), 'size 9');
  const newer = await restoreInto('terbit-baru', { publishedFolder });
  expect(readFileSync(join(newer.target, head), 'utf8')).toBe('size 9');
  expect(readFileSync(join(newer.target, tile), 'utf8')).toBe('five hashes');
});

test('with the log archive it goes to the chosen second, and to the last one', async () => {
  const logFolders = [join(dataDir, 'wal-archive')];
  const chosen = await restoreInto('detik', { logFolders, toTime: between });
  expect(await chosen.query('select count(*)::int as count, max(number) as last from letter')).toEqual([
    { count: 20_001, last: 20_001 },
  ]);
  const latest = await restoreInto('terakhir', { logFolders });
  expect(await latest.query('select count(*)::int as count from letter where number <= 20001')).toEqual([
    { count: 1_001 },
  ]);
});

test('an object that a row names and nothing brings is missed aloud; with the old folder it is there', async () => {
  const page = Buffer.from('halaman sesudah cadangan');
  const name = createHash('sha256').update(page).digest('hex');
  const place = `objects/${name.slice(0, 2)}/${name.slice(2, 4)}/${name}`;
  await query(server, 'create table page (agency_id uuid, image_sha256 text, made_from_sha256 bytea)');
  await query(
    server,
    `insert into page values (gen_random_uuid(), '${name}', null), (gen_random_uuid(), null, '\\x${sha256}')`,
  );
  await finishSegment();
  const logFolders = [join(dataDir, 'wal-archive')];
  const half = join(folder, 'kurang');
  await expect(restoreBackup({ file, dataDir: half, log: silent, logFolders })).rejects.toThrow(
    `1 objects that rows name are missing: ${name}`,
  );
  rmSync(half, { recursive: true });

  mkdirSync(join(dataDir, place, '..'), { recursive: true });
  writeFileSync(join(dataDir, place), page);
  onTestFinished(() => rmSync(join(dataDir, place)));
  const objectFolder = join(dataDir, 'objects');
  const { target, report } = await restoreInto('sesudah', { logFolders, objectFolder });
  expect(report.objects).toBe(2);
  expect(readFileSync(join(target, place))).toEqual(page);
  await query(server, 'drop table page');
});

test('a restored office makes a new backup that can be restored again', async () => {
  const { target, server: second } = await restoreInto('lagi');
  const again = join(folder, 'lagi.tar');
  await makeBackup({ file: again, dataDir: target, adminUrl: second.adminUrl, secretKey, keepLog: true });
  const { query: ask } = await restoreInto('lagi-2', { file: again });
  expect(await ask('select count(*)::int as count from letter')).toEqual([{ count: 20_000 }]);
});

test.each(['database/base/', 'wal/', objectPath])(
  'one flipped bit in %s is found, named, and nothing is touched',
  async (prefix) => {
    const copy = damagedCopy((bytes, members) => {
      const member = members
        .filter(({ name }) => name.startsWith(prefix))
        .sort((a, b) => b.size - a.size)[0]!;
      bytes[member.at + Math.floor(member.size / 2)]! ^= 1;
      return member.name;
    });
    expect(await refusal({ file: copy.file })).toContain(`${copy.name} is not what was saved`);
  },
);

test('a flipped bit in a header or in the manifest is found', async () => {
  const header = damagedCopy((bytes, members) => {
    bytes[members[9]!.at - BLOCK + 3]! ^= 1;
    return members[8]!.name;
  });
  expect(await refusal({ file: header.file })).toContain(
    `the header that follows ${header.name} cannot be read`,
  );
  const manifest = damagedCopy((bytes, members) => {
    bytes[members.find(({ name }) => name === 'manifest.jsonl')!.at + 400]! ^= 1;
    return '';
  });
  expect(await refusal({ file: manifest.file })).toContain('manifest.jsonl is not what was saved');
});

test('a file that is cut off is refused', async () => {
  const bytes = readFileSync(file);
  const cut = join(folder, 'terpotong.tar');
  writeFileSync(cut, bytes.subarray(0, bytes.length / 2));
  expect(await refusal({ file: cut })).toContain('it is cut off in');
});

test('a missing member, a strange one and one in place of another are named', async () => {
  const segment = membersOf(readFileSync(file)).find(({ name }) => name.startsWith('wal/'))!.name;
  expect(
    await refusal({ file: rewritten((members) => members.filter(({ name }) => name !== segment)) }),
  ).toContain(`${segment} is missing`);
  const strange = rewritten((members) => [
    { name: 'database/pg_hba.conf.new', content: Buffer.from('x') },
    ...members,
  ]);
  expect(await refusal({ file: strange })).toContain('database/pg_hba.conf.new does not belong to it');
  const swapped = rewritten((members) =>
    members.map((member) =>
      member.name === objectPath ? { ...member, content: Buffer.from('palsu') } : member,
    ),
  );
  expect(await refusal({ file: swapped })).toContain(`${objectPath} is not what was saved`);
});

test('a hole in the log archive is named instead of losing what follows in silence', async () => {
  for (let more = 0; more < 2; more++) await finishSegment();
  const holed = join(folder, 'berlubang');
  cpSync(join(dataDir, 'wal-archive'), holed, { recursive: true });
  const segments = readdirSync(holed)
    .filter((name) => /^[0-9A-F]{24}$/.test(name))
    .sort();
  const removed = segments.at(-2)!;
  rmSync(join(holed, removed));
  expect(await refusal({ logFolders: [holed] })).toContain(`${removed} is missing`);
});

test('a time before the backup or after the end of the log is refused', async () => {
  expect(await refusal({ toTime: new Date('2020-01-01T00:00:00Z') })).toContain('take an older backup');
  const later = new Date(Date.now() + 86_400_000);
  const target = join(folder, 'kelak');
  await expect(
    restoreBackup({ file, dataDir: target, toTime: later, secretKey, log: silent }),
  ).rejects.toThrow('before configured recovery target was reached');
});

test('it never restores over something', async () => {
  const target = join(folder, 'berisi');
  mkdirSync(target);
  writeFileSync(join(target, 'catatan.txt'), 'penting');
  await expect(restoreBackup({ file, dataDir: target, log: silent })).rejects.toThrow('is not empty');
  expect(readdirSync(target)).toEqual(['catatan.txt']);
});

test('a backup without the key opens only where the key is known', async () => {
  const locked = join(folder, 'tanpa-kunci.tar');
  await makeBackup({
    file: locked,
    dataDir,
    adminUrl: server.adminUrl,
    secretKey,
    withoutKey: true,
    keepLog: true,
  });
  expect(readFileSync(locked).includes(secretKey.toString('base64'))).toBe(false);
  expect(await refusal({ file: locked })).toContain('set SECRET_KEY');
  expect(await refusal({ file: locked, secretKey: Buffer.alloc(32, 8) })).toContain('not the key');
  await restoreInto('dengan-kunci', { file: locked, secretKey });
});

test('an object that was spoiled on disk is reported by the backup and by the restore', async () => {
  writeFileSync(join(dataDir, objectPath), 'rusak di cakram');
  onTestFinished(() => writeFileSync(join(dataDir, objectPath), letter));
  const spoiled = join(folder, 'rusak.tar');
  const report = await makeBackup({
    file: spoiled,
    dataDir,
    adminUrl: server.adminUrl,
    secretKey,
    keepLog: true,
  });
  expect(report.spoiledObjects).toEqual([objectPath]);
  await expect(restoreBackup({ file: spoiled, dataDir: join(folder, 'rusak'), log: silent })).rejects.toThrow(
    sha256,
  );
});

test('a page of the database that was spoiled on disk does not pass the proof', async () => {
  const [row] = await query(server, `checkpoint; select pg_relation_filepath('letter') as path`);
  const path = join(dataDir, 'database', (row as { path: string }).path);
  const sound = readFileSync(path);
  const bytes = Buffer.from(sound);
  bytes[20 * 8192 + 4000]! ^= 1;
  await server.stop();
  writeFileSync(path, bytes);
  server = await startEmbedded({ dataDir, archive: true, log: silent });
  const spoiled = join(folder, 'halaman.tar');
  await backupTo(spoiled);
  await expect(
    restoreBackup({ file: spoiled, dataDir: join(folder, 'halaman'), log: silent }),
  ).rejects.toThrow('invalid page');
});

test('old log is dropped from the second backup before the newest on', async () => {
  const archive = join(dataDir, 'wal-archive');
  const oldest = () =>
    readdirSync(archive)
      .filter((name) => /^[0-9A-F]{24}$/.test(name))
      .sort()[0] ?? '';
  const before = oldest();
  for (const name of ['satu.tar', 'dua.tar']) await backupTo(join(folder, name));
  expect(oldest() > before).toBe(true);
  await makeBackup({
    file: join(folder, 'tiga.tar'),
    dataDir,
    adminUrl: server.adminUrl,
    secretKey,
    keepLog: false,
  });
  expect(readdirSync(archive).filter((name) => /^[0-9A-F]{24}$/.test(name))).toEqual([]);
});

async function backupTo(path: string): Promise<void> {
  const report = await makeBackup({
    file: path,
    dataDir,
    adminUrl: server.adminUrl,
    secretKey,
    keepLog: true,
  });
  expect(report.spoiledObjects).toEqual([]);
  expect(statSync(path).mode & 0o777).toBe(0o600);
}

async function restoreInto(name: string, options: Partial<Parameters<typeof restoreBackup>[0]> = {}) {
  const target = join(folder, name);
  const report = await restoreBackup({ file, dataDir: target, log: silent, ...options });
  const restored = await startEmbedded({ dataDir: target, archive: true, log: silent });
  onTestFinished(async () => {
    await restored.stop();
    rmSync(target, { recursive: true, force: true });
  });
  return { report, target, server: restored, query: (text: string) => query(restored, text) };
}

/** The sentence with which a restore is refused; the target must not have come into being. */
async function refusal(options: Partial<Parameters<typeof restoreBackup>[0]>): Promise<string> {
  const target = join(folder, 'ditolak');
  const sentence = await restoreBackup({ file, dataDir: target, log: silent, ...options }).then(
    () => '',
    (error: Error) => error.message,
  );
  expect(readdirSync(folder)).not.toContain('ditolak');
  return sentence;
}

async function finishSegment(): Promise<void> {
  const [row] = await query(server, 'select pg_walfile_name(pg_switch_wal()) as name');
  await query(server, 'create table if not exists tick (at timestamptz); insert into tick values (now())');
  for (
    const name = (row as { name: string }).name;
    !readdirSync(join(dataDir, 'wal-archive')).includes(name);
  )
    await sleep(50);
}

async function query(on: Embedded, text: string): Promise<pg.QueryResultRow[]> {
  const client = new pg.Client(on.adminUrl);
  await client.connect();
  try {
    const result = (await client.query(text)) as pg.QueryResult | pg.QueryResult[];
    return (Array.isArray(result) ? result.at(-1)! : result).rows;
  } finally {
    await client.end();
  }
}

const damagedCopy = (damage: Parameters<typeof changed.damagedCopy>[2]) =>
  changed.damagedCopy(file, join(folder, 'rusak-salinan.tar'), damage);
const rewritten = (change: Parameters<typeof changed.rewritten>[2]) =>
  changed.rewritten(file, join(folder, 'ditulis-ulang.tar'), change);
