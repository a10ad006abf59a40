import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mountBesides } from '#app/server.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';

/** A test house behind a real socket, with everything that the program serves. */
export interface ServedHouse extends TestHouse {
  /** `http://127.0.0.1:<port>`. */
  origin: string;
  port: number;
  /** One request as an outside program makes it. */
  ask(address: string, init?: AskOptions): Promise<Response>;
}

export interface AskOptions extends Omit<RequestInit, 'body'> {
  token?: string | undefined;
  /** Sent as JSON. */
  json?: unknown;
  body?: Buffer | string | undefined;
}

/** The token that `/metrics` asks for. */
export const metricsToken = 'metrics-of-the-test-house';

export async function servedHouse(): Promise<ServedHouse> {
  const house = await testHouse();
  const officeFolder = smallestOffice();
  await mountBesides(house.server, house.house, house.pipeline, { metricsToken, officeFolder });
  await house.server.listen({ host: '127.0.0.1', port: 0 });
  const { port } = house.server.server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return {
    ...house,
    origin,
    port,
    ask: (address, { token, json, headers, ...init } = {}) =>
      fetch(origin + address, {
        redirect: 'manual',
        ...init,
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
        headers: {
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          ...(json === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
      } as RequestInit),
    close: async () => {
      house.server.server.closeAllConnections();
      await house.close();
      rmSync(officeFolder, { recursive: true, force: true });
    },
  };
}

/** An office as the build leaves it behind, so that no build has to be there. */
function smallestOffice(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'pendopo-office-'));
  mkdirSync(path.join(folder, 'assets'));
  writeFileSync(
    path.join(folder, 'index.html'),
    '<!doctype html><title>Pendopo</title><style nonce="__CSP_NONCE__"></style>',
  );
  writeFileSync(path.join(folder, 'sw.js'), 'self;');
  writeFileSync(path.join(folder, 'assets/main-abc.js'), 'export {};');
  return folder;
}
