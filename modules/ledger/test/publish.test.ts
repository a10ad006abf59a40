import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hexOf } from '#core/transparency/bytes.ts';
import { nodeChecking, sha256 } from '#core/transparency/node/node-crypto.ts';
import { openNote } from '#core/transparency/open-note.ts';
import { rootFromTiles } from '#core/transparency/tile-proofs.ts';
import { monitor } from '../server/check/monitor.ts';
import { logVerifierKey } from '../server/keys/log-key.ts';
import { logOf } from '../server/logs.queries.ts';
import { publishLog } from '../server/publish/publish-log.ts';
import { type PublishStep, publishSteps } from '../server/publish/publishing-context.ts';
import { logFiles, type TileStore } from '../server/store/tile-store.ts';
import { type LedgerHouse, ledgerHouse } from './ledger-house.ts';

let at: LedgerHouse;

beforeAll(async () => {
  at = await ledgerHouse();
  await at.registerLetter();
  await at.sequence();
});
afterAll(() => at.house.close());

const files = () => logFiles(at.tiles, at.office.agencyId, 'letters');

/** What is published of the letters, checked as anybody would: the key is the log's, the tiles lead to the root. */
async function checked() {
  const { note, checkpoint } = (await files().checkpoint())!;
  const log = (await at.ctx.transact('read', ({ tx }) => logOf(tx, 'letters')))!;
  const key = await logVerifierKey(log.origin, log.publicKeys[0]!);
  expect((await openNote(nodeChecking, note, [key])).outcome).toBe('signed');
  const root = await rootFromTiles(sha256, files().readTile, checkpoint.size);
  expect(hexOf(root)).toBe(hexOf(checkpoint.root));
  return { size: checkpoint.size, treeSize: log.tree.size, text: note.text };
}

/** Every note that was ever signed for the letters; each size must stand once. */
async function everyRoot() {
  const rows = await at.owner<{ size: string; roots: string }>(
    `select size, count(distinct root) as roots from ledger.checkpoint where agency_id = $1 and stream = 'letters' group by size`,
    [at.office.agencyId],
  );
  return rows.filter(({ roots }) => roots !== '1');
}

/** A publisher that is killed before a step. */
const killedBefore = (fatal: PublishStep, store: TileStore = at.tiles) =>
  publishLog(at.ctx, 'letters', store, (step) => {
    if (step === fatal) throw new Error(`killed before ${fatal}`);
  });

