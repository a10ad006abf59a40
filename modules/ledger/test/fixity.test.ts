import { createHash, randomBytes } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { watchedRows } from '#app/modules.ts';
import { checkObject } from '#core/files/check-object.ts';
import type { FileStore } from '#core/files/file-store.ts';
import { folderStore } from '#core/files/folder-store.ts';
import { mendObject } from '#core/files/mend-object.ts';
import { objectPath } from '#core/files/object-path.ts';
import { folderReplica } from '#core/files/replica.ts';
import type { JobContext } from '#core/jobs/job.ts';
import { fixity } from '../contract/fixity.ts';
import { ledger } from '../contract/ledger.ts';
import { checkFiles } from '../server/schedules/check-files.ts';
import { type LedgerHouse, ledgerHouse } from './ledger-house.ts';

let at: LedgerHouse;
let letterId: string;
let object: string;
let replicaDir: string;
const content = randomBytes(200_000);

beforeAll(async () => {
  at = await ledgerHouse();
  await at.owner(
    `update organization.role set permissions = permissions || array['ledger.watch'] where agency_id = $1 and name = 'admin'`,
    [at.office.agencyId],
  );
  letterId = await at.registerLetter();
  const { files } = at.house.house.services;
  ({ sha256: object } = await files.put(content, { maxBytes: 1_000_000, agency: at.office.agencyId }));
  // A document of the letter, by its rows.
  await at.owner(
    `with f as (insert into files.file (agency_id, id, sha256, size_bytes, media_type, name, state, claimed_at)
       values ($1, gen_random_uuid(), decode($2, 'hex'), $3, 'application/pdf', 'surat.pdf', 'ready', now()) returning id),
     i as (insert into letters.intake (agency_id, id, unit_id, channel, received_at, settled_at, letter_id)
       select $1, gen_random_uuid(), unit_id, 'upload', now(), now(), id from letters.letter where id = $4 returning id)
     insert into letters.document (agency_id, id, intake_id, letter_id, file_id, position, name, media_type, sha256, state)
     select $1, gen_random_uuid(), i.id, $4, f.id, 0, 'surat.pdf', 'application/pdf', decode($2, 'hex'), 'waiting' from f, i`,
    [at.office.agencyId, object, content.length, letterId],
  );
  replicaDir = mkdtempSync(path.join(tmpdir(), 'pendopo-replica-'));
}, 60_000);
afterAll(async () => {
  await at.house.close();
  rmSync(replicaDir, { recursive: true, force: true });
});

const place = () => path.join(at.house.dataDir, 'objects', objectPath(object));
const copy = () => path.join(replicaDir, 'objects', objectPath(object));
const damagedFolder = () => path.join(at.house.dataDir, 'objects', 'damaged');

let stored: Buffer;
beforeEach(() => {
  stored ??= readFileSync(place());
  writeFileSync(place(), stored);
  rmSync(path.join(replicaDir, 'objects'), { recursive: true, force: true });
  rmSync(damagedFolder(), { recursive: true, force: true });
  cpSync(path.join(at.house.dataDir, 'objects'), path.join(replicaDir, 'objects'), { recursive: true });
});

const later = (days: number) =>
  at.house.clock.set(new Date(at.house.clock.now().getTime() + days * 86_400_000));
const flip = (file: string) => {
  const bytes = readFileSync(file);
  bytes[1_000] = bytes[1_000]! ^ 4;
  writeFileSync(file, bytes);
};
const keptAside = () =>
  existsSync(damagedFolder())
    ? readdirSync(damagedFolder(), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => readFileSync(path.join(entry.parentPath, entry.name)))
    : [];
/** The scheduled reading, with or without a replica. */
const read = async (files: Partial<FileStore> = { replica: folderReplica(replicaDir) }) => {
  const ctx: JobContext = { ...at.ctx, files: { ...at.ctx.files, ...files } };
  await checkFiles({ watched: watchedRows, fixityDays: 90 }).run(ctx);
};
const state = () => at.office.admin.call(fixity.show, {});
const alarms = async () =>
  (await at.office.admin.call(ledger.state, {})).alarms
    .filter(({ invariant }) => invariant === 'I9')
    .map(({ finding, record }) => `${finding}: ${record}`);
const isWhole = async () => (await checkObject(at.ctx.files, object)) === undefined;

