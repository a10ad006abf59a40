import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { copyFile, cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { objectPath } from '../../files/object-path.ts';
import { clusterFolder } from '../embedded/create-cluster.ts';
import { OperatorError } from '../embedded/operator-error.ts';
import { startEmbedded } from '../embedded/start-embedded.ts';
import { contentOf, type ProvedArchive, proveArchive } from './archive-reader.ts';
import { firstGap, isLogFile } from './log-segments.ts';
import { OBJECT, PUBLISHED } from './make-backup.ts';
import { type BackupFacts, fingerprint } from './manifest.ts';
import { type DatabaseProof, proveDatabase } from './prove-database.ts';

export interface RestoreOptions {
  file: string;
  /** Must be missing or empty. */
  dataDir: string;
  /** Folders with log segments written after the backup, for a restore beyond it. */
  logFolders?: string[];
  /** The objects of the old installation: those written after the backup are taken from there. */
  objectFolder?: string;
  /** The published files of the old installation, newer than those of the backup. */
  publishedFolder?: string;
  /** Where to stop in the log; absent: at its end. */
  toTime?: Date;
  /** Needed when the file was made without it. */
  secretKey?: Buffer;
  log: (line: string) => void;
}

export interface RestoreReport {
  facts: BackupFacts;
  database?: DatabaseProof;
  /** Objects read again from the restored folder, each hash equal to its name. */
  objects: number;
}

/**
 * Proves the file before anything is touched, restores it into an empty data folder, lets PostgreSQL go through the
 * log, then proves what was restored: checksum of every page, tables, indexes, and every object against its name.
 */
export async function restoreBackup(options: RestoreOptions): Promise<RestoreReport> {
  const dataDir = resolve(options.dataDir);
  const archive = await proveArchive(resolve(options.file));
  await refuseNonEmpty(dataDir);
  const key = await requireKey(archive, options.secretKey);
  const segments = await collectLog(archive, options);

  await extract(archive, dataDir);
  await writeSecret(dataDir, key);
  const folder = join(dataDir, 'objects');
  if (options.publishedFolder)
    await cp(resolve(options.publishedFolder), join(dataDir, PUBLISHED), { recursive: true, force: true });
  if (options.objectFolder) await bringObjects(resolve(options.objectFolder), folder);
  const inBucket = 'bucket' in archive.facts.objects;
  const hasObject = (name: string) =>
    inBucket ||
    existsSync(join(folder, objectPath(name))) ||
    existsSync(join(folder, 'aside', objectPath(name)));
  const database = archive.facts.database && (await recover(dataDir, segments, options, hasObject));
  const objects = await proveObjects(folder);
  if (database) requireObjects(database.missingObjects);
  return { facts: archive.facts, database, objects };
}

async function refuseNonEmpty(dataDir: string): Promise<void> {
  if (!existsSync(dataDir) || (await readdir(dataDir)).length === 0) return;
  throw new OperatorError(
    `${dataDir} is not empty. Restore into an empty folder (DATA_DIR) and keep the old one until all is well.`,
  );
}

async function requireKey(archive: ProvedArchive, given: Buffer | undefined): Promise<Buffer> {
  const inside = await contentOf(archive, 'secrets/secret-key');
  const key = inside ? Buffer.from(inside.toString('utf8').trim(), 'base64') : given;
  if (!key)
    throw new OperatorError(
      'This backup was made without the secret key: set SECRET_KEY to the key of that installation.',
    );
  if (fingerprint(key) !== archive.facts.keyFingerprint) {
    throw new OperatorError('SECRET_KEY is not the key with which this backup was made.');
  }
  return key;
}

/** Paths of log files by name, those in `logFolders`; the segments of the backup itself come from the archive. */
async function collectLog(archive: ProvedArchive, options: RestoreOptions): Promise<Map<string, string>> {
  const { database, completeAt } = archive.facts;
  const segments = new Map<string, string>();
  for (const folder of options.logFolders ?? []) {
    for (const name of await readdir(folder)) {
      if (isLogFile(name) && !segments.has(name)) segments.set(name, join(folder, name));
    }
  }
  if (options.toTime && options.toTime < new Date(completeAt)) {
    throw new OperatorError(
      `This backup can be restored to ${completeAt} or later; take an older backup for an earlier time.`,
    );
  }
  const gap = database && firstGap(database.lastSegment, [...segments.keys()]);
  if (gap)
    throw new OperatorError(`The log segment ${gap} is missing; what was done after it cannot be restored.`);
  return segments;
}

async function extract(archive: ProvedArchive, dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o711 });
  for (const place of archive.places) {
    if (
      !/^(database|wal|objects|secrets|ledger)\//.test(place.name) ||
      place.name.split('/').includes('..')
    ) {
      throw new OperatorError(`The backup has a member that leads elsewhere: ${place.name}.`);
    }
    const target = join(dataDir, place.name.replace(/^wal\//, `${RECOVERY}/`).replace(/\.gz$/, ''));
    await mkdir(place.folder ? target : dirname(target), { recursive: true, mode: 0o700 });
    if (place.folder) continue;
    // PostgreSQL itself brings its files safely to disk before it goes through the log.
    const file = createWriteStream(target, {
      mode: 0o600,
      flags: 'wx',
      flush: place.name.startsWith('objects/'),
    });
    if (place.name.endsWith('.gz')) await pipeline(archive.open(place), createGunzip(), file);
    else await pipeline(archive.open(place), file);
  }
}

/** Folder of the log segments while PostgreSQL goes through them. */
const RECOVERY = 'recovery-wal';

async function recover(
  dataDir: string,
  segments: Map<string, string>,
  options: RestoreOptions,
  hasObject: (sha256: string) => boolean,
): Promise<DatabaseProof> {
  const folder = join(dataDir, RECOVERY);
  for (const [name, path] of segments) {
    if (!existsSync(join(folder, name))) await copyFile(path, join(folder, name));
  }
  await writeFile(join(clusterFolder(dataDir), 'recovery.signal'), '');
  const server = await startEmbedded({
    dataDir,
    log: options.log,
    readable: [folder],
    settings: {
      restore_command: `cp "../${RECOVERY}/%f" "%p"`,
      recovery_target_timeline: 'latest',
      recovery_target_action: 'promote',
      ...(options.toTime
        ? { recovery_target_time: options.toTime.toISOString().replace('T', ' ').replace('Z', '+00') }
        : {}),
    },
  }).catch((error: Error) => {
    throw new OperatorError(
      `PostgreSQL could not go through the log: ${error.message} Empty ${dataDir} before you try again.`,
    );
  });
  try {
    return await proveDatabase(server.adminUrl, hasObject);
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeSecret(dataDir: string, key: Buffer): Promise<void> {
  await mkdir(join(dataDir, 'secrets'), { recursive: true, mode: 0o700 });
  await writeFile(join(dataDir, 'secrets', 'secret-key'), `${key.toString('base64')}\n`, { mode: 0o600 });
}

/** Copies the objects that are not here yet; whether they are what their names say is proved afterwards. */
async function bringObjects(from: string, folder: string): Promise<void> {
  const entries = await readdir(from, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (!entry.isFile() || !OBJECT.test(`objects/${entry.name}`)) continue;
    const target = join(folder, objectPath(entry.name));
    if (existsSync(target)) continue;
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await copyFile(join(entry.parentPath, entry.name), target);
  }
}

/** Every object that a row names must be here: the log brings rows that are younger than the objects of the backup. */
function requireObjects({ count, first }: DatabaseProof['missingObjects']): void {
  if (count === 0) return;
  throw new OperatorError(
    `Restored, but ${count} objects that rows name are missing: ${first.join(', ')}. ` +
      'Those written after the backup come with --objects FOLDER, the folder "objects" of the old installation.',
  );
}

async function proveObjects(folder: string): Promise<number> {
  if (!existsSync(folder)) return 0;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const spoiled: string[] = [];
  const files = entries.filter((entry) => entry.isFile() && OBJECT.test(`objects/${entry.name}`));
  for (const entry of files) {
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(join(entry.parentPath, entry.name)))
      hash.update(chunk as Buffer);
    if (hash.digest('hex') !== basename(entry.name)) spoiled.push(entry.name);
  }
  if (spoiled.length > 0) {
    throw new OperatorError(
      `Restored, but ${spoiled.length} objects were spoiled before the backup was made: ${spoiled.slice(0, 5).join(', ')}.`,
    );
  }
  return files.length;
}
