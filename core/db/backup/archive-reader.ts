import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { OperatorError } from '../embedded/operator-error.ts';
import { MANIFEST, MANIFEST_DIGEST, type Manifest, readManifest } from './manifest.ts';
import { BLOCK, decodeHeader, padding } from './tar-header.ts';

/** Where a member lies in the backup file. */
export interface Place {
  name: string;
  folder: boolean;
  at: number;
  size: number;
}

/** A backup file whose every byte was found to be what its manifest says. */
export interface ProvedArchive extends Manifest {
  places: Place[];
  open(place: Place): Readable;
}

/**
 * Reads the whole file and compares every member with the manifest. Nothing outside the file is touched.
 * @throws OperatorError naming what is damaged, missing or does not belong there
 */
export async function proveArchive(
  path: string,
  format: 'pendopo-backup' | 'pendopo-export' = 'pendopo-backup',
): Promise<ProvedArchive> {
  const { places, digests } = await readPlaces(path);
  const manifest = await readOwnManifest(path, format, places, digests);
  const problems = [...manifest.members.values()]
    .filter((member) => digests.get(member.name) !== member.sha256)
    .map(({ name }) => `${name} ${digests.has(name) ? 'is not what was saved' : 'is missing'}`);
  const strange = places.filter(({ name }) => !isManifest(name) && !manifest.members.has(name));
  problems.push(...strange.map(({ name }) => `${name} does not belong to it`));
  if (problems.length > 0) throw damaged(path, problems);
  return {
    ...manifest,
    places: places.filter(({ name }) => !isManifest(name)),
    open: (place) => streamOf(path, place),
  };
}

/** The content of one small member as a whole. */
export async function contentOf(archive: ProvedArchive, name: string): Promise<Buffer | undefined> {
  const place = archive.places.find((member) => member.name === name);
  return place && Buffer.concat(await archive.open(place).toArray());
}

async function readPlaces(path: string): Promise<{ places: Place[]; digests: Map<string, string> }> {
  const handle = await open(path, 'r').catch((error: Error) => {
    throw new OperatorError(`The backup ${path} cannot be read: ${error.message}`);
  });
  try {
    const places = await walkHeaders(handle, path);
    const digests = new Map<string, string>();
    for (const place of places) {
      const hash = createHash('sha256');
      for await (const chunk of streamOf(path, place)) hash.update(chunk as Buffer);
      digests.set(place.name, hash.digest('hex'));
    }
    return { places, digests };
  } finally {
    await handle.close();
  }
}

async function walkHeaders(handle: FileHandle, path: string): Promise<Place[]> {
  const { size: fileSize } = await handle.stat();
  const places: Place[] = [];
  const names = new Set<string>();
  for (let at = 0; ; ) {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(BLOCK), 0, BLOCK, at);
    const after = places.at(-1)?.name ?? 'its beginning';
    if (bytesRead < BLOCK) throw damaged(path, [`it is cut off after ${after}`]);
    if (buffer.every((byte) => byte === 0)) return places;
    const entry = decodeHeader(buffer);
    if (!entry) throw damaged(path, [`the header that follows ${after} cannot be read`]);
    if (names.has(entry.name)) throw damaged(path, [`${entry.name} is in it twice`]);
    if (at + BLOCK + entry.size > fileSize) throw damaged(path, [`it is cut off in ${entry.name}`]);
    names.add(entry.name);
    places.push({ name: entry.name, folder: entry.folder, at: at + BLOCK, size: entry.size });
    at += BLOCK + entry.size + padding(entry.size);
  }
}

async function readOwnManifest(
  path: string,
  format: string,
  places: Place[],
  digests: Map<string, string>,
): Promise<Manifest> {
  const read = async (name: string): Promise<Buffer> => {
    const place = places.find((member) => member.name === name);
    if (!place) throw damaged(path, [`${name} is missing`]);
    return Buffer.concat(await streamOf(path, place).toArray());
  };
  const expected = (await read(MANIFEST_DIGEST)).toString('utf8').trim();
  if (digests.get(MANIFEST) !== expected) throw damaged(path, [`${MANIFEST} is not what was saved`]);
  const manifest = readManifest(await read(MANIFEST));
  if (manifest.facts.format !== format)
    throw new OperatorError(`${path} is a ${manifest.facts.format}, not a ${format}.`);
  if (manifest.facts.version !== 1) {
    throw new OperatorError(`${path} was made by a newer Pendopo; use that version.`);
  }
  return manifest;
}

function isManifest(name: string): boolean {
  return name === MANIFEST || name === MANIFEST_DIGEST;
}

function streamOf(path: string, { at, size }: Place): Readable {
  return size === 0
    ? Readable.from([])
    : createReadStream(path, { start: at, end: at + size - 1, highWaterMark: 1 << 20 });
}

function damaged(path: string, problems: string[]): OperatorError {
  const shown = problems.slice(0, 5).join('; ');
  const more = problems.length > 5 ? `; and ${problems.length - 5} more` : '';
  return new OperatorError(`The backup ${path} is damaged, nothing was restored: ${shown}${more}.`);
}
