import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type ChannelsConfig, watchChannels } from '#app/channels.ts';
import { roleUrl } from '#core/db/roles.ts';
import { testSecret } from '#tests/house/fresh-database.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { smallPdf } from '#tests/security/probes.ts';
import { letters } from '../contract/letters.ts';

const pace = { lookAgain: 100, folder: 50 };

let house: TestHouse;
let office: SmallOffice;
let folder: string;
let watchers: { close(): Promise<void> }[];

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
});
afterAll(() => house.close());
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pendopo-channels-'));
  watchers = [];
});
afterEach(async () => {
  await Promise.all(watchers.map((one) => one.close()));
  await rm(folder, { recursive: true });
});

function watch(changed: Partial<ChannelsConfig> = {}): void {
  const config: ChannelsConfig = {
    databaseUrl: house.databaseUrl,
    databaseWorkerUrl: undefined,
    secretKey: testSecret,
    watchDir: folder,
    watchAgency: undefined,
    imapUrl: undefined,
    imapAgency: undefined,
    ...changed,
  };
  watchers.push(watchChannels(house.house, config, pace));
}

const codeOf = async () =>
  (
    await house.owner<{ code: string }>('select code from organization.agency where id = $1', [
      office.agencyId,
    ])
  )[0]!.code;
const scan = (name: string, serial: number) => writeFile(path.join(folder, name), smallPdf(serial));
const taken = async () => (await readdir(path.join(folder, 'diproses')).catch(() => [])).sort();
const soon = { timeout: 15_000, interval: 50 };
const locks = () =>
  house.owner<{ pid: number }>(
    `select a.pid from pg_locks l join pg_stat_activity a using (pid)
     where l.locktype = 'advisory' and l.granted and a.application_name = 'pendopo_channels'`,
  );

/** An address of the database at which nobody answers until it is opened. */
async function closedDoor(database: URL) {
  const server = createServer((socket) => {
    const onward = connect(Number(database.port), database.hostname);
    socket.on('error', () => onward.destroy());
    onward.on('error', () => socket.destroy());
    socket.pipe(onward).pipe(socket);
  });
  const listen = async (port: number): Promise<number> => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const port = await listen(0);
  server.close();
  const url = new URL(database);
  url.host = `127.0.0.1:${port}`;
  return { url: url.href, open: () => listen(port), close: () => server.close() };
}

it('waits for an agency that is founded later', async () => {
  watch({ watchAgency: 'belum-ada' });
  await scan('awal.pdf', 1);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await taken()).toEqual([]);
  const code = await codeOf();
  await house.owner("update organization.agency set code = 'belum-ada' where id = $1", [office.agencyId]);
  await expect.poll(taken, soon).toEqual(['awal.pdf']);
  await house.owner('update organization.agency set code = $2 where id = $1', [office.agencyId, code]);
});

it('is watched by one of two, and by one only after the lock was lost', async () => {
  const watchAgency = await codeOf();
  watch({ watchAgency });
  watch({ watchAgency });
  await scan('satu.pdf', 2);
  await expect.poll(taken, soon).toEqual(['satu.pdf']);
  const [first] = await locks();
  await house.owner('select pg_terminate_backend($1)', [first!.pid]);
  await expect
    .poll(locks, soon)
    .toSatisfy((held: { pid: number }[]) => held.length === 1 && held[0]!.pid !== first!.pid);
  await scan('dua.pdf', 3);
  await expect.poll(taken, soon).toEqual(['dua.pdf', 'satu.pdf']);
  const { items } = await office.registry.call(letters.listIntakes, { size: 50 });
  expect(items.filter((one) => one.origin === 'dua.pdf')).toHaveLength(1);
});

it('begins when the database can be reached at last, and nothing is thrown past it', async () => {
  const watchAgency = await codeOf();
  const thrown: unknown[] = [];
  const note = (reason: unknown) => void thrown.push(reason);
  process.on('unhandledRejection', note);
  const door = await closedDoor(new URL(roleUrl(house.databaseUrl, 'pendopo_worker', testSecret)));
  watch({ watchAgency, databaseWorkerUrl: door.url });
  await scan('nanti.pdf', 4);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await taken()).toEqual([]);
  await door.open();
  await expect.poll(taken, soon).toEqual(['nanti.pdf']);
  process.off('unhandledRejection', note);
  expect(thrown).toEqual([]);
  await Promise.all(watchers.splice(0).map((one) => one.close()));
  await door.close();
});

it('stops at once while it waits', async () => {
  watch({ watchAgency: 'tidak-akan-ada' });
  await new Promise((resolve) => setTimeout(resolve, 200));
  const began = performance.now();
  await watchers[0]!.close();
  expect(performance.now() - began).toBeLessThan(1_000);
});
