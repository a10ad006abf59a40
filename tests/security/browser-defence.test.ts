import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDemoAccounts } from '#app/demo/load-accounts.ts';
import { openStage } from '#app/demo/stage.ts';
import { portalPages } from '#app/portal-pages.ts';
import { addressOf } from '#core/contract/client.ts';
import { isUnsafe, type Operation, pathParameters } from '#core/contract/operation.ts';
import { cookieName } from '#core/http/cookies.ts';
import { securityHeaders } from '#core/http/security-headers.ts';
import { type DemoActor, type DemoWorld, demoWorld } from '#tests/house/demo-world.ts';
import { ProbeKit } from './probes.ts';
import { changesNothing, readProblem } from './refusals.ts';
import { metricsToken, type ServedHouse, servedHouse } from './served-house.ts';

let house: ServedHouse;
let world: DemoWorld;
let kit: ProbeKit;
let clerk: DemoActor;
let unsafe: Operation[];

beforeAll(async () => {
  house = await servedHouse();
  world = await demoWorld(house);
  kit = new ProbeKit(house, world);
  clerk = await world.actor('tata-usaha');
  unsafe = house.house.modules
    .flatMap((module) => module.routes.map((route) => route.operation))
    .filter(isUnsafe);
  const people = new Map([...world.arunika.people].filter(([key]) => key === 'staf-kominfo'));
  await loadDemoAccounts(openStage(house.house), [{ ...world.arunika, people }]);
});
afterAll(() => house.close());

interface Kind {
  what: string;
  address: string | (() => Promise<string>);
  status: number;
  type: RegExp | null;
  /** May be kept by caches, or by the browser of the person. */
  kept?: RegExp;
  /** Search engines may list it. */
  listed?: true;
  method?: string;
  json?: unknown;
  signedOut?: true;
  token?: string;
}

const json = /^application\/json(; charset=utf-8)?$/;
const problem = /^application\/problem\+json; charset=utf-8$/;
const html = /^text\/html; charset=utf-8$/;
const kinds: Kind[] = [
  { what: 'an answer', address: '/api/session', status: 200, type: json },
  {
    what: 'an answer without words',
    address: async () => `/api/letters/intakes/${(await kit.intake()).id}/discard`,
    json: { reason: 'Bukan surat' },
    status: 204,
    type: null,
    method: 'POST',
  },
  { what: 'a refusal of a stranger', address: '/api/session', status: 401, type: problem, signedOut: true },
  { what: 'a refusal of an input', address: '/api/letters/x', status: 422, type: problem },
  { what: 'a refusal of a method', address: '/api/letters', status: 405, type: problem, method: 'PUT' },
  { what: 'an address of nothing', address: '/api/nothing', status: 404, type: problem },
  {
    what: 'a file',
    address: async () => `/api/files/${await kit.file('tata-usaha')}`,
    status: 200,
    type: /^application\/pdf$/,
    kept: /^private, /,
  },
  {
    what: 'a form',
    address: async () => `/api/letters/${(await kit.letter()).id}/receipt.pdf`,
    status: 200,
    type: /^application\/pdf$/,
  },
  {
    what: 'a sheet',
    address: async () => `/api/books/${world.bookId}/agenda.xlsx?year=2026`,
    status: 200,
    type: /spreadsheetml\.sheet$/,
  },
  { what: 'the API document', address: '/api/openapi.json', status: 200, type: json, kept: /^public, / },
  {
    what: 'the reference',
    address: '/api/reference',
    status: 200,
    type: html,
    kept: /^public, /,
    listed: true,
  },
  { what: 'the office', address: '/office/', status: 200, type: html, kept: /^no-cache$/ },
  { what: 'a page of the office', address: '/office/letters/1', status: 200, type: html, kept: /^no-cache$/ },
  { what: 'the way to the office', address: '/office', status: 302, type: null },
  {
    what: 'a script of the office',
    address: '/office/assets/main-abc.js',
    status: 200,
    type: /javascript/,
    kept: /^public, /,
  },
  {
    what: 'the worker of the office',
    address: '/office/sw.js',
    status: 200,
    type: /javascript/,
    kept: /^no-cache$/,
  },
  { what: 'the portal', address: '/', status: 200, type: html, kept: /^public, /, listed: true },
  { what: 'a page of the portal', address: '/lacak', status: 200, type: html, listed: true },
  { what: 'a refusal of the portal', address: '/lacak?kode=x', status: 422, type: html },
  {
    what: 'a page of the portal with a script',
    address: '/verifikasi',
    status: 200,
    type: html,
    listed: true,
  },
  {
    what: 'the page that checks without a network',
    address: '/verifikasi/luring',
    status: 200,
    type: html,
    kept: /^public, /,
    listed: true,
  },
  { what: 'what a code is answered with', address: '/verifikasi?kode=x', status: 422, type: html },
  {
    what: 'where a letter stands',
    address: async () => `/lacak?kode=${(await kit.letter()).receiptCode}`,
    status: 200,
    type: html,
  },
  { what: 'a page that is not there', address: '/tidak-ada', status: 404, type: html },
  { what: 'the icon', address: '/portal/icon.svg', status: 200, type: /^image\/svg\+xml/, kept: /^public, / },
  { what: 'the health', address: '/healthz', status: 200, type: json, signedOut: true },
  { what: 'the counters', address: '/metrics', status: 200, type: /^text\/plain/, token: metricsToken },
  { what: 'the counters without their token', address: '/metrics', status: 404, type: problem },
];

