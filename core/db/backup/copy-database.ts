import { createReadStream, existsSync } from 'node:fs';
import { open, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { clusterFolder } from '../embedded/create-cluster.ts';
import { OperatorError } from '../embedded/operator-error.ts';
import { ARCHIVE_WANTED } from '../embedded/server-settings.ts';
import { archiveFolderOf } from '../embedded/start-embedded.ts';
import type { ArchiveWriter } from './archive-writer.ts';
import { isSegment, segmentNumber, segmentsBetween } from './log-segments.ts';
import type { BackupFacts } from './manifest.ts';

interface CopiedDatabase {
  completeAt: string;
  facts: NonNullable<BackupFacts['database']>;
}

/** Folders whose content belongs to the running server only; they are made anew, empty. */
const EMPTIED =
  /^(pg_wal(\/archive_status|\/summaries)?|pg_dynshmem|pg_notify|pg_replslot|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)$/;

/** How long (ms) the last segment may take to its archive. */
const ARCHIVE_PATIENCE = 60_000;

/** Files that must not be in a copy. PostgreSQL documentation, "Making a Base Backup". */
const LEFT_OUT =
  /(^|\/)(postmaster\.(pid|opts)|pg_internal\.init.*|pgsql_tmp.*|backup_label.*|tablespace_map.*|current_logfiles|core)$/;

/**
 * Copies the cluster while it is in use, with every log segment that makes the copy consistent.
 * The session stays open between start and stop: should it break, PostgreSQL forgets the backup and so do we.
 */
export async function copyDatabase(
  archive: ArchiveWriter,
  adminUrl: string,
  { dataDir, keepLog }: { dataDir: string; keepLog: boolean },
): Promise<CopiedDatabase> {
  const log = archiveFolderOf(dataDir);
  const wanted = join(log, ARCHIVE_WANTED);
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'pendopo-backup' });
  await client.connect();
  try {
    await requireArchiving(client);
    await writeFile(wanted, '', { mode: 0o644 });
    const { rows: begun } = await client.query<{ segment: string }>(
      `select pg_walfile_name(pg_backup_start('pendopo', fast => true)) as segment`,
    );
    await copyFiles(archive, clusterFolder(dataDir));
    const { rows: ended } = await client.query<{
      segment: string;
      label: string;
      at: Date;
      postgres: string;
    }>(
      `select pg_walfile_name(lsn) as segment, labelfile as label, clock_timestamp() as at,
              current_setting('server_version') as postgres
         from pg_backup_stop(wait_for_archive => false)`,
    );
    const [first, last] = [begun[0], ended[0]];
    if (!first || !last) throw new Error('PostgreSQL did not answer to the backup functions.');
    await archive.add('database/backup_label', Readable.from([Buffer.from(last.label)]));
    await copySegments(archive, log, segmentsBetween(first.segment, last.segment));
    await dropOldLog(log, keepLog ? first.segment : undefined);
    return {
      completeAt: last.at.toISOString(),
      facts: { postgres: last.postgres, firstSegment: first.segment, lastSegment: last.segment },
    };
  } finally {
    await client.end();
  }
}

async function requireArchiving(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ mode: string }>(`select current_setting('archive_mode') as mode`);
  if (rows[0]?.mode !== 'on')
    throw new OperatorError('This database runs without log archiving; it cannot be backed up.');
}

async function copyFiles(archive: ArchiveWriter, cluster: string): Promise<void> {
  for (const entry of await readdir(cluster, { recursive: true, withFileTypes: true })) {
    const parent = entry.parentPath.slice(cluster.length + 1);
    const path = parent ? `${parent}/${entry.name}` : entry.name;
    if (isInside(EMPTIED, parent) && !(entry.isDirectory() && EMPTIED.test(path))) continue;
    if (LEFT_OUT.test(path)) continue;
    if (parent === 'pg_tblspc')
      throw new OperatorError('The database uses tablespaces, which a backup does not cover.');
    if (entry.isDirectory()) await archive.folder(`database/${path}`);
    else await copyFile(archive, join(cluster, path), `database/${path}`);
  }
}

/** True for one of the folders and for what lies deeper in it. */
function isInside(folders: RegExp, path: string): boolean {
  const parts = path.split('/');
  return parts.some((_, index) => folders.test(parts.slice(0, index + 1).join('/')));
}

/** Copies a file as long as it is now: what grows meanwhile is in the log, and a dropped table's file may be gone. */
async function copyFile(archive: ArchiveWriter, path: string, name: string): Promise<void> {
  const handle = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!handle) return;
  try {
    const { size } = await handle.stat();
    const options = { end: size - 1, highWaterMark: 1 << 18, autoClose: false };
    await archive.addCompressed(name, size === 0 ? Readable.from([]) : handle.createReadStream(options));
  } finally {
    await handle.close();
  }
}

async function copySegments(archive: ArchiveWriter, log: string, names: string[]): Promise<void> {
  await untilArchived(log, names.at(-1) ?? '');
  const present = new Set(await readdir(log));
  const missing = names.find((name) => !present.has(name));
  if (missing)
    throw new OperatorError(`The log segment ${missing} is missing in ${log}; no backup was made.`);
  const histories = [...present].filter((name) => name.endsWith('.history'));
  for (const name of [...names, ...histories]) {
    await archive.addCompressed(`wal/${name}`, createReadStream(join(log, name)));
  }
}

/** PostgreSQL archives in order. Its own waiting looks once a second; a backup of a small office takes less. */
async function untilArchived(log: string, segment: string): Promise<void> {
  for (const deadline = Date.now() + ARCHIVE_PATIENCE; !existsSync(join(log, segment)); await sleep(20)) {
    if (Date.now() > deadline) {
      throw new OperatorError(
        `PostgreSQL does not bring log segments to ${log}; is the disk full? No backup was made.`,
      );
    }
  }
}

/**
 * Keeps the log from this backup and the one before it on (from nothing, when the log is not wanted): PostgreSQL
 * leaves a `<segment>.<offset>.backup` note in the archive for each backup.
 */
async function dropOldLog(log: string, newest: string | undefined): Promise<void> {
  const names = await readdir(log);
  const starts = names
    .filter((name) => name.endsWith('.backup'))
    .map((name) => segmentNumber(name.slice(0, 24)));
  const current = newest === undefined ? Number.POSITIVE_INFINITY : segmentNumber(newest);
  const before = starts.filter((start) => start < current).sort((a, b) => a - b);
  const keepFrom = newest === undefined ? current : (before.at(-1) ?? current);
  const old = names.filter(
    (name) => isSegment(name.slice(0, 24)) && segmentNumber(name.slice(0, 24)) < keepFrom,
  );
  for (const name of old) await rm(join(log, name), { force: true });
  if (newest === undefined) await rm(join(log, ARCHIVE_WANTED), { force: true });
}
