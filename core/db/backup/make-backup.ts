import { existsSync } from 'node:fs';
import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { OperatorError } from '../embedded/operator-error.ts';
import { proveArchive } from './archive-reader.ts';
import { type ArchiveWriter, createArchive } from './archive-writer.ts';
import { copyDatabase } from './copy-database.ts';
import { type BackupFacts, fingerprint } from './manifest.ts';

export interface BackupOptions {
  /** The file to make; it must not exist. */
  file: string;
  dataDir: string;
  /** Owner's connection to the embedded server; absent when the database lies outside. */
  adminUrl?: string;
  /** Bucket that holds the objects; absent when they lie in `dataDir/objects`. */
  bucket?: string;
  secretKey: Buffer;
  /** Leave the secret key out: the file alone is then not enough to open what is sealed. */
  withoutKey?: boolean;
  /** Keep the log after this backup, for a restore to any later second. */
  keepLog: boolean;
}

export interface BackupReport {
  file: string;
  bytes: number;
  members: number;
  facts: BackupFacts;
  /** Objects whose content is no longer what their name says; they are in the file as they were found. */
  spoiledObjects: string[];
}

/**
 * Makes one file with database, objects and secrets while Pendopo is in use, then reads it back and proves it.
 * The database is copied first: every object its rows name was on disk before, and objects never change.
 */
export async function makeBackup(options: BackupOptions): Promise<BackupReport> {
  const file = resolve(options.file);
  if (existsSync(file)) throw new OperatorError(`${file} exists already; a backup never overwrites.`);
  const half = `${file}.part`;
  await rm(half, { force: true });
  const archive = await createArchive(half);
  try {
    // Before the database: what is published stands in it too, and it then holds at least as much.
    const published = options.bucket
      ? undefined
      : await addPublished(archive, join(options.dataDir, PUBLISHED));
    const database = options.adminUrl ? await copyDatabase(archive, options.adminUrl, options) : undefined;
    const completeAt = database?.completeAt ?? new Date().toISOString();
    const objects = options.bucket ? undefined : await addObjects(archive, join(options.dataDir, 'objects'));
    await addSecrets(archive, options);
    const facts: BackupFacts = {
      format: 'pendopo-backup',
      version: 1,
      completeAt,
      database: database?.facts,
      ...(published && { published }),
      objects: objects ? { count: objects.count, bytes: objects.bytes } : { bucket: options.bucket ?? '' },
      holdsKey: !options.withoutKey,
      keyFingerprint: fingerprint(options.secretKey),
    };
    await archive.finish(facts);
    const proved = await proveArchive(half);
    await rename(half, file);
    const spoiledObjects = [...proved.members.values()].filter(isSpoiledObject).map(({ name }) => name);
    return { file, bytes: (await stat(file)).size, members: proved.members.size, facts, spoiledObjects };
  } catch (error) {
    await archive.abandon().catch(() => {});
    await rm(half, { force: true });
    throw error;
  }
}

/**
 * Objects lie in `objects/ab/cd/<sha256>`, those on their way out in `objects/aside/…`: the name is the proof.
 * Half-written ones have other names.
 */
export const OBJECT = /^objects\/(?:aside\/)?(?:[0-9a-f]{2}\/)*([0-9a-f]{64})$/;

function isSpoiledObject({ name, sha256 }: { name: string; sha256: string }): boolean {
  const promised = OBJECT.exec(name)?.[1];
  return promised !== undefined && promised !== sha256;
}

async function addObjects(archive: ArchiveWriter, folder: string): Promise<{ count: number; bytes: number }> {
  const total = { count: 0, bytes: 0 };
  if (!existsSync(folder)) return total;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = `objects/${path.slice(folder.length + 1)}`;
    if (!entry.isFile() || !OBJECT.test(name)) continue;
    const object = await openObject(folder, path);
    if (!object) continue;
    await archive.add(name, object.createReadStream());
    total.count += 1;
    total.bytes += object.bytes;
  }
  return total;
}

/** An object may be set aside, or come back from there, between being listed and being read. */
async function openObject(folder: string, path: string) {
  const place = path.slice(folder.length + 1).replace(/^aside\//, '');
  for (const one of [path, join(folder, place), join(folder, 'aside', place)]) {
    const handle = await open(one).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
    if (!handle) continue;
    const { size } = await handle.stat();
    return { bytes: size, createReadStream: () => handle.createReadStream() };
  }
  return undefined;
}

/** Folder of the published files of logs: some are replaced in one step, the others never change; narrower tiles go once the full one is there. */
export const PUBLISHED = 'ledger';

/** The heads first: whatever they need was written before them. */
async function addPublished(
  archive: ArchiveWriter,
  folder: string,
): Promise<{ count: number; bytes: number }> {
  const total = { count: 0, bytes: 0 };
  if (!existsSync(folder)) return total;
  const isHead = (name: string) => name === 'checkpoint';
  for (const heads of [true, false]) {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      // What is being written has a name that begins with a dot.
      if (!entry.isFile() || entry.name.startsWith('.') || isHead(entry.name) !== heads) continue;
      const path = join(entry.parentPath, entry.name);
      const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
        // A narrower tile of which the full one is there may be taken away between being listed and being read.
        if (error.code !== 'ENOENT' || !entry.parentPath.endsWith('.p')) throw error;
      });
      if (!bytes) continue;
      await archive.add(`${PUBLISHED}/${path.slice(folder.length + 1)}`, Readable.from([bytes]));
      total.count += 1;
      total.bytes += bytes.length;
    }
  }
  return total;
}

async function addSecrets(
  archive: ArchiveWriter,
  { dataDir, adminUrl, secretKey, withoutKey }: BackupOptions,
) {
  if (adminUrl) {
    const owner = await readFile(join(dataDir, 'secrets', 'database-owner'));
    await archive.add('secrets/database-owner', Readable.from([owner]));
  }
  if (!withoutKey) {
    await archive.add(
      'secrets/secret-key',
      Readable.from([Buffer.from(`${secretKey.toString('base64')}\n`)]),
    );
  }
}
