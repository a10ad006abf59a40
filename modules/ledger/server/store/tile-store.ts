import { type Checkpoint, parseCheckpoint } from '#core/transparency/checkpoint.ts';
import { hashLength } from '#core/transparency/merkle.ts';
import { type Note, parseNote } from '#core/transparency/note.ts';
import type { ReadTile, TileBytes } from '#core/transparency/tile-content.ts';
import { type Tile, tilePath, tileWidth, widthAt } from '#core/transparency/tiles.ts';
import type { LogName } from '../../contract/terms.ts';

/** Where logs are published: files that anybody may fetch, by their path under `<agency>/<stream>/`. */
export interface TileStore {
  /** Nothing where there is no such file. */
  read(path: string): Promise<Uint8Array | undefined>;
  /** Writes a file for ever; it survives a power cut once this resolves. @throws TileConflict when it holds other bytes */
  put(path: string, bytes: Uint8Array): Promise<void>;
  /** Paths of the files that lie in a folder, not below it. */
  list(folder: string): Promise<string[]>;
  /** Writes a file in one step over what was there. */
  replace(path: string, bytes: Uint8Array): Promise<void>;
  /** Takes a file away that nobody needs any more; one that is not there is no fault. */
  remove(path: string): Promise<void>;
}

/** A file that must never change and holds something else. */
export class TileConflict extends Error {
  readonly path: string;

  constructor(path: string) {
    super(`another content at ${path}`);
    this.name = 'TileConflict';
    this.path = path;
  }
}

/** A published file that is not there. */
export class TileMissing extends Error {
  constructor(path: string) {
    super(`no tile at ${path}`);
    this.name = 'TileMissing';
  }
}

export interface PublishedCheckpoint {
  note: Note;
  checkpoint: Checkpoint;
}

/** The files of one log. */
export interface LogFiles {
  /** What is published of the log now. @throws FormatFault when it is no checkpoint */
  checkpoint(): Promise<PublishedCheckpoint | undefined>;
  replaceCheckpoint(bytes: Uint8Array): Promise<void>;
  /** Gives the full tile where the one that was asked for is gone. Rejects when there is neither. */
  readTile: ReadTile;
  putTiles(tiles: readonly TileBytes[]): Promise<void>;
  /** Takes away what is left of a tile from when it was narrower, where the full one is there. @returns how many files */
  removeNarrower(tile: Tile): Promise<number>;
}

export function logFiles(store: TileStore, agencyId: string, stream: LogName): LogFiles {
  const folder = `${agencyId}/${stream}`;
  const read = (tile: Tile) => store.read(`${folder}/${tilePath(tile)}`);
  return {
    async checkpoint() {
      const bytes = await store.read(`${folder}/checkpoint`);
      if (!bytes) return undefined;
      const note = parseNote(bytes);
      return { note, checkpoint: parseCheckpoint(note.text) };
    },
    replaceCheckpoint: (bytes) => store.replace(`${folder}/checkpoint`, bytes),
    async readTile(tile) {
      const bytes = (await read(tile)) ?? (await read({ ...tile, width: tileWidth }));
      if (!bytes) throw new TileMissing(`${folder}/${tilePath(tile)}`);
      return bytes;
    },
    async putTiles(tiles) {
      for (const { tile, bytes } of tiles) await store.put(`${folder}/${tilePath(tile)}`, bytes);
    },
    async removeNarrower(tile) {
      const full = { ...tile, width: tileWidth };
      if (!(await read(full))) throw new TileMissing(`${folder}/${tilePath(full)}`);
      const narrower = await store.list(`${folder}/${tilePath(full)}.p`);
      for (const path of narrower) await store.remove(path);
      return narrower.length;
    },
  };
}

/**
 * Reads the tiles of any smaller tree out of those of a published one: a size that was never published has no tiles of
 * its own, and what it would have is the beginning of a wider one.
 */
export function tilesWithin({ readTile }: Pick<LogFiles, 'readTile'>, size: number): ReadTile {
  return async (tile) => {
    if (tile.level === 'entries') throw new RangeError('hashes only');
    const wide = { ...tile, width: widthAt(size, tile.level, tile.index) };
    return (await readTile(wide)).slice(0, tile.width * hashLength);
  };
}
