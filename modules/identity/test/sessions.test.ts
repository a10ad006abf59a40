import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { call, makeBrowser, signIn } from './browser.ts';
import { goodPassword, makeAccount, makeAgency, type TestPerson } from './people.ts';
import { type SignInHouse, signInHouse } from './sign-in-house.ts';

const minute = 60_000;

let house: SignInHouse;
let server: ReturnType<SignInHouse['server']>;
/** The same house in another process: nothing shared but the database. */
let other: ReturnType<SignInHouse['server']>;
let agency: Awaited<ReturnType<typeof makeAgency>>;
let admin: TestPerson;
let person: TestPerson;

beforeAll(async () => {
  house = await signInHouse();
  server = house.server();
  other = house.server({}, house.newPool());
  agency = await makeAgency(house, ['accounts.manage', 'letters.register']);
  admin = await makeAccount(house, agency.agencyId, agency.postId);
}, 60_000);
beforeEach(async () => {
  person = await makeAccount(house, agency.agencyId);
});
afterAll(() => house.close());

const alive = async (token: string) =>
  (await call(other, 'GET', '/api/session', undefined, { token })).status === 200;

test.each(['nip', 'username', 'email'] as const)(
  'a person signs in by %s, however it is typed',
  async (kind) => {
    const typed = {
      nip: admin.nip.replace(/^(.{8})(.{6})(.)/, '$1 $2 $3 '),
      username: admin.username.toUpperCase(),
      email: ` ${admin.email.toUpperCase()} `,
    }[kind];
    const answer = await call(server, 'POST', '/api/sessions', { identifier: typed, password: goodPassword });
    expect(answer.status).toBe(200);
    expect(answer.body.token).toMatch(/^pds_[\w-]{43}$/);
    const own = await call(other, 'GET', '/api/session', undefined, { token: answer.body.token });
    expect(own.body).toMatchObject({
      person: { id: admin.personId, nip: admin.nip },
      agency: { id: admin.agencyId, zone: 'Asia/Jakarta' },
      posts: [{ name: 'Admin', unitName: 'Akar', capacity: 'definitive' }],
      permissions: ['accounts.manage', 'letters.register'],
      locale: null,
      factorFresh: true,
    });
  },
);

test.each([
  ['the password is changed', `password_hash = replace(password_hash, 'm=', 'm=1')`],
  ['the account is disabled', 'disabled_at = now()'],
])('a sign-in gets no session when %s between its proof and its end', async (_what, change) => {
  const meanwhile = await house.admin.connect();
  try {
    await meanwhile.query('begin');
    await meanwhile.query(`update identity.account set ${change} where id = $1`, [person.accountId]);
    const waiting = call(server, 'POST', '/api/sessions', {
      identifier: person.nip,
      password: goodPassword,
    });
    // The old row is read and proven; the session then waits for the change.
    await expect
      .poll(async () => (await meanwhile.query(`select from pg_locks where not granted`)).rowCount, {
        timeout: 5_000,
      })
      .toBeGreaterThan(0);
    await meanwhile.query('commit');
    expect((await waiting).body.code).toBe('identity.wrong-credentials');
  } finally {
    meanwhile.release();
  }
  const kept = 'select from identity.session where account_id = $1';
  expect((await house.admin.query(kept, [person.accountId])).rowCount).toBe(0);
});

test('a browser gets the session as a cookie that scripts cannot read, and loses it when it signs out', async () => {
  const browser = makeBrowser(server);
  const answer = await browser.call('POST', '/api/sessions', {
    identifier: person.nip,
    password: goodPassword,
  });
  expect(answer.headers['set-cookie']).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^pendopo=pds_.*; HttpOnly; SameSite=Lax; Max-Age=43200$/),
    ]),
  );
  expect((await browser.call('GET', '/api/session')).status).toBe(200);
  expect((await browser.call('DELETE', '/api/session')).status).toBe(204);
  expect(browser.jar.has('pendopo')).toBe(false);
  expect(await alive(answer.body.token)).toBe(false);
});

test('of a token the database keeps no more than its hash', async () => {
  const token = await signIn(server, person);
  const { rows } = await house.admin.query('select s::text as text from identity.session s');
  expect(rows.length).toBeGreaterThan(0);
  for (const { text } of rows) expect(text).not.toContain(token.slice(4));
});

test('signing in again in the same browser gives a new token and ends the session before', async () => {
  const browser = makeBrowser(server);
  const first = await browser.call('POST', '/api/sessions', {
    identifier: person.nip,
    password: goodPassword,
  });
  const second = await browser.call('POST', '/api/sessions', {
    identifier: person.nip,
    password: goodPassword,
  });
  expect(second.body.token).not.toBe(first.body.token);
  expect(await alive(first.body.token)).toBe(false);
  expect(await alive(second.body.token)).toBe(true);
});

test('an idle session ends after half an hour, a used one goes on, and twelve hours are the end of any', async () => {
  const [idle, used] = [await signIn(server, person), await signIn(server, person)];
  for (let passed = 0; passed < 29; passed += 1) {
    house.clock.advance(minute);
    expect(await alive(used)).toBe(true);
  }
  house.clock.advance(minute + 1);
  expect(await alive(idle)).toBe(false);
  expect(await alive(used)).toBe(true);
  for (let passed = 31; passed < 12 * 60; passed += 25) {
    expect(await alive(used)).toBe(true);
    house.clock.advance(25 * minute);
  }
  expect(await alive(used)).toBe(false);
});

