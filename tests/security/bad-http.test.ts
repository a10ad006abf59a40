import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoActor, type DemoWorld, demoWorld } from '#tests/house/demo-world.ts';
import { smallPdf } from './probes.ts';
import {
  changesNothing,
  expectWell,
  type RawAnswer,
  type Refusal,
  readProblem,
  refusalIn,
  rowCounts,
  sendRaw,
} from './refusals.ts';
import { type ServedHouse, servedHouse } from './served-house.ts';

let house: ServedHouse;
let world: DemoWorld;
let clerk: DemoActor;

beforeAll(async () => {
  house = await servedHouse();
  world = await demoWorld(house);
  clerk = await world.actor('tata-usaha');
});
afterAll(() => house.close());

const registration = () => ({
  sender: 'Warga',
  subject: 'Permohonan',
  addressees: [world.arunika.posts.get('kadis-kominfo')!],
});

/** The head of a request of the clerk, each line as it is. */
function head(line: string, ...lines: string[]): string {
  return `${[`${line} HTTP/1.1`, 'host: x', `authorization: Bearer ${clerk.token}`, ...lines].join('\r\n')}\r\n\r\n`;
}

function inJson(body: Buffer | string, address = '/api/letters'): Promise<Refusal> {
  return changesNothing(house, async () =>
    refusalIn(
      await house.ask(address, {
        method: 'POST',
        token: clerk.token,
        body,
        headers: { 'content-type': 'application/json' },
      }),
    ),
  );
}

const deep = (open: string, close: string, times: number) => open.repeat(times) + close.repeat(times);