const always = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': expect.stringContaining('microphone=()'),
};
const never = [
  'server',
  'x-powered-by',
  'via',
  'access-control-allow-origin',
  'access-control-allow-credentials',
];

describe('the headers of every answer', () => {
  it.each(kinds)('$what', async (kind) => {
    const { address, status, type, kept, listed, method = 'GET', json: sent, signedOut, token } = kind;
    const where = typeof address === 'string' ? address : await address();
    const asker = signedOut ? undefined : (token ?? clerk.token);
    const answer = await house.ask(where, { method, token: asker, json: sent });
    const headers = Object.fromEntries(answer.headers);
    await answer.arrayBuffer();
    expect(answer.status).toBe(status);
    if (type) expect(headers['content-type']).toMatch(type);
    expect(headers).toMatchObject(always);
    expect(never.filter((name) => name in headers)).toEqual([]);
    expect(headers['x-robots-tag']).toBe(listed ? undefined : 'noindex, nofollow');
    expect(headers['cache-control']).toMatch(kept ?? /^no-store$/);
    const policy = headers['content-security-policy']!;
    for (const part of ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"])
      expect(policy).toContain(part);
    expect(policy).not.toMatch(/unsafe-|\*|https?:/);
  });

  it('keep every page of the portal that an address opens by a code out of search engines', async () => {
    const keyed = portalPages.filter(({ path }) => path.includes(':'));
    expect(keyed.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['/surat/:receiptCode', '/verifikasi/:code']),
    );
    for (const { path } of keyed) {
      const answer = await house.ask(path.replace(/:\w+/, 'A'.repeat(24)));
      await answer.arrayBuffer();
      expect([path, answer.headers.get('x-robots-tag')]).toEqual([path, 'noindex, nofollow']);
    }
  });

  it('of live events as well', async () => {
    const stop = new AbortController();
    const answer = await house.ask('/api/live', { token: clerk.token, signal: stop.signal });
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      ...always,
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    stop.abort();
  });

  it('give every page of the office another nonce, and let no script in by one', async () => {
    const pages = await Promise.all([1, 2].map(() => house.ask('/office/')));
    const [first, second] = pages.map((page) => page.headers.get('content-security-policy')!);
    expect(first).not.toBe(second);
    expect(first).toMatch(/script-src 'self';/);
    expect(await pages[0]!.text()).toContain(/'nonce-([^']+)'/.exec(first!)![1]!);
  });

  it('make browsers insist on https where the office is reached by it', () => {
    expect(securityHeaders(true)['strict-transport-security']).toMatch(
      /^max-age=(\d{8,}); includeSubDomains$/,
    );
    expect(securityHeaders(false)['strict-transport-security']).toBeUndefined();
  });

  it('are held against a planted answer without them', () => {
    expect({ 'x-content-type-options': 'nosniff' }).not.toMatchObject(always);
  });
});