test('reading who asks writes at most once a minute', async () => {
  const token = await signIn(server, person);
  const seen = async () =>
    (
      await house.admin.query('select xmin::text, seen_at from identity.session where person_id = $1', [
        person.personId,
      ])
    ).rows;
  const before = await seen();
  house.clock.advance(minute - 1_000);
  await call(server, 'GET', '/api/sessions', undefined, { token });
  expect(await seen()).toEqual(before);
  house.clock.advance(2_000);
  await call(server, 'GET', '/api/sessions', undefined, { token });
  expect(await seen()).not.toEqual(before);
});

test('a person sees the open sessions and ends one, or all the others; nobody else can', async () => {
  const [first, second, third] = [
    await signIn(server, person),
    await signIn(server, person, '10.1.1.1'),
    await signIn(server, person),
  ];
  const list = (await call(server, 'GET', '/api/sessions', undefined, { token: first })).body.items;
  expect(list).toHaveLength(3);
  expect(list.filter((one: { current: boolean }) => one.current)).toHaveLength(1);
  const target = list.find((one: { address: string }) => one.address === '10.1.1.1');
  const stranger = await signIn(server, admin);
  const refused = await call(server, 'DELETE', `/api/sessions/${target.id}`, undefined, { token: stranger });
  const missing = await call(
    server,
    'DELETE',
    '/api/sessions/01900000-0000-7000-8000-000000000000',
    undefined,
    { token: stranger },
  );
  expect({ ...refused.body, requestId: '' }).toEqual({ ...missing.body, requestId: '' });
  expect(refused.status).toBe(404);
  expect(
    (await call(server, 'DELETE', `/api/sessions/${target.id}`, undefined, { token: first })).status,
  ).toBe(204);
  expect([await alive(first), await alive(second), await alive(third)]).toEqual([true, false, true]);
  expect((await call(server, 'DELETE', '/api/sessions', undefined, { token: first })).body).toEqual({
    ended: 1,
  });
  expect([await alive(first), await alive(third)]).toEqual([true, false]);
});

test('every session dies on every server when the account is disabled or the password is changed or reset', async () => {
  const adminToken = await signIn(server, admin);
  const ending: [string, () => Promise<unknown>][] = [
    [
      'change',
      () =>
        call(
          server,
          'PUT',
          '/api/session/password',
          { password: goodPassword, newPassword: 'Angin-Timur-31-Gerobak' },
          { token: tokens[0] },
        ),
    ],
    [
      'reset',
      () =>
        call(server, 'POST', `/api/accounts/${person.accountId}/password-reset`, {}, { token: adminToken }),
    ],
    [
      'disable',
      () => call(server, 'PUT', `/api/accounts/${person.accountId}/disabling`, {}, { token: adminToken }),
    ],
  ];
  let tokens: string[] = [];
  for (const [name, end] of ending) {
    person = await makeAccount(house, agency.agencyId);
    tokens = [await signIn(server, person), await signIn(other, person)];
    expect([await alive(tokens[0]!), await alive(tokens[1]!)], name).toEqual([true, true]);
    expect(await end(), name).toMatchObject({ status: 200 });
    expect([await alive(tokens[0]!), await alive(tokens[1]!)], name).toEqual([false, false]);
  }
});

test('a role that is taken away is felt with the next request', async () => {
  const own = await makeAgency(house, ['letters.register']);
  const member = await makeAccount(house, own.agencyId, own.postId);
  const token = await signIn(server, member);
  await house.admin.query('delete from organization.post_role where agency_id = $1', [own.agencyId]);
  expect((await call(server, 'GET', '/api/session', undefined, { token })).body.permissions).toEqual([]);
});

test('who is no longer in service does not get in', async () => {
  await house.admin.query(`update organization.person set active_until = '2027-02-28' where id = $1`, [
    person.personId,
  ]);
  const answer = await call(server, 'POST', '/api/sessions', {
    identifier: person.nip,
    password: goodPassword,
  });
  expect(answer).toMatchObject({ status: 401, body: { code: 'identity.wrong-credentials' } });
});

test('the chosen language is kept with the account', async () => {
  const token = await signIn(server, person);
  expect((await call(server, 'PUT', '/api/session/locale', { locale: 'en' }, { token })).status).toBe(204);
  const refused = await call(server, 'GET', '/api/accounts', undefined, {
    token,
    headers: { 'accept-language': 'id' },
  });
  expect(refused.status).toBe(403);
  expect((await call(server, 'GET', '/api/session', undefined, { token })).body.locale).toBe('en');
});

test('a page of another site can neither act with the cookie nor sign a browser in', async () => {
  const browser = makeBrowser(server);
  await browser.call('POST', '/api/sessions', { identifier: person.nip, password: goodPassword });
  const elsewhere: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ];
  for (const headers of elsewhere) {
    const answer = await browser.call('DELETE', '/api/sessions', undefined, headers);
    expect(answer, JSON.stringify(headers)).toMatchObject({
      status: 403,
      body: { code: 'core.foreign-origin' },
    });
  }
  expect((await browser.call('GET', '/api/session')).status).toBe(200);
  const form = JSON.stringify({ identifier: admin.nip, password: goodPassword });
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
    const answer = await server.inject({
      method: 'POST',
      url: '/api/sessions',
      payload: form,
      headers: { 'content-type': type, 'sec-fetch-site': 'cross-site' },
    });
    expect([type, answer.statusCode, answer.headers['set-cookie']]).toEqual([type, 415, undefined]);
  }
});

test('ten thousand tokens are all different', async () => {
  const { newToken } = await import('#modules/identity/server/token.ts');
  expect(new Set(Array.from({ length: 10_000 }, () => newToken('session').token)).size).toBe(10_000);
});
