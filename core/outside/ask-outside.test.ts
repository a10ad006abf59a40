import dns from 'node:dns';
import { createServer, type RequestListener } from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { askOutside, OutsideFault } from './ask-outside.ts';

async function serving(listener: RequestListener) {
  let connections = 0;
  const server = createServer(listener).on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const ask = (address: string, plainHosts: readonly string[] = ['127.0.0.1', 'localhost']) =>
  askOutside({ method: 'GET', address, patience: 5_000, longest: 1_000, plainHosts });
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'answered',
    (error: unknown) => (error instanceof OutsideFault ? error.code : String(error)),
  );

it('an answer is read up to its limit, and what goes on behind it is never held', async () => {
  let written = 0;
  await using server = await serving((request, response) => {
    if (request.url === '/short') return void response.end('x'.repeat(1_000));
    const more = () => {
      while (!response.destroyed && written < 200_000_000) {
        written += 65_536;
        if (!response.write(Buffer.alloc(65_536))) return void response.once('drain', more);
      }
      response.end();
    };
    more();
  });
  const base = `http://127.0.0.1:${server.port}`;
  expect((await ask(`${base}/short`)).bytes).toHaveLength(1_000);
  expect(await codeOf(ask(`${base}/endless`))).toBe('odd');
  expect(written).toBeLessThan(20_000_000);
});

it('asks for what is not packed, and unpacks nothing', async () => {
  let asked: string | undefined;
  await using server = await serving((request, response) => {
    asked = request.headers['accept-encoding'];
    // Short as it comes, and longer than may be read once it is unpacked.
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(10_000)));
  });
  expect(await codeOf(ask(`http://127.0.0.1:${server.port}`))).toBe('odd');
  expect(asked).toBe('identity');
});

it('what does not answer, or not to its end, is given up', async () => {
  await using server = await serving((request, response) => {
    if (request.url === '/silent') return;
    const piece = setInterval(() => response.write('x'), 5);
    response.once('close', () => clearInterval(piece));
  });
  const base = `http://127.0.0.1:${server.port}`;
  const soon = { method: 'GET', patience: 100, longest: 1_000, plainHosts: ['127.0.0.1'] } as const;
  for (const path of ['/silent', '/by-the-drop'])
    expect(await codeOf(askOutside({ ...soon, address: base + path }))).toBe('unreachable');
});

it('who wishes to go on in another protocol is not waited for', async () => {
  await using server = await serving(({ socket }) => {
    socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: other\r\n\r\n');
  });
  expect(await codeOf(ask(`http://127.0.0.1:${server.port}`))).toBe('unreachable');
});

it('follows no redirect', async () => {
  let further = 0;
  await using server = await serving((request, response) => {
    if (request.url === '/further') further += 1;
    response.writeHead(request.url === '/' ? 302 : 200, { location: '/further' }).end();
  });
  expect(await codeOf(ask(`http://127.0.0.1:${server.port}/`))).toBe('unreachable');
  expect(further).toBe(0);
});

it('a name that leads to this machine is asked only where the operator named it', async () => {
  let reached = 0;
  await using server = await serving((_, response) => {
    reached += 1;
    response.end('here');
  });
  expect(await codeOf(ask(`http://localhost:${server.port}`, ['127.0.0.1']))).toBe('not-allowed');
  // Encrypted, it passes the first look; what the name leads to is seen with the connection.
  expect(await codeOf(ask(`https://localhost:${server.port}`, []))).toBe('unreachable');
  expect([reached, server.connections()]).toEqual([0, 0]);
  expect((await ask(`http://localhost:${server.port}`, ['localhost'])).bytes.toString()).toBe('here');
});

it('a name that leads to several addresses is asked only where each of them may be', async () => {
  await using server = await serving((_, response) => void response.end('here'));
  const { lookup } = dns;
  const leadingTo = async (...addresses: string[]) => {
    dns.lookup = ((_host: string, _options: object, done: (error: null, found: object[]) => void) =>
      done(
        null,
        addresses.map((address) => ({ address, family: 4 })),
      )) as never;
    syncBuiltinESMExports();
    try {
      return await codeOf(ask(`http://penanda.example:${server.port}`, ['penanda.example']));
    } finally {
      dns.lookup = lookup;
      syncBuiltinESMExports();
    }
  };
  expect(await leadingTo('127.0.0.1', '169.254.169.254')).toBe('unreachable');
  expect(server.connections()).toBe(0);
  expect(await leadingTo('127.0.0.1')).toBe('answered');
});

it('an address of a certificate may be plain, and leads into no network of one’s own, whatever its name', async () => {
  let reached = 0;
  await using server = await serving((_, response) => {
    reached += 1;
    response.end('here');
  });
  const asked = (plainHosts: readonly string[]) =>
    askOutside({
      method: 'GET',
      address: `http://localhost:${server.port}`,
      patience: 5_000,
      longest: 1_000,
      plainHosts,
      source: 'certificate',
    });
  // The scheme is right; what the name leads to is seen with the connection.
  expect(await codeOf(asked([]))).toBe('unreachable');
  expect(reached).toBe(0);
  expect(await codeOf(asked(['localhost']))).toBe('answered');
});
