/**
 * What a witness cosigned last of each log: one file for each, and beside them the list of those there must be. The file
 * holds what was asked and the time that was told for it, and no cosignature: that is made from it, the same each time
 * (Ed25519 draws no chance, RFC 8032 §5.1.6), once the file is safe. So nothing that is signed is older than its file.
 */
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from '#core/files/durable-folder.ts';
import { concatBytes, fromDecimal, fromUtf8, hexOf, utf8Of } from '#core/transparency/bytes.ts';
import { parseCheckpoint } from '#core/transparency/checkpoint.ts';
import type { TreeHead } from '#core/transparency/consistency.ts';
import { FormatFault } from '#core/transparency/format-fault.ts';
import { sha256 } from '#core/transparency/node/node-crypto.ts';
import { type Note, parseNote, printNote } from '#core/transparency/note.ts';
import { besideEnding, replaceDurably } from './replace-durably.ts';
import type { OnStep } from './steps.ts';
import { WitnessFault } from './witness-fault.ts';

export interface KeptHead {
  /** The checkpoint with the signatures of the log that were checked. */
  note: Note;
  head: TreeHead;
  /** Seconds since 1970 that the cosignature tells. */
  time: number;
}

export interface KeptHeads {
  /** @throws WitnessFault `state-unreadable` or `state-lost` */
  read(originHash: string): Promise<KeptHead | undefined>;
  /** The newest that would survive a power cut: what may be told. What is just being kept is not it yet. */
  newest(originHash: string): KeptHead | undefined;
  /** Resolves once it would survive a power cut. The caller holds the log: one at a time. */
  keep(originHash: string, note: Note, time: number): Promise<void>;
}

/** The name of a log's file, and of its address: lower-case hex of the SHA-256 of its origin. */
export const originHashOf = (origin: string): string => hexOf(sha256(utf8Of(origin)));

const isHash = (name: string): boolean => /^[0-9a-f]{64}$/.test(name);

/** Makes the places of the heads in a folder without a key, or looks whether all are there. @throws WitnessFault */
export async function openHeads(folder: string, isNew: boolean, onStep: OnStep): Promise<KeptHeads> {
  const heads = join(folder, 'heads');
  const list = join(folder, 'origins');
  if (isNew) await makePlaces(folder, heads, list);
  const names = await readdir(heads).catch(() => lost(heads));
  const there = new Set(names.filter(isHash));
  const known = new Set(await readList(list));
  const missing = [...known].find((hash) => !there.has(hash));
  if (missing) lost(join(heads, missing));

  const read = async (hash: string): Promise<KeptHead | undefined> => {
    const bytes = await readFile(join(heads, hash)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      return undefined;
    });
    if (!bytes && known.has(hash)) lost(join(heads, hash));
    return bytes && parseHead(hash, bytes);
  };
  /** The list with all of these; they are known once it is safe. */
  const addToList = async (hashes: Iterable<string>) => {
    const all = new Set([...known, ...hashes]);
    await replaceDurably(list, utf8Of([...all].map((hash) => `${hash}\n`).join('')), onStep);
    for (const hash of all) known.add(hash);
  };

  // A head that was put in its place just before a crash may not be safe there yet.
  await syncFolder(heads);
  const safe = new Map<string, KeptHead>();
  for (const hash of there) safe.set(hash, (await read(hash))!);
  // A crash may have come between a log's first file and its line; nothing was signed then.
  if ([...there].some((hash) => !known.has(hash))) await addToList(there);
  return {
    read,
    newest: (hash) => safe.get(hash),
    async keep(hash, note, time) {
      const bytes = concatBytes(utf8Of(`time ${time}\n`), printNote(note));
      await replaceDurably(join(heads, hash), bytes, onStep);
      if (!known.has(hash)) await addToList([hash]);
      safe.set(hash, parseHead(hash, bytes));
    },
  };
}

/** Refuses to begin again where something was cosigned; a first start that broke off begins again. */
async function makePlaces(folder: string, heads: string, list: string): Promise<void> {
  const before = await readdir(heads).catch(() => []);
  const listed = await readFile(list, 'utf8').catch(() => '');
  if (before.some((name) => !name.endsWith(besideEnding)) || listed !== '')
    throw new WitnessFault('key-lost', folder);
  await mkdir(heads, { recursive: true, mode: 0o700 });
  await replaceDurably(list, new Uint8Array(), () => undefined);
  await syncFolder(folder);
}

async function readList(list: string): Promise<string[]> {
  const text = await readFile(list, 'utf8').catch(() => lost(list));
  const lines = text.split('\n');
  if (lines.pop() !== '' || !lines.every(isHash)) throw new WitnessFault('state-unreadable', list);
  return lines;
}

function parseHead(hash: string, bytes: Uint8Array): KeptHead {
  const end = bytes.indexOf(0x0a);
  const line = fromUtf8(bytes.subarray(0, Math.max(end, 0))) ?? '';
  const time = line.startsWith('time ') ? fromDecimal(line.slice('time '.length)) : undefined;
  try {
    if (!time) throw new FormatFault('checkpoint', 'time');
    const note = parseNote(bytes.subarray(end + 1));
    const { origin, size, root } = parseCheckpoint(note.text);
    if (originHashOf(origin) !== hash) throw new FormatFault('checkpoint', 'origin');
    return { note, head: { size, root }, time };
  } catch (error) {
    if (error instanceof FormatFault) throw new WitnessFault('state-unreadable', hash);
    throw error;
  }
}

function lost(path: string): never {
  throw new WitnessFault('state-lost', path);
}
