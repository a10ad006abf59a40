/** `pendopo backup` and `pendopo restore` over a whole installation whose log was published further since. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { migrate } from '#app/migrate.ts';
import { makeBackup } from '#core/db/backup/make-backup.ts';
import { restoreBackup } from '#core/db/backup/restore-backup.ts';
import { ensureDatabase } from '#core/db/embedded/ensure-database.ts';
import { type Embedded, startEmbedded } from '#core/db/embedded/start-embedded.ts';
import { letters } from '#modules/letters/contract/letters.ts';
import { letterInput } from '#modules/letters/test/letter-fields.ts';
import { testSecret } from '#tests/house/fresh-database.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { importLeaves } from '../server/restore/import-leaves.ts';
import { logFiles } from '../server/store/tile-store.ts';
import { workAt } from './ledger-house.ts';

const silent = () => undefined;
let folder: string;
let server: Embedded;
let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'pendopo-drill-'));
});
afterAll(async () => {
  await house.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The installation that lies in a folder. */
async function open(dataDir: string): Promise<void> {
  server = await startEmbedded({ dataDir, archive: true, log: silent });
  const databaseUrl = await ensureDatabase(server.adminUrl, 'pendopo');
  await migrate({ databaseUrl, secretKey: testSecret });
  house = await testHouse({ beside: { databaseUrl, dataDir } as TestHouse });
}
const at = () => workAt(house, office);
const published = async () => {
  const { tiles, sequence, publish } = at();
  await sequence();
  await publish();
  return (await logFiles(tiles, office.agencyId, 'letters').checkpoint())!.checkpoint;
};

it('a database that is older than what is published signs nothing, takes its leaves back, and goes on', async () => {
  const [before, after] = ['lama', 'baru'].map((name) => path.join(folder, name));
  await open(before!);
  office = await smallOffice(house);
  const register = () => office.registry.call(letters.register, letterInput(office.head.postId));
  await register();
  const early = await published();
  const file = path.join(folder, 'kantor.tar');
  await makeBackup({
    ...{ file, dataDir: before!, adminUrl: server.adminUrl, secretKey: testSecret, keepLog: false },
  });
  await register();
  const late = await published();
  expect(late.size).toBeGreaterThan(early.size);
  await house.close();
  await server.stop();

  const { facts } = await restoreBackup({
    ...{ file, dataDir: after!, publishedFolder: path.join(before!, 'ledger'), log: silent },
  });
  expect(facts.published!.count).toBeGreaterThan(0);
  expect(existsSync(path.join(after!, 'ledger', office.agencyId, 'letters', 'checkpoint'))).toBe(true);
  await open(after!);
  expect((await at().findings()).some((line) => line.startsWith('I7 database-behind'))).toBe(true);
  await expect(at().publish()).rejects.toMatchObject({ code: 'database-behind' });
  expect(await importLeaves(at().ctx, 'letters', at().tiles)).toBe(late.size - early.size);
  expect(await at().findings()).toEqual([]);
  expect((await published()).size).toBeGreaterThan(late.size);
  expect(await at().findings()).toEqual([]);
}, 300_000);