describe('a body that is no JSON of ours', () => {
  it.each<[string, () => Buffer | string]>([
    ['half a text', () => '{"sender":"Warga"'],
    ['no JSON', () => 'sender=Warga'],
    ['a list', () => '[]'],
    ['a text', () => '"Warga"'],
    ['null', () => 'null'],
    ['two texts', () => '{}{}'],
    ['10,000 lists in one another', () => `{"sender":${deep('[', ']', 10_000)}}`],
    ['10,000 objects in one another', () => deep('{"a":', '}', 10_000).replace('}', '1}')],
    ['300,000 open lists', () => '['.repeat(300_000)],
    ['a prototype', () => JSON.stringify(registration()).replace('{', '{"__proto__":{"polluted":1},')],
    ['a prototype in a list', () => '{"addressees":[{"__proto__":{"polluted":1}}]}'],
    ['a constructor', () => '{"constructor":{"prototype":{"polluted":1}}}'],
    ['the same name twice', () => JSON.stringify(registration()).replace('{', '{"subject":"Lain",')],
    ['bytes that are no text', () => Buffer.from([...Buffer.from('{"sender":"'), 0xff, 0xfe, 0x22, 0x7d])],
    ['text of another kind', () => Buffer.from(JSON.stringify(registration()), 'utf16le')],
    ['an overlong slash', () => Buffer.from([...Buffer.from('{"sender":"'), 0xc0, 0xaf, 0x22, 0x7d])],
    [
      '50,000 names',
      () => JSON.stringify(Object.fromEntries(Array.from({ length: 50_000 }, (_, n) => [`f${n}`, n]))),
    ],
    ['a number beyond numbers', () => '{"attachmentCount":1e999}'],
  ])('is refused: %s', async (_what, body) => {
    expect((await inJson(body())).code).toBe('core.invalid-input');
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('is refused deep inside where any object may stand, too', async () => {
    const deepAnswer = `{"challenge":"x","response":{"id":"a","rawId":"a","type":"public-key","x":${deep('[', ']', 5_000)}}}`;
    expect((await inJson(deepAnswer, '/api/sessions/passkey')).code).toBe('core.invalid-input');
  });

  it('is refused where it is larger than a megabyte, told beforehand or not', async () => {
    const large = JSON.stringify({ ...registration(), summary: 'a'.repeat(1_100_000) });
    expect(await inJson(large)).toMatchObject({ status: 413, code: 'core.payload-too-large' });
    const chunk = `${large.length.toString(16)}\r\n${large}\r\n0\r\n\r\n`;
    const answer = await sendRaw(
      house.port,
      `${head('POST /api/letters', 'content-type: application/json', 'transfer-encoding: chunked')}${chunk}`,
    );
    expect(readProblem(answer.status, answer.body).code).toBe('core.payload-too-large');
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'text/json',
    'application/json-patch+json',
    '',
  ])('is refused under the name %j', async (type) => {
    const asked = house.ask('/api/letters', {
      method: 'POST',
      token: clerk.token,
      body: Buffer.from(JSON.stringify(registration())),
      headers: type ? { 'content-type': type } : {},
    });
    const refused = await changesNothing(house, async () => refusalIn(await asked));
    expect(refused).toMatchObject({ status: 415, code: 'core.unsupported-media-type' });
  });

  it('is bytes like any other where files are taken, however large and whatever it says', async () => {
    const body = Buffer.from(`{"a":"${'x'.repeat(5_000_000)}"}`);
    const began = performance.now();
    const answer = await house.ask('/api/files?name=a.json', {
      method: 'POST',
      token: clerk.token,
      body,
      headers: { 'content-type': 'application/json' },
    });
    expect((await refusalIn(answer)).code).toBe('documents.type-unknown');
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});

describe('an address', () => {
  it.each([
    ['DELETE', '/api/letters', 'GET, HEAD, POST'],
    ['GET', '/api/letters/x/cancellation', 'POST'],
    ['PUT', '/api/sessions', 'DELETE, GET, HEAD, POST'],
    ['OPTIONS', '/api/letters', 'GET, HEAD, POST'],
    ['POST', '/healthz', 'GET, HEAD'],
    ['DELETE', '/lacak', 'GET, HEAD'],
    ['POST', '/office/', 'GET, HEAD'],
    ['PATCH', '/api/uploads', 'POST'],
  ])('tells %s %s what it takes: %s', async (method, address, allowed) => {
    const answer = await house.ask(address, { method, token: clerk.token });
    expect(await refusalIn(answer)).toMatchObject({ status: 405, code: 'core.method-not-allowed' });
    expect(answer.headers.get('allow')).toBe(allowed);
  });

  it('takes no TRACE, and no method that nobody knows', async () => {
    const trace = await sendRaw(house.port, head('TRACE /api/letters', 'x-secret: abc'));
    expect(readProblem(trace.status, trace.body).status).toBe(405);
    expect(trace.body).not.toContain('abc');
    const brew = await sendRaw(house.port, head('BREW /api/letters'));
    expect(readProblem(brew.status, brew.body).code).toBe('core.malformed-request');
  });

  it.each<[string, string]>([
    ['/api/%', 'core.malformed-request'],
    ['/api/letters/%ff', 'core.malformed-request'],
    ['/api/letters/%00', 'core.invalid-input'],
    ['/api/../../etc/passwd', 'core.not-found'],
    [`/api/letters/${'a'.repeat(201)}`, 'core.not-found'],
    [`/api/letters/${'a/'.repeat(3_000)}`, 'core.not-found'],
    ['/api/nothing-here', 'core.not-found'],
    ['//api/letters', 'core.not-found'],
  ])('that leads nowhere is refused: %#', async (address, code) => {
    const answer = await sendRaw(house.port, head(`GET ${address}`, 'connection: close'));
    expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    if (code === 'core.not-found' && answer.headers['content-type']?.startsWith('text/html'))
      return expect(answer.status).toBe(404);
    expect(readProblem(answer.status, answer.body).code).toBe(code);
  });

  it.each([
    '/office/../../package.json',
    '/office/..%2f..%2fpackage.json',
    '/office/%2e%2e/%2e%2e/package.json',
    '/office/assets/..%5c..%5c..%5cpackage.json',
    '/portal/../package.json',
    '/.git/config',
    '/office/.git/config',
    '/.env',
    '/metrics',
  ])('never leads to our files: %s', async (address) => {
    const answer = await sendRaw(house.port, head(`GET ${address}`, 'connection: close'));
    expect(answer.body).not.toMatch(/"devDependencies"|repositoryformatversion|SECRET|process_cpu/);
    expect(answer.status).toBeLessThan(500);
  });
});

describe('bytes that are no request of ours', () => {
  const cases: [string, () => string, string][] = [
    ['no HTTP at all', () => 'hallo\r\n\r\n', 'core.malformed-request'],
    ['a handshake of TLS', () => '\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03', 'core.malformed-request'],
    [
      'a megabyte of header',
      () => head('GET /api/letters', `x-long: ${'a'.repeat(1_000_000)}`),
      'core.headers-too-large',
    ],
    [
      'ten thousand headers',
      () => head('GET /api/letters', ...Array.from({ length: 10_000 }, (_, n) => `x${n}: a`)),
      'core.headers-too-large',
    ],
    [
      'a cookie of 20 kB',
      () => head('GET /api/letters', `cookie: a=${'a'.repeat(20_000)}`),
      'core.headers-too-large',
    ],
    [
      'two lengths',
      () =>
        `${head('POST /api/letters', 'content-type: application/json', 'content-length: 2', 'content-length: 3')}{}`,
      'core.malformed-request',
    ],
    [
      'a length and chunks',
      () =>
        `${head('POST /api/letters', 'content-type: application/json', 'content-length: 5', 'transfer-encoding: chunked')}0\r\n\r\n`,
      'core.malformed-request',
    ],
    [
      'a length below nothing',
      () => head('POST /api/letters', 'content-length: -5'),
      'core.malformed-request',
    ],
    [
      'chunks that are none',
      () =>
        `${head('POST /api/letters', 'content-type: application/json', 'transfer-encoding: chunked')}zz\r\n{}\r\n`,
      'core.malformed-request',
    ],
    [
      'a header that goes on in the next line',
      () => head('GET /api/letters', 'x: a', ' b: c\0'),
      'core.malformed-request',
    ],
  ];
  it.each(cases)('are refused: %s', async (_what, bytes, code) => {
    const answer = await changesNothing(house, () => sendRaw(house.port, bytes()));
    expect(readProblem(answer.status, answer.body).code).toBe(code);
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'cache-control': 'no-store',
    });
    expect(answer.headers.server).toBeUndefined();
  });
});

/** An open connection that has begun a request. */
function begin(bytes: Buffer | string): Promise<Socket> {
  return new Promise((resolve) => {
    const socket = connect(house.port, '127.0.0.1', () => socket.write(bytes, () => resolve(socket)));
    socket.on('error', () => undefined);
  });
}

const uploadHead = (length: number) =>
  head('POST /api/files?name=a.pdf', 'content-type: application/pdf', `content-length: ${length}`);

describe('a sender that does not finish', () => {
  it('and hangs up leaves nothing: 30 files and 30 letters that broke off', async () => {
    const half = JSON.stringify(registration()).slice(0, 40);
    await changesNothing(house, async () => {
      const sockets = await Promise.all(
        Array.from({ length: 60 }, (_, n) =>
          begin(
            n % 2
              ? Buffer.concat([Buffer.from(uploadHead(100_000)), smallPdf(n)])
              : `${head('POST /api/letters', 'content-type: application/json', 'content-length: 900')}${half}`,
          ),
        ),
      );
      await sleep(300);
      for (const socket of sockets) socket.destroy();
      await sleep(500);
    });
    const leftovers = await house.owner<{ n: number }>('select count(*)::int as n from files.file');
    expect(leftovers[0]!.n).toBe(0);
  });

  it('holds up nobody: a hundred slow uploads beside an honest clerk', async () => {
    const before = await rowCounts(house);
    const slow = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        begin(
          n % 2
            ? uploadHead(100_000)
            : head('POST /api/letters', 'content-type: application/json', 'content-length: 900'),
        ),
      ),
    );
    const dribble = setInterval(() => {
      for (const socket of slow) socket.write(' ');
    }, 200);
    try {
      const times: number[] = [];
      for (let turn = 0; turn < 20; turn++) {
        const began = performance.now();
        const answer = await house.ask('/api/letters', { token: clerk.token });
        expect(answer.status).toBe(200);
        await answer.arrayBuffer();
        times.push(performance.now() - began);
      }
      expect(house.house.appPool.waitingCount).toBe(0);
      expect(times.sort((a, b) => a - b)[10]).toBeLessThan(1_000);
      await expectWell(house);
    } finally {
      clearInterval(dribble);
      for (const socket of slow) socket.destroy();
    }
    await sleep(500);
    expect(await rowCounts(house)).toEqual(before);
  });

  it('of a head is told so and cut off', async () => {
    const { server } = house.server;
    expect(server.headersTimeout).toBeLessThanOrEqual(30_000);
    expect(server.requestTimeout).toBeGreaterThan(0);
    server.headersTimeout = 1_000;
    const began = performance.now();
    const answer: RawAnswer = await sendRaw(
      house.port,
      'GET /healthz HTTP/1.1\r\nhost: x\r\nx-slow: ',
      20_000,
    );
    server.headersTimeout = 20_000;
    expect(readProblem(answer.status, answer.body).code).toBe('core.too-slow');
    expect(performance.now() - began).toBeLessThan(15_000);
  });
});