const foreign: Record<string, Record<string, string>> = {
  'a foreign origin': { origin: 'https://jahat.example' },
  'no origin to speak of': { origin: 'null' },
  'a neighbour under the same name': { origin: 'http://lain.localhost' },
  'our name on another port': { origin: 'http://localhost:8080' },
  'another site': { 'sec-fetch-site': 'cross-site' },
  'another site that claims our origin': { 'sec-fetch-site': 'cross-site', origin: 'http://localhost' },
  'the same site': { 'sec-fetch-site': 'same-site' },
  'a form as text': { 'content-type': 'text/plain' },
  'a form in the address': { 'content-type': 'application/x-www-form-urlencoded' },
  'a form in parts': { 'content-type': 'multipart/form-data; boundary=x' },
};

/** Asks in the browser of the clerk: with the cookie, and with what the browser says of the page. */
async function askByCookie(op: Operation, headers: Record<string, string>) {
  const nothing = Object.fromEntries(pathParameters(op.path).map((name) => [name, crypto.randomUUID()]));
  const answer = await house.server.inject({
    method: op.method,
    url: addressOf(op, nothing),
    headers: {
      cookie: `${cookieName('http://localhost', 'session')}=${clerk.token}`,
      'content-type': op.upload ? 'application/octet-stream' : 'application/json',
      ...headers,
    },
    payload: '{}',
  });
  return { status: answer.statusCode, body: answer.body };
}

describe('a page of another site', () => {
  it.each(Object.entries(foreign))(
    'changes nothing with the cookie of the person: %s',
    async (_what, headers) => {
      await changesNothing(house, async () => {
        for (const op of unsafe) {
          const { status, body } = await askByCookie(op, headers);
          expect(readProblem(status, body, op.dialect).code, op.id).toBe('core.foreign-origin');
        }
      });
    },
  );

  it('is told from our own page and from a program, which are heard', async () => {
    const op = unsafe.find(({ id }) => id === 'notifications.mark-read')!;
    const ours: Record<string, string>[] = [
      { origin: 'http://localhost' },
      { 'sec-fetch-site': 'same-origin' },
      {},
    ];
    for (const headers of ours) expect((await askByCookie(op, headers)).status).toBe(200);
    const program = await house.ask(op.path, {
      method: 'POST',
      token: clerk.token,
      json: {},
      headers: { origin: 'https://aplikasi-lain.example' },
    });
    expect(program.status).toBe(200);
  });

  it('cannot dress a change up as a question', async () => {
    const { id } = await kit.letter();
    await changesNothing(house, async () => {
      for (const address of [
        `/api/letters/${id}/closing?_method=POST`,
        `/api/letters/${id}?_method=DELETE`,
      ]) {
        const answer = await house.ask(address, {
          token: clerk.token,
          headers: { 'x-http-method-override': 'POST', 'x-method-override': 'DELETE' },
        });
        expect([405, 422]).toContain(answer.status);
      }
    });
  });
});

describe('the cookie of the session', () => {
  const signIn = (cookie?: string) =>
    house.ask('/api/sessions', {
      method: 'POST',
      json: { identifier: 'staf-kominfo', password: 'Pendopo-staf-kominfo-2026' },
      headers: cookie ? { cookie } : {},
    });

  it('is out of reach of scripts and other sites, for the whole office and no longer than the session', async () => {
    const answer = await signIn();
    const cookies = answer.headers.getSetCookie();
    const session = cookies.find((one) => one.startsWith('pendopo='))!;
    expect(session).toMatch(/^pendopo=[\w-]{40,}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/);
    for (const one of cookies) expect(one).toMatch(/; HttpOnly; SameSite=Lax;/);
    expect(cookies.join()).not.toMatch(/domain=/i);
  });

  it('is a new one at every sign-in, whatever the browser brought along', async () => {
    const given = 'pendopo=dipasang-orang-lain-0123456789-0123456789';
    const tokens = await Promise.all(
      [signIn(given), signIn(given)].map(async (one) => (await one).json() as Promise<{ token: string }>),
    );
    expect(tokens[0]!.token).not.toBe(tokens[1]!.token);
    expect(given).not.toContain(tokens[0]!.token);
  });

  it('is taken away at sign-out, and worth nothing afterwards', async () => {
    const { token } = (await (await signIn()).json()) as { token: string };
    const headers = { cookie: `pendopo=${token}`, 'sec-fetch-site': 'same-origin' };
    const out = await house.ask('/api/session', { method: 'DELETE', headers });
    expect(out.headers.getSetCookie().join()).toMatch(/pendopo=; .*Max-Age=0/);
    expect((await house.ask('/api/session', { headers })).status).toBe(401);
  });
});
