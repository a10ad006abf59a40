import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, lstat, mkdir, open, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { AppError } from '../contract/errors.ts';
import type { Logger } from '../log/logger.ts';
import { syncFolder } from './durable-folder.ts';
import type { OnDocument } from './incoming-document.ts';

export interface WatchFolderOptions {
  folder: string;
  onDocument: OnDocument;
  /** The sentence that is laid beside a refused file. */
  explain: (error: AppError) => string;
  log: Pick<Logger, 'info' | 'warn'>;
  /** Time between two looks, milliseconds. Looking works on network shares, where nothing is announced. */
  everyMs?: number;
}

export interface WatchedFolder {
  /** Looks once, now; the number of files that were dealt with. Looks never overlap. */
  look(): Promise<number>;
  /** Stops looking and waits for the file in hand. */
  close(): Promise<void>;
}

const processedFolder = 'diproses';
const failedFolder = 'gagal';

/** What scanners, browsers and file managers put beside the real files. */
const notYet = /^(\.|~)|\.(tmp|temp|part|partial|crdownload|lock|filepart)$|^(thumbs\.db|desktop\.ini)$/i;
/** Tries of a file on which the program itself stumbles; a refusal with a reason needs one, a lost storage no limit. */
const mostTries = 5;

interface Seen {
  size: number;
  mtimeMs: number;
  tries: number;
}

/**
 * Reads files out of a folder into which a scanner writes. A file is taken when it did not change between two looks;
 * then it goes to `diproses/`, or to `gagal/` with a sentence beside it. After a crash a file may be handed over a
 * second time, under the same key.
 */
export function watchFolder(options: WatchFolderOptions): WatchedFolder {
  const seen = new Map<string, Seen>();
  const { everyMs = 5_000, log, folder } = options;
  let running: Promise<number> = Promise.resolve(0);
  let reachable = true;
  let closed = false;

  const look = async (): Promise<number> => {
    try {
      const names = await stableFiles(folder, seen);
      let handled = 0;
      for (const name of names) if (!closed && (await take(options, name, seen))) handled += 1;
      reachable = true;
      return handled;
    } catch (error) {
      if (reachable) log.warn({ err: error }, 'the watched folder cannot be read');
      reachable = false;
      return 0;
    }
  };
  const next = () => {
    running = running.then(look);
    return running;
  };
  const timer = setInterval(() => void next(), everyMs);
  return {
    look: next,
    async close() {
      closed = true;
      clearInterval(timer);
      await running;
    },
  };
}

/** The files that stand as they stood at the last look, oldest first. */
async function stableFiles(folder: string, seen: Map<string, Seen>): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const stable: { name: string; mtimeMs: number }[] = [];
  const present = new Set<string>();
  // A link could lead to any file of this machine, so only plain files count.
  for (const { name } of entries.filter((entry) => entry.isFile() && !notYet.test(entry.name))) {
    const { size, mtimeMs } = await lstat(join(folder, name));
    const before = seen.get(name);
    const same = before?.size === size && before.mtimeMs === mtimeMs;
    if (same && size > 0) stable.push({ name, mtimeMs });
    seen.set(name, { size, mtimeMs, tries: same ? before.tries : 0 });
    present.add(name);
  }
  for (const name of seen.keys()) if (!present.has(name)) seen.delete(name);
  return stable.sort((a, b) => a.mtimeMs - b.mtimeMs).map((file) => file.name);
}

/** Hands one file over and puts it away; false when it stays for another try. */
async function take(options: WatchFolderOptions, name: string, seen: Map<string, Seen>): Promise<boolean> {
  const { folder, log } = options;
  const path = join(folder, name);
  try {
    const sha256 = await handOver(options, name, path);
    await putAway(path, join(folder, processedFolder), name, sha256);
    log.info({ sha256 }, 'a file of the watched folder was taken in');
  } catch (error) {
    const entry = seen.get(name);
    if (entry) entry.tries += 1;
    const refusal = refusalOf(error, entry?.tries ?? 1);
    log.warn({ err: error, final: refusal !== undefined }, 'a file of the watched folder was not taken in');
    if (!refusal) return false;
    const kept = await putAway(path, join(folder, failedFolder), name, undefined);
    await writeFile(`${kept}.txt`, `${options.explain(refusal)}\n`);
  }
  seen.delete(name);
  return true;
}

async function handOver(options: WatchFolderOptions, name: string, path: string): Promise<string> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const sha256 = await hashOf(file);
    if (await isProcessed(options.folder, name, sha256)) return sha256;
    const { mtime } = await file.stat();
    await options.onDocument({
      name,
      content: file.createReadStream({ start: 0, autoClose: false }),
      source: { kind: 'folder', key: `folder:${sha256}:${name}`, receivedAt: mtime },
    });
    return sha256;
  } finally {
    await file.close();
  }
}

/** Why the file will never be taken in; undefined when another try may help. */
function refusalOf(error: unknown, tries: number): AppError | undefined {
  if (error instanceof AppError) return error.status < 500 && error.status !== 429 ? error : undefined;
  return tries >= mostTries ? new AppError('core.internal') : undefined;
}

/** Moves a file aside without writing over another: the same content is dropped, another gets a number. */
async function putAway(
  from: string,
  folder: string,
  name: string,
  sha256: string | undefined,
): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (let number = 1; ; number += 1) {
    const to = join(folder, numbered(name, number));
    const there = await contentOf(to);
    if (there === undefined) {
      await rename(from, to);
      await syncFolder(folder);
      return to;
    }
    if (there === sha256) {
      await rm(from);
      return to;
    }
  }
}

async function isProcessed(folder: string, name: string, sha256: string): Promise<boolean> {
  for (let number = 1; ; number += 1) {
    const there = await contentOf(join(folder, processedFolder, numbered(name, number)));
    if (there === undefined) return false;
    if (there === sha256) return true;
  }
}

/** `surat.pdf`, `surat (2).pdf`, … */
function numbered(name: string, number: number): string {
  if (number === 1) return name;
  const ending = extname(name);
  return `${name.slice(0, name.length - ending.length)} (${number})${ending}`;
}

async function contentOf(path: string): Promise<string | undefined> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!file) return undefined;
  try {
    return await hashOf(file);
  } finally {
    await file.close();
  }
}

async function hashOf(file: FileHandle): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of file.createReadStream({ start: 0, autoClose: false }))
    hash.update(piece as Buffer);
  return hash.digest('hex');
}
