/** The publisher is killed with SIGKILL before each of its operations, files and statements, and two work at once. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { base64Of } from '#core/transparency/bytes.ts';
import { parseCheckpoint } from '#core/transparency/checkpoint.ts';
import { testSecret } from '#tests/house/fresh-database.ts';
import { logFiles } from '../server/store/tile-store.ts';
import { type LedgerHouse, ledgerHouse } from './ledger-house.ts';
import { publisherProgram } from './publisher/publisher-process.ts';
import type { PublisherSettings } from './publisher/publisher-program.ts';

let publisher: Awaited<ReturnType<typeof publisherProgram>>;
let at: LedgerHouse;
let journal: string;
let folder: string;

beforeAll(async () => {
  publisher = await publisherProgram();
});
afterAll(() => publisher.remove());
beforeEach(async () => {
  at = await ledgerHouse();
  folder = mkdtempSync(path.join(tmpdir(), 'pendopo-publisher-'));
  journal = path.join(folder, 'signed');
  await at.registerLetter();
  // Full tiles come about while it is killed.
  await at.addEvents(235);
  await at.sequence();
  await at.publish();
});
afterEach(async () => {
  await at.house.close();
  rmSync(folder, { recursive: true, force: true });
});

const settings = (
  killAt: PublisherSettings['killAt'],
  more: Partial<PublisherSettings> = {},
): PublisherSettings => ({
  ...{
    url: at.house.url,
    secret: testSecret.toString('base64'),
    journal,
    killAt,
    rests: 0,
    behaviour: 'real',
  },
  ...{ folder: path.join(at.house.dataDir, 'ledger'), agencyId: at.office.agencyId },
  now: at.house.clock.now().toISOString(),
  ...more,
});

/** Roots by their log and size. */
type Roots = Map<string, Set<string>>;
const add = (to: Roots, name: string, root: string) => to.set(name, (to.get(name) ?? new Set()).add(root));

/** Every checkpoint that was ever signed. */
function signed(): Roots {
  const all: Roots = new Map();
  if (!existsSync(journal)) return all;
  for (const line of readFileSync(journal, 'utf8').split('\n').filter(Boolean)) {
    const { origin, size, root } = parseCheckpoint(Buffer.from(line, 'base64').toString());
    add(all, `${origin} ${size}`, base64Of(root));
  }
  return all;
}
async function kept(): Promise<Roots> {
  const rows = await at.owner<{ name: string; root: string }>(
    `select l.origin || ' ' || c.size as name, encode(c.root, 'base64') as root from ledger.checkpoint c
     join ledger.log l on l.agency_id = c.agency_id and l.stream = c.stream`,
  );
  const all: Roots = new Map();
  for (const { name, root } of rows) add(all, name, root);
  return all;
}
/** Sizes for which more than one root was ever signed or kept. */
async function forks(): Promise<string[]> {
  const all = await kept();
  for (const [name, roots] of signed()) for (const root of roots) add(all, name, root);
  return [...all].filter(([, roots]) => roots.size > 1).map(([name]) => name);
}
/** What was signed and stands in no row: nothing would keep another root from being signed for its size. */
async function unkept(): Promise<string[]> {
  const rows = await kept();
  return [...signed()].flatMap(([name, roots]) =>
    [...roots].filter((root) => !rows.get(name)?.has(root)).map(() => name),
  );
}
async function holds(where: string): Promise<void> {
  expect(await at.findings(), where).toEqual([]);
  expect(await forks(), where).toEqual([]);
  expect(await unkept(), where).toEqual([]);
}
const publishedSize = async () =>
  (await logFiles(at.tiles, at.office.agencyId, 'letters').checkpoint())!.checkpoint.size;

describe('a publisher that is killed', () => {
  it('before any of its operations never breaks or forks the log, and the next one goes on', async () => {
    let killAt = 1;
    for (; ; killAt += 1) {
      await at.addEvents(1);
      const { killed } = await publisher.run(settings(killAt));
      await holds(`killed before operation ${killAt}`);
      if (!killed) break;
    }
    // Each of files, statements and signature was one of them.
    expect(killAt).toBeGreaterThan(60);
    await at.sequence();
    await at.publish();
    const [tree] = await at.owner<{ size: string }>(`select size from ledger.tree where stream = 'letters'`);
    expect(await publishedSize()).toBe(Number(tree!.size));
    expect(signed().size).toBeGreaterThan(5);
    await holds('in the end');
  }, 400_000);

  it('or lives, while another works at the same log, comes to one root for a size', async () => {
    const { operations } = await publisher.run(settings(0));
    for (let round = 0; round < 12; round += 1) {
      await at.addEvents(3);
      const killAt = Math.floor(((round + 1) / 13) * (operations + 30));
      const ends = await Promise.all([
        publisher.run(settings(killAt, { rests: 3 })),
        publisher.run(settings(round % 3 === 0 ? killAt + 7 : 0, { rests: 3 })),
      ]);
      await holds(`two at once, round ${round}, ${JSON.stringify(ends)}`);
    }
    await at.sequence();
    await at.publish();
    await holds('in the end');
  }, 200_000);

  it('after it signed has kept what it signed', async () => {
    await at.addEvents(2);
    expect(await publisher.run(settings('signed'))).toMatchObject({ killed: true });
    expect(signed().size).toBeGreaterThan(0);
    await holds('killed after it signed');
  });

  it('is found out where it signs before it keeps: a planted fault comes to two roots for one size', async () => {
    await at.addEvents(2);
    const { killed } = await publisher.run(settings('signed', { behaviour: 'signs-first' }));
    expect(killed).toBe(true);
    expect(await unkept()).toHaveLength(1);
    // What it gave places to is forgotten with it; the next publisher gives them again, to leaves with other salts.
    await at.sequence();
    await at.publish();
    expect(await forks()).toHaveLength(1);
  });
});
