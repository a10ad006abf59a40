import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { call, signIn } from './browser.ts';
import { makeAccount, makeAgency, type TestPerson } from './people.ts';
import { type SignInHouse, signInHouse } from './sign-in-house.ts';

let house: SignInHouse;
let server: ReturnType<SignInHouse['server']>;
let other: ReturnType<SignInHouse['server']>;
let agency: Awaited<ReturnType<typeof makeAgency>>;
let person: TestPerson;
let token: string;

beforeAll(async () => {
  house = await signInHouse();
  server = house.server();
  other = house.server({}, house.newPool());
  agency = await makeAgency(house, ['accounts.manage', 'letters.register', 'letters.read']);
  person = await makeAccount(house, agency.agencyId, agency.postId);
}, 60_000);
beforeEach(async () => {
  token = await signIn(server, person);
});
afterAll(() => house.close());

const create = (body: object = {}, bearer = token) =>
  call(
    server,
    'POST',
    '/api/keys',
    { name: 'Aplikasi absen', scopes: ['letters.read'], expiresAt: '2027-06-01T00:00:00Z', ...body },
    { token: bearer },
  );
const current = (bearer: string, from = server) =>
  call(from, 'GET', '/api/session', undefined, { token: bearer });

test('a key acts for its person with no more rights than its scopes, on every server', async () => {
  const { status, body } = await create();
  expect(status).toBe(200);
  expect(body.key).toMatch(/^pdp_[\w-]{43}$/);
  const own = await current(body.key, other);
  expect(own.body).toMatchObject({
    person: { id: person.personId },
    permissions: ['letters.read'],
    factorFresh: false,
  });
  expect((await call(server, 'GET', '/api/accounts', undefined, { token: body.key })).body.code).toBe(
    'core.forbidden',
  );
  const wide = (await create({ scopes: ['accounts.manage'] })).body.key;
  expect((await call(server, 'GET', '/api/accounts', undefined, { token: wide })).status).toBe(200);
});

test('the key is shown once: neither the list nor the remembered answers nor the table hold it', async () => {
  const answer = await call(
    server,
    'POST',
    '/api/keys',
    { name: 'Sekali', scopes: [], expiresAt: '2027-06-01T00:00:00Z' },
    { token, headers: { 'idempotency-key': 'satu-kali-saja' } },
  );
  const secret = answer.body.key.slice(4);
  const list = await call(server, 'GET', '/api/keys', undefined, { token });
  const kept = await house.admin.query(
    'select k::text as text from identity.api_key k union all select i::text from core.idempotency i',
  );
  expect(JSON.stringify([list.body, kept.rows])).not.toContain(secret);
  expect(list.body.items.some((one: { name: string }) => one.name === 'Sekali')).toBe(true);
});

test('a scope that the person does not hold, or an end beyond a year, is refused', async () => {
  expect((await create({ scopes: ['letters.sign'] })).body.code).toBe('identity.scope-not-held');
  expect((await create({ expiresAt: '2029-01-01T00:00:00Z' })).body.code).toBe('identity.key-expiry');
  expect((await create({ expiresAt: '2027-01-01T00:00:00Z' })).body.code).toBe('identity.key-expiry');
});

test('a key acts through the posts of its person only when that was asked for, and the list offers it', async () => {
  const list = await call(server, 'GET', '/api/keys', undefined, { token });
  expect(list.body.scopes).toEqual(['accounts.manage', 'letters.read', 'letters.register', 'posts.act']);
  const postsOf = async (scopes: string[]) => (await current((await create({ scopes })).body.key)).body.posts;
  expect(await postsOf(['letters.read'])).toEqual([]);
  expect(await postsOf(['posts.act'])).toHaveLength(1);
  const postless = await makeAccount(house, agency.agencyId);
  const refused = await create({ scopes: ['posts.act'] }, await signIn(server, postless));
  expect(refused.body.code).toBe('identity.scope-not-held');
});

test('a key is made with a fresh factor and carries it: final acts within its scopes ask for none', async () => {
  const { key } = (await create({ scopes: ['accounts.manage'] })).body;
  const member = await makeAccount(house, agency.agencyId);
  house.clock.advance(60 * 60_000);
  const disabling = `/api/accounts/${member.accountId}/disabling`;
  expect((await call(server, 'PUT', disabling, {}, { token: key })).status).toBe(200);
  const narrow = (await create({ scopes: ['letters.read'] }, await signIn(server, person))).body.key;
  expect((await call(server, 'PUT', disabling, {}, { token: narrow })).body.code).toBe('core.forbidden');
  house.clock.advance(-60 * 60_000);
});

test('a key loses a right in the moment its person does', async () => {
  const own = await makeAgency(house, ['letters.read']);
  const member = await makeAccount(house, own.agencyId, own.postId);
  const { key } = (await create({}, await signIn(server, member))).body;
  expect((await current(key)).body.permissions).toEqual(['letters.read']);
  await house.admin.query('delete from organization.post_role where agency_id = $1', [own.agencyId]);
  expect((await current(key)).body.permissions).toEqual([]);
});

test('a key dies when it is revoked, when it expires, and with its account', async () => {
  const [revoked, lasting] = [(await create()).body, (await create()).body];
  expect((await call(server, 'DELETE', `/api/keys/${revoked.id}`, undefined, { token })).status).toBe(204);
  expect((await current(revoked.key, other)).status).toBe(401);
  house.clock.set('2027-05-31T23:59:00Z');
  expect((await current(lasting.key)).status).toBe(200);
  house.clock.set('2027-06-01T00:00:00Z');
  expect((await current(lasting.key)).status).toBe(401);
  house.clock.set('2027-03-01T02:00:00Z');
  const member = await makeAccount(house, agency.agencyId);
  const { key } = (await create({ scopes: [] }, await signIn(server, member))).body;
  expect((await current(key)).status).toBe(200);
  await call(
    server,
    'PUT',
    `/api/accounts/${member.accountId}/disabling`,
    {},
    { token: await signIn(server, person) },
  );
  expect((await current(key, other)).status).toBe(401);
  const enabled = `/api/accounts/${member.accountId}/disabling`;
  await call(server, 'DELETE', enabled, undefined, { token: await signIn(server, person) });
  expect((await current(key, other)).status).toBe(401);
});

test('a key can neither outlive nor outgrow itself', async () => {
  const { key } = (await create({ scopes: ['letters.read', 'accounts.manage'] })).body;
  const acts: [Parameters<typeof call>[1], string, unknown][] = [
    ['POST', '/api/keys', { name: 'x', scopes: [], expiresAt: '2027-06-01T00:00:00Z' }],
    ['POST', '/api/passkeys/options', {}],
    ['POST', '/api/factors/totp/proposal', {}],
    ['PUT', '/api/session/password', { password: person.password, newPassword: 'Angin-Timur-31-Gerobak' }],
    ['POST', '/api/session/step-up', { password: person.password }],
    ['DELETE', '/api/session', undefined],
  ];
  for (const [method, url, body] of acts) {
    const answer = await call(server, method, url, body, { token: key });
    expect(answer, url).toMatchObject({ status: 403, body: { code: 'identity.session-required' } });
  }
});

test.each(['pdp_short', 'pds_', '', 'x'.repeat(5_000), "' or 1=1 --"])(
  'a token that was never given out (%#) is signed out',
  async (bad) => {
    expect(
      (await call(server, 'GET', '/api/session', undefined, { headers: { authorization: `Bearer ${bad}` } }))
        .status,
    ).toBe(401);
  },
);
