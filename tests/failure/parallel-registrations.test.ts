import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { freshDatabase, testSecret } from '#tests/house/fresh-database.ts';
import { agent } from './ask-server.ts';
import { bundleProgram } from './bundle-program.ts';
import { countFaults } from './check-book.ts';
import { openOffice } from './failing-office.ts';
import { noIdempotency, numbersFromSequence, withFault } from './planted-faults.ts';
import { freePort, type Program, startProgram } from './program.ts';
import { registerOnce } from './register-once.ts';

let bundle: Awaited<ReturnType<typeof bundleProgram>>;
let database: Awaited<ReturnType<typeof freshDatabase>>;
let servers: Program[] = [];

beforeAll(async () => {
  bundle = await bundleProgram();
  database = await freshDatabase(inject('clusterUrl'));
  const start = async () =>
    startProgram({
      cli: bundle.cli,
      command: 'web',
      port: await freePort(),
      env: {
        DATABASE_URL: database.url,
        SECRET_KEY: testSecret.toString('base64'),
        DATA_DIR: path.join(path.dirname(bundle.cli), 'data'),
      },
    });
  servers = [await start(), await start()];
}, 180_000);

afterAll(async () => {
  agent.destroy();
  await Promise.all(servers.map((server) => server.stop()));
  await database.drop();
  bundle.remove();
}, 60_000);

/** 200 letters at once over both servers; every third client hangs up, and comes back with the same key. */
async function registerTogether(
  office: Awaited<ReturnType<typeof openOffice>>,
  round: number,
  letters = 200,
) {
  const urls = servers.map((server) => server.url);
  const acts = Array.from({ length: letters }, (_, index) => ({
    mark: `R-${round}-${index}-${crypto.randomUUID()}`,
    servers: index % 2 === 0 ? urls : urls.toReversed(),
    // At different moments of the request: before it is read, while it waits for its number, after the commit.
    hangUps: index % 3 === 0 ? [1 + ((index * 7) % 240)] : [],
  }));
  return Promise.all(acts.map((act) => registerOnce(office.clerk, act)));
}

describe('200 parallel registrations in one book, over two server processes', () => {
  it('get consecutive numbers, once each, though every third client hangs up and comes back', {
    timeout: 180_000,
  }, async () => {
    const office = await openOffice(async () => database.url);
    const acknowledged = [...(await registerTogether(office, 1)), ...(await registerTogether(office, 2))];
    expect(await office.prove(acknowledged)).toEqual([]);
    expect(acknowledged.map((one) => one.number).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 400 }, (_, index) => index + 1),
    );
  });

  it('would show numbers that come from a sequence', { timeout: 180_000 }, async () => {
    const office = await openOffice(async () => database.url);
    const faults = await withFault(office, numbersFromSequence, async () =>
      office.prove(await registerTogether(office, 1, 100)),
    );
    expect(countFaults(faults).gap).toBeGreaterThan(0);
  });

  it('would show a server that forgets what it has answered', { timeout: 180_000 }, async () => {
    const office = await openOffice(async () => database.url);
    const faults = await withFault(office, noIdempotency, async () =>
      office.prove(await registerTogether(office, 1, 100)),
    );
    expect(countFaults(faults)['entered-twice']).toBeGreaterThan(0);
  });
});