describe('stored files', () => {
  it('are read once within the days, and nothing is told while they are whole', async () => {
    await read();
    expect(await state()).toMatchObject({ total: 1, read: 1, damaged: 0, objects: [] });
    expect((await state()).wholeSince).toBe(at.house.clock.now().toISOString());
    expect(await alarms()).toEqual([]);
    // Not read again before it is due: it is not even opened.
    const open = () => Promise.reject(new Error('read too early'));
    later(30);
    await read({ open });
    later(31);
    await expect(read({ open }).then(state)).resolves.toMatchObject({ damaged: 1 });
    await read();
    expect(await state()).toMatchObject({ damaged: 0, read: 1 });
  });

  it.each([
    ['a flipped bit', 'changed', () => flip(place())],
    ['a lost end', 'changed', () => truncateSync(place(), 5_000)],
    ['bytes of another length', 'changed', () => writeFileSync(place(), Buffer.alloc(300))],
    ['nothing at all', 'missing', () => rmSync(place())],
  ] as const)('with %s are told by their letter and mended from the replica', async (_, damage, strike) => {
    later(61);
    strike();
    const there = existsSync(place()) ? readFileSync(place()) : undefined;
    await read();
    expect(readFileSync(place()).equals(stored)).toBe(true);
    expect(await isWhole()).toBe(true);
    // What was there is kept.
    expect(keptAside().map(digest)).toEqual(there ? [digest(there)] : []);
    expect(await alarms()).toContain(`object-${damage}: letters ${letterId} ${object.slice(0, 16)}`);
    const now = await state();
    expect(now).toMatchObject({ damaged: 0, hasReplica: false });
    expect(now.objects[0]).toMatchObject({
      object,
      damage: null,
      mendedOf: damage,
      holders: [{ module: 'letters', thingId: letterId, name: '1/2026' }],
    });
  });

  it('that the disk does not give are told when others can be read', async () => {
    later(61);
    // Root reads what nobody may: the fault is played.
    const open: FileStore['open'] = () => Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' }));
    await read({ open, replica: undefined });
    expect((await state()).objects[0]).toMatchObject({ damage: 'unreadable', replica: 'none' });
    expect(await alarms()).toContain(`object-unreadable: letters ${letterId} ${object.slice(0, 16)}`);
    await read();
    expect((await state()).damaged).toBe(0);
  });

  it('stay as they are where there is no replica, and are looked at again until somebody brings them back', async () => {
    later(61);
    flip(place());
    const there = digest(readFileSync(place()));
    await read({ replica: undefined });
    expect((await state()).objects[0]).toMatchObject({ damage: 'changed', replica: 'none' });
    expect(digest(readFileSync(place()))).toBe(there);
    writeFileSync(place(), stored);
    await read({ replica: undefined });
    expect((await state()).damaged).toBe(0);
  });

  it.each([
    ['is damaged as well', 'damaged', () => flip(copy())],
    ['has none', 'missing', () => rmSync(copy())],
    ['is not mounted', 'unreachable', () => rmSync(path.join(replicaDir, 'objects'), { recursive: true })],
  ] as const)('are not touched when the replica %s', async (_, replica, strike) => {
    later(61);
    flip(place());
    strike();
    const there = digest(readFileSync(place()));
    await read();
    expect(digest(readFileSync(place()))).toBe(there);
    expect(keptAside()).toEqual([]);
    expect((await state()).objects[0]).toMatchObject({ damage: 'changed', replica });
  });

  it('would be lost to a mending that does not check the replica (planted fault)', async () => {
    later(61);
    flip(place());
    flip(copy());
    const raw = folderStore(at.house.dataDir);
    const mending = {
      receive: raw.receive,
      keepDamaged: async (name: string) => rmSync(path.join(at.house.dataDir, 'objects', objectPath(name))),
    };
    const unchecked: FileStore['mend'] = (name, bytes) => mendObject(mending, name, bytes, () => true);
    await read({ replica: folderReplica(replicaDir), mend: unchecked });
    // The object is gone, and the reading after the mending says so.
    expect(existsSync(place())).toBe(false);
    expect((await state()).objects[0]).toMatchObject({ damage: 'changed', replica: 'damaged' });
    expect(await raw.mend(object, Readable.from(readFileSync(copy())))).toBe(false);
  });

  it('are told of by an event that has its own leaf', async () => {
    const events = await at.owner<{ type: string; subject_id: string }>(
      `select type, subject_id from core.event where type in ('ledger.file-mended') and agency_id = $1`,
      [at.office.agencyId],
    );
    expect(events.length).toBeGreaterThan(0);
    expect(new Set(events.map(({ subject_id: subject }) => subject))).toEqual(new Set([letterId]));
  });

  it('leave the list when no row names them any more', async () => {
    at.house.clock.set(new Date('2028-01-01T18:05:00Z'));
    await at.owner(`delete from letters.document where letter_id = $1`, [letterId]);
    await at.owner(`delete from files.file where sha256 = decode($1, 'hex')`, [object]);
    await read();
    expect((await state()).total).toBe(0);
  });
});

const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