describe('the publisher', () => {
  it('publishes all leaves, signed, with tiles that lead to the root', async () => {
    await at.publish();
    const { size, treeSize } = await checked();
    expect(size).toBe(treeSize);
    expect(size).toBeGreaterThan(0);
    expect(await at.findings()).toEqual([]);
  });

  it.each(publishSteps)('goes on after it was killed before the step "%s"', async (step) => {
    await at.addEvents(300);
    await at.sequence();
    await expect(killedBefore(step)).rejects.toThrow(`killed before ${step}`);
    // Whatever is half done holds already, and grows further before the next try.
    expect(await at.findings()).toEqual([]);
    await at.addEvents(7);
    await at.sequence();
    await at.publish();
    const { size, treeSize } = await checked();
    expect(size).toBe(treeSize);
    expect(await at.findings()).toEqual([]);
    expect(await everyRoot()).toEqual([]);
  });

  it.each(publishSteps)('does the same again after it was killed before the step "%s"', async (step) => {
    await at.addEvents(3);
    await at.sequence();
    await expect(killedBefore(step)).rejects.toThrow();
    await at.publish();
    const { text } = await checked();
    await at.publish();
    expect((await checked()).text).toBe(text);
    expect(await at.findings()).toEqual([]);
  });

  it('goes on after it was killed between any two writes to the store', async () => {
    await at.addEvents(600);
    await at.sequence();
    let kills = 0;
    for (let allowed = 0; ; allowed += 1) {
      let writes = 0;
      const dying: TileStore = {
        ...at.tiles,
        put: async (path, bytes) => {
          if (writes++ >= allowed) throw new Error('killed');
          await at.tiles.put(path, bytes);
        },
        replace: async (path, bytes) => {
          if (writes++ >= allowed) throw new Error('killed');
          await at.tiles.replace(path, bytes);
        },
      };
      const done = await publishLog(at.ctx, 'letters', dying).catch(() => 0);
      if (done > 0) break;
      kills += 1;
      expect(await at.findings()).toEqual([]);
    }
    // Bundles and tiles of two levels, and the checkpoint.
    expect(kills).toBeGreaterThan(6);
    expect((await checked()).size).toBe((await checked()).treeSize);
    expect(await at.findings()).toEqual([]);
  });

  it('never keeps two roots for a size, however many publish at once', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      await at.addEvents(40);
      await at.sequence();
      const waiting: (() => void)[] = [];
      // All stand before the root is kept, and keep it at the same moment.
      const together: Parameters<typeof publishLog>[3] = (step) =>
        step === 'checkpoint'
          ? new Promise<void>((resolve) => {
              waiting.push(resolve);
              if (waiting.length === 3) for (const go of waiting) go();
            })
          : undefined;
      const sizes = await Promise.all([1, 2, 3].map(() => publishLog(at.ctx, 'letters', at.tiles, together)));
      expect(new Set(sizes).size).toBe(1);
    }
    expect(await everyRoot()).toEqual([]);
    expect(await at.findings()).toEqual([]);
  });

  it('refuses to sign where another root was kept for the size, and the database refuses to keep it', async () => {
    await at.addEvents(5);
    await at.sequence();
    const other = Buffer.alloc(32, 9);
    const rival = publishLog(at.ctx, 'letters', at.tiles, async (step) => {
      if (step !== 'checkpoint') return;
      const [tree] = await at.owner<{ size: number }>(
        `select size from ledger.tree where agency_id = $1 and stream = 'letters'`,
        [at.office.agencyId],
      );
      await at.owner(
        `insert into ledger.checkpoint (agency_id, stream, size, root, made_at) values ($1, 'letters', $2, $3, now())`,
        [at.office.agencyId, tree!.size, other],
      );
    });
    await expect(rival).rejects.toMatchObject({ code: 'another-root' });
    const signed = await at.owner('select from ledger.checkpoint where root = $1 and note is not null', [
      other,
    ]);
    expect(signed).toEqual([]);
    const again = at.owner(
      `insert into ledger.checkpoint (agency_id, stream, size, root, made_at)
       select agency_id, stream, size, $1, now() from ledger.checkpoint limit 1`,
      [Buffer.alloc(32, 8)],
    );
    await expect(again).rejects.toThrow(/checkpoint_pkey/);
    await expect(at.owner('update ledger.checkpoint set root = $1', [other])).rejects.toThrow(
      /stays as it is/,
    );
    // The planted row goes, so that the log can go on.
    await at.owner('alter table ledger.checkpoint disable trigger kept');
    await at.owner('delete from ledger.checkpoint where root = $1', [other]);
    await at.owner('alter table ledger.checkpoint enable trigger kept');
    await at.publish();
    expect(await at.findings()).toEqual([]);
  });

  it('signs nothing over tiles that somebody changed below it', async () => {
    await at.addEvents(3);
    await at.sequence();
    const { size } = await checked();
    // The store lies about the hashes over full tiles, which lead to every later root.
    const above = `${at.office.agencyId}/letters/tile/1/000`;
    const lying: TileStore = {
      ...at.tiles,
      read: async (path) => {
        const bytes = await at.tiles.read(path);
        return bytes && path.startsWith(above) ? Uint8Array.from(bytes, (byte) => byte ^ 1) : bytes;
      },
    };
    await expect(publishLog(at.ctx, 'letters', lying)).rejects.toMatchObject({ code: 'tiles-differ' });
    expect((await checked()).size).toBe(size);
    await at.publish();
    expect(await at.findings()).toEqual([]);
  });

  it('never puts a smaller checkpoint in the place of a larger one', async () => {
    await at.addEvents(2);
    await at.sequence();
    let late!: () => void;
    const held = new Promise<void>((resolve) => {
      late = resolve;
    });
    let slow!: Promise<number>;
    await new Promise<void>((stands) => {
      slow = publishLog(at.ctx, 'letters', at.tiles, (step) => {
        if (step !== 'publish') return undefined;
        stands();
        return held;
      });
    });
    await at.addEvents(2);
    await at.sequence();
    await at.publish();
    const { size } = await checked();
    late();
    expect(await slow).toBeLessThan(size);
    expect((await checked()).size).toBe(size);
    expect(await at.findings()).toEqual([]);
  });

  it('is not suspected, nor refuses, while others lengthen and publish the same log', async () => {
    let looks = 0;
    let turns = 0;
    const grow = async () => {
      for (; looks < 3 && turns < 60; turns += 1) {
        await at.addEvents(25);
        await at.sequence();
        await at.publish();
      }
    };
    const watch = async () => {
      for (; looks < 3; looks += 1) {
        expect(await at.findings()).toEqual([]);
        expect((await monitor(at.ctx, at.tiles, looks)).findings).toEqual([]);
      }
    };
    await Promise.all([grow(), watch(), grow()]);
    expect(turns).toBeGreaterThan(2);
    expect(await everyRoot()).toEqual([]);
  });

  it('serves checkpoint and tiles to anybody, and nothing else of the folder', async () => {
    const get = (path: string) => at.house.server.inject({ method: 'GET', url: `/ledger/${path}` });
    const checkpoint = await get(`${at.office.agencyId}/letters/checkpoint`);
    expect(checkpoint.statusCode).toBe(200);
    expect(checkpoint.headers['cache-control']).toBe('no-cache');
    expect(checkpoint.body).toContain((await checked()).text);
    const tile = await get(`${at.office.agencyId}/letters/tile/0/000`);
    expect(tile.statusCode).toBe(200);
    expect(tile.headers['cache-control']).toContain('immutable');
    expect(tile.rawPayload).toHaveLength(8_192);
    for (const path of [
      `${at.office.agencyId}/letters/tile/0/999`,
      `${at.office.agencyId}/letters/tile/0/0`,
      `${at.office.agencyId}/letters/tile/..%2Fcheckpoint`,
      `${at.office.agencyId}/letters/tile/%2e%2e%2fcheckpoint`,
      `${at.office.agencyId}/other/checkpoint`,
      `..%2f..%2fobjects/letters/checkpoint`,
    ])
      expect((await get(path)).statusCode, path).toBe(404);
  });
});
