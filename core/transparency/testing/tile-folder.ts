import type { ReadTile, TileBytes } from '../tile-content.ts';
import { tilePath } from '../tiles.ts';

/** Tiles in memory, by their path; like a folder of files, and like one it never forgets nor changes a file. */
export class TileFolder {
  readonly files = new Map<string, Uint8Array>();
  /** Every path that was read. */
  readonly asked: string[] = [];

  readonly read: ReadTile = async (tile) => {
    const path = tilePath(tile);
    this.asked.push(path);
    const bytes = this.files.get(path);
    if (!bytes) throw new Error(`no tile at ${path}`);
    return bytes;
  };

  /** @throws Error when a tile is written twice with another content */
  write(tiles: readonly TileBytes[]): void {
    for (const { tile, bytes } of tiles) {
      const path = tilePath(tile);
      const before = this.files.get(path);
      if (before && !Buffer.from(before).equals(bytes)) throw new Error(`another content at ${path}`);
      this.files.set(path, bytes);
    }
  }
}
