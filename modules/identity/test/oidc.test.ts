import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { oidcProvider, type TestProvider } from '#tests/house/oidc-provider.ts';
import { call, makeBrowser, signIn } from './browser.ts';
import { makeAccount, makeAgency, type TestPerson } from './people.ts';
import { type SignInHouse, signInHouse } from './sign-in-house.ts';

let house: SignInHouse;
let server: ReturnType<SignInHouse['server']>;
let provider: TestProvider;
let agencyId: string;
let person: TestPerson;

beforeAll(async () => {
  house = await signInHouse(new Date().toISOString());
  provider = await oidcProvider();
  await provider.serve(`${house.services.publicUrl}/office/oidc`);
  server = house.server({ oidc: provider.settings });
  ({ agencyId } = await makeAgency(house, []));
}, 60_000);
beforeEach(async () => {
  await house.admin.query('delete from core.throttle');
  person = await makeAccount(house, agencyId);
});
afterAll(async () => {
  await house.close();
  await provider.close();
});

/** The person at the provider: follows it through its login and consent pages until it sends the browser back. */
async function atProvider(start: string, login: string): Promise<string> {
  const jar = new Map<string, string>();
  let url = start;
  let body: URLSearchParams | undefined;
  for (let step = 0; step < 20; step += 1) {
    const response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(body ? { body } : {}),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
      jar.set(name!, value!);
    }
    const location = response.headers.get('location');
    body = undefined;
    if (location) {
      url = new URL(location, url).href;
      if (url.startsWith(house.services.publicUrl)) return new URL(url).search;
      continue;
    }
    const page = await response.text();
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
    if (!prompt) throw new Error(`unexpected page of the provider: ${page.slice(0, 300)}`);
    body = new URLSearchParams({ prompt, ...(prompt === 'login' ? { login, password: 'apa saja' } : {}) });
    url = new URL(/action="([^"]+)"/.exec(page)?.[1] ?? url, url).href;
  }
  throw new Error('the provider does not send the browser back');
}

/** A browser in which the person is signed in. */
async function signedIn(who: TestPerson) {
  const browser = makeBrowser(server);
  browser.jar.set('pendopo', await signIn(server, who));
  return browser;
}

async function link(who: TestPerson, login: string) {
  const browser = await signedIn(who);
  const { url } = (await browser.call('POST', '/api/factors/oidc/start', {})).body;
  return browser.call('POST', '/api/factors/oidc', { query: await atProvider(url, login) });
}

async function signInAt(login: string) {
  const browser = makeBrowser(server);
  const { url } = (await browser.call('POST', '/api/sign-in/oidc', {})).body;
  const query = await atProvider(url, login);
  return { browser, query, answer: await browser.call('POST', '/api/sessions/oidc', { query }) };
}

test('who has linked the account signs in at the provider', async () => {
  expect((await call(server, 'GET', '/api/sign-in-options')).body.oidc).toEqual({ label: 'SSO Kabupaten' });
  expect((await signInAt('kadis')).answer.body.code).toBe('identity.oidc-not-linked');
  expect((await link(person, 'kadis')).status).toBe(200);
  const { browser, answer } = await signInAt('kadis');
  expect(answer.status).toBe(200);
  expect((await browser.call('GET', '/api/session')).body.person.id).toBe(person.personId);
  expect(browser.jar.has('pendopo-flow')).toBe(false);
  expect((await browser.call('GET', '/api/factors')).body.oidc.label).toBe('SSO Kabupaten');
  expect((await browser.call('DELETE', '/api/factors/oidc')).status).toBe(204);
  expect((await signInAt('kadis')).answer.body.code).toBe('identity.oidc-not-linked');
});

test('the request carries PKCE, state and nonce', async () => {
  const { url } = (await call(server, 'POST', '/api/sign-in/oidc', {})).body;
  const sent = new URL(url).searchParams;
  expect(sent.get('code_challenge_method')).toBe('S256');
  for (const name of ['code_challenge', 'state', 'nonce']) expect(sent.get(name)!.length).toBeGreaterThan(20);
});

test('an account at the provider is linked to one account only', async () => {
  expect((await link(person, 'sekda')).status).toBe(200);
  expect((await link(await makeAccount(house, agencyId), 'sekda')).body.code).toBe('identity.oidc-taken');
});

test('what came back is worth nothing in another browser, a second time, or with another state', async () => {
  await link(person, 'camat');
  const { query, browser } = await signInAt('camat');
  const elsewhere = makeBrowser(server);
  expect((await elsewhere.call('POST', '/api/sessions/oidc', { query })).body.code).toBe(
    'identity.challenge-expired',
  );
  await elsewhere.call('POST', '/api/sign-in/oidc', {});
  expect((await elsewhere.call('POST', '/api/sessions/oidc', { query })).body.code).toBe(
    'identity.oidc-refused',
  );
  expect((await browser.call('POST', '/api/sessions/oidc', { query })).body.code).toBe(
    'identity.challenge-expired',
  );
});

test('an answer to another request, as its state shows, is refused', async () => {
  await link(person, 'ajudan');
  const browser = makeBrowser(server);
  const { url } = (await browser.call('POST', '/api/sign-in/oidc', {})).body;
  const query = new URLSearchParams(await atProvider(url, 'ajudan'));
  query.set('state', `sign-in.${'x'.repeat(43)}`);
  const answer = await browser.call('POST', '/api/sessions/oidc', { query: `?${query}` });
  expect(answer.body.code).toBe('identity.oidc-refused');
});

test('a link begun by one person cannot be finished by another, nor as a sign-in', async () => {
  const mine = await signedIn(person);
  const { url } = (await mine.call('POST', '/api/factors/oidc/start', {})).body;
  const query = await atProvider(url, 'lurah');
  const flow = mine.jar.get('pendopo-flow')!;
  const theirs = await signedIn(await makeAccount(house, agencyId));
  theirs.jar.set('pendopo-flow', flow);
  expect((await theirs.call('POST', '/api/factors/oidc', { query })).body.code).toBe(
    'identity.challenge-expired',
  );
  const nobody = makeBrowser(server);
  nobody.jar.set('pendopo-flow', flow);
  expect((await nobody.call('POST', '/api/sessions/oidc', { query })).body.code).toBe(
    'identity.challenge-expired',
  );
});

test('a disabled account does not get in through the provider', async () => {
  await link(person, 'kabid');
  await house.admin.query('update identity.account set disabled_at = now() where id = $1', [
    person.accountId,
  ]);
  expect((await signInAt('kabid')).answer.body.code).toBe('identity.oidc-not-linked');
});

test('where the provider is silent, or none is set up, sign-in says so and password sign-in goes on', async () => {
  const silent = house.server({ oidc: { ...provider.settings, issuer: 'http://127.0.0.1:9' } });
  expect(await call(silent, 'POST', '/api/sign-in/oidc', {})).toMatchObject({
    status: 503,
    body: { code: 'identity.oidc-unreachable' },
  });
  const none = house.server();
  expect(await call(none, 'POST', '/api/sign-in/oidc', {})).toMatchObject({
    status: 404,
    body: { code: 'identity.oidc-off' },
  });
  expect(await signIn(silent, person)).toMatch(/^pds_/);
});
