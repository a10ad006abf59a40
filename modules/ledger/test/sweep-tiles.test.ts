import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hexOf } from '#core/transparency/bytes.ts';
import { sha256 } from '#core/transparency/node/node-crypto.ts';
import { consistencyProofFromTiles, rootFromTiles } from '#core/transparency/tile-proofs.ts';
import { type Tile, tilePath, tileWidth, widthAt } from '#core/transparency/tiles.ts';
import { fsck } from '../server/check/fsck.ts';
import { monitor } from '../server/check/monitor.ts';
import { sweepTiles } from '../server/store/sweep-tiles.ts';
import { logFiles } from '../server/store/tile-store.ts';
import { type LedgerHouse, ledgerHouse } from './ledger-house.ts';

let at: LedgerHouse;
let folder: string;

beforeAll(async () => {
  at = await ledgerHouse();
  await at.registerLetter();
  await publishAfter(100);
  await publishAfter(100);
  folder = path.join(at.house.dataDir, 'ledger', at.office.agencyId, 'letters', 'tile');
}, 60_000);
afterAll(() => at.house.close());

const publishAfter = async (events: number) => {
  await at.addEvents(events);
  await at.sequence();
  await at.publish();
};
const later = (hours: number) =>
  at.house.clock.set(new Date(at.house.clock.now().getTime() + hours * 3_600_000));
const sweep = () => sweepTiles(at.ctx, at.tiles);
/** Narrower files of a tile: their widths. */
const narrower = (name: string) =>
  existsSync(path.join(folder, `${name}.p`)) ? readdirSync(path.join(folder, `${name}.p`)).map(Number) : [];
const published = async () => {
  const rows = await at.owner<{ size: string; root: Buffer }>(
    `select size, root from ledger.checkpoint where stream = 'letters' and published_at is not null order by size`,
  );
  return rows.map(({ size, root }) => ({ size: Number(size), root: hexOf(root) }));
};

/** Reads as a client of C2SP tlog-tiles does: the tile of its own checkpoint, and where that is gone the full one. */
const asClient = async (tile: Tile): Promise<Uint8Array> => {
  for (const width of [tile.width, tileWidth]) {
    const url = `/ledger/${at.office.agencyId}/letters/${tilePath({ ...tile, width })}`;
    const answer = await at.house.server.inject({ method: 'GET', url });
    if (answer.statusCode === 200) return answer.rawPayload;
  }
  throw new Error(`no ${tilePath(tile)}`);
};

describe('narrower tiles', () => {
  it('stay until the full one was published a day ago', async () => {
    expect(narrower('0/000').length).toBeGreaterThan(1);
    later(25);
    // None is full yet.
    expect(await sweep()).toBe(0);
    await publishAfter(300);
    later(23);
    expect(await sweep()).toBe(0);
    expect(narrower('0/000').length).toBeGreaterThan(1);
  });

  it('are gone then, with their bundles, and those of the tile that still grows stay', async () => {
    later(2);
    const before = narrower('0/001');
    expect(await sweep()).toBe(4);
    expect([narrower('0/000'), narrower('entries/000')]).toEqual([[], []]);
    expect(narrower('0/001')).toEqual(before);
    expect(existsSync(path.join(folder, '0/000'))).toBe(true);
    expect(await sweep()).toBe(0);
  });

  it('are missed by no client: every checkpoint that was published is still led to, and proven to be followed', async () => {
    await publishAfter(40);
    const all = await published();
    const newest = all.at(-1)!.size;
    for (const { size, root } of all) {
      expect(hexOf(await rootFromTiles(sha256, asClient, size))).toBe(root);
      await consistencyProofFromTiles(sha256, asClient, size, newest);
      const index = Math.ceil(size / tileWidth) - 1;
      await asClient({ level: 'entries', index, width: widthAt(size, 'entries', index) });
    }
    expect((await fsck(at.ctx, at.tiles)).findings).toEqual([]);
    expect((await monitor(at.ctx, at.tiles, 0)).findings).toEqual([]);
  });

  it('would be missed where the tile that still grows were swept too (planted fault)', async () => {
    const files = logFiles(at.tiles, at.office.agencyId, 'letters');
    const { size } = (await published()).at(-1)!;
    const grows = { level: 0, index: Math.floor(size / tileWidth), width: size % tileWidth };
    await expect(files.removeNarrower(grows)).rejects.toThrow('no tile at');
    const bytes = await asClient(grows);
    const place = `${at.office.agencyId}/letters/${tilePath(grows)}`;
    await at.tiles.remove(place);
    await expect(rootFromTiles(sha256, asClient, size)).rejects.toThrow(`no ${tilePath(grows)}`);
    await at.tiles.put(place, bytes);
    expect(hexOf(await rootFromTiles(sha256, asClient, size))).toBe((await published()).at(-1)!.root);
  });

  it('stay where what is published now is smaller than the rows say', async () => {
    await publishAfter(300);
    later(25);
    const place = `${at.office.agencyId}/letters/checkpoint`;
    const there = await at.tiles.read(place);
    await at.tiles.remove(place);
    const before = narrower('0/001');
    expect(await sweep()).toBe(0);
    expect(narrower('0/001')).toEqual(before);
    await at.tiles.replace(place, there!);
    expect(await sweep()).toBeGreaterThan(0);
    expect(narrower('0/001')).toEqual([]);
  });
});
