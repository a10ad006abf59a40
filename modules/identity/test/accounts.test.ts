import { generate } from 'otplib';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { call, signIn } from './browser.ts';
import { goodPassword, makeAccount, makeAgency, makePerson, type TestPerson } from './people.ts';
import { type SignInHouse, signInHouse } from './sign-in-house.ts';

const day = 86_400_000;

let house: SignInHouse;
let server: ReturnType<SignInHouse['server']>;
let agency: Awaited<ReturnType<typeof makeAgency>>;
let admin: TestPerson;
let token: string;

beforeAll(async () => {
  house = await signInHouse();
  server = house.server();
  agency = await makeAgency(house, ['accounts.manage']);
  admin = await makeAccount(house, agency.agencyId, agency.postId);
}, 60_000);
beforeEach(async () => {
  await house.admin.query('delete from core.throttle');
  token = await signIn(server, admin);
});
afterAll(() => house.close());

const ask = (method: Parameters<typeof call>[1], url: string, body?: unknown, bearer = token) =>
  call(server, method, url, body, { token: bearer });
const renew = (identifier: string, password: string, newPassword: string, code?: string) =>
  call(server, 'POST', '/api/password-renewals', {
    identifier,
    password,
    newPassword,
    ...(code ? { code } : {}),
  });
const open = (identifier: string, password: string) =>
  call(server, 'POST', '/api/sessions', { identifier, password });
const newPassword = 'Angin-Timur-31-Gerobak';

test('an account is made for a person, who sets the first password with a code that works once', async () => {
  const person = await makePerson(house, agency.agencyId);
  const made = await ask('POST', '/api/accounts', { personId: person.personId, username: 'Juru.Tulis' });
  expect(made.body.account).toMatchObject({
    person: { id: person.personId },
    identifiers: [
      { kind: 'username', value: 'juru.tulis' },
      { kind: 'nip', value: person.nip },
      { kind: 'email', value: person.email },
    ],
    hasPassword: false,
    can: { disable: true, reset: true },
  });
  const { code } = made.body.reset;
  expect((await open(person.nip, code)).status).toBe(401);
  expect((await renew(person.nip, code, 'pendek')).body.code).toBe('identity.password-too-short');
  const renewed = await renew('juru.tulis', code.toLowerCase().replaceAll('-', ' '), newPassword);
  expect(renewed.status).toBe(200);
  expect((await renew(person.nip, code, 'Sepeda-Ungu-57-Kerikil')).status).toBe(401);
  expect((await open(person.email, newPassword)).status).toBe(200);
  expect((await ask('POST', '/api/accounts', { personId: person.personId })).body.code).toBe(
    'identity.account-exists',
  );
});

test('a code expires after three days', async () => {
  const person = await makePerson(house, agency.agencyId);
  const { code } = (await ask('POST', '/api/accounts', { personId: person.personId })).body.reset;
  house.clock.advance(3 * day);
  expect((await renew(person.nip, code, newPassword)).status).toBe(401);
});

test('of two people who use one code at the same moment one gets in', async () => {
  const person = await makePerson(house, agency.agencyId);
  const { code } = (await ask('POST', '/api/accounts', { personId: person.personId })).body.reset;
  const answers = await Promise.all(
    [1, 2, 3, 4].map((index) => renew(person.nip, code, `${newPassword}${index}`)),
  );
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
});

test('a reset takes the old password away but never the second factor', async () => {
  const member = await makeAccount(house, agency.agencyId);
  const own = await signIn(server, member);
  const { secret } = (await ask('POST', '/api/factors/totp/proposal', {}, own)).body;
  const codeNow = () => generate({ secret, epoch: Math.floor(house.clock.now().getTime() / 1_000) });
  await ask('POST', '/api/factors/totp', { code: await codeNow() }, own);
  house.clock.advance(60_000);
  const { code } = (await ask('POST', `/api/accounts/${member.accountId}/password-reset`, {})).body;
  expect((await open(member.nip, goodPassword)).body.code).toBe('identity.wrong-credentials');
  expect((await renew(member.nip, code, newPassword)).body.code).toBe('identity.second-factor-required');
  expect((await renew(member.nip, code, newPassword, '000000')).body.code).toBe('identity.wrong-credentials');
  expect((await renew(member.nip, code, newPassword, await codeNow())).status).toBe(200);
  expect((await ask('DELETE', `/api/accounts/${member.accountId}/factors`)).status).toBe(204);
  expect((await open(member.nip, newPassword)).status).toBe(200);
});

test('a disabled account signs in again only once it is enabled, and its names are free meanwhile', async () => {
  const member = await makeAccount(house, agency.agencyId);
  expect((await ask('PUT', `/api/accounts/${member.accountId}/disabling`, {})).body.disabledAt).toBeTruthy();
  expect((await open(member.nip, goodPassword)).body.code).toBe('identity.wrong-credentials');
  expect((await ask('DELETE', `/api/accounts/${member.accountId}/disabling`)).body.disabledAt).toBeNull();
  expect((await open(member.nip, goodPassword)).status).toBe(200);
  await ask('PUT', `/api/accounts/${member.accountId}/disabling`, {});
  const elsewhere = await makeAgency(house, ['accounts.manage']);
  const moved = await makePerson(house, elsewhere.agencyId);
  await house.admin.query('update organization.person set nip = $1 where id = $2', [
    member.nip,
    moved.personId,
  ]);
  const otherAdmin = await signIn(server, await makeAccount(house, elsewhere.agencyId, elsewhere.postId));
  expect((await ask('POST', '/api/accounts', { personId: moved.personId }, otherAdmin)).status).toBe(200);
  expect((await ask('DELETE', `/api/accounts/${member.accountId}/disabling`)).body.code).toBe(
    'identity.identifier-taken',
  );
});

test('accounts of another agency look like accounts that are not there', async () => {
  const elsewhere = await makeAgency(house, ['accounts.manage']);
  const foreign = await makeAccount(house, elsewhere.agencyId);
  const missing = '01900000-0000-7000-8000-000000000000';
  for (const [method, path] of [
    ['PUT', 'disabling'],
    ['DELETE', 'disabling'],
    ['POST', 'password-reset'],
    ['DELETE', 'factors'],
  ] as const) {
    const body = method === 'DELETE' ? undefined : {};
    const [a, b] = [
      await ask(method, `/api/accounts/${foreign.accountId}/${path}`, body),
      await ask(method, `/api/accounts/${missing}/${path}`, body),
    ];
    expect(a.status, path).toBe(404);
    expect({ ...a.body, requestId: '' }, path).toEqual({ ...b.body, requestId: '' });
  }
  expect((await ask('POST', '/api/accounts', { personId: foreign.personId })).status).toBe(404);
  const ids = (await ask('GET', '/api/accounts?limit=100')).body.items.map((one: { id: string }) => one.id);
  expect(ids).not.toContain(foreign.accountId);
});

test('who manages accounts of a part of the agency only, manages none', async () => {
  const own = await makeAgency(house, ['accounts.manage']);
  const below = '01900000-0000-7000-8000-00000000000b';
  await house.admin.query(
    `insert into organization.unit (agency_id, id, parent_id, code, name, kind, ancestor_ids, active_from) values ($1, $2, $3, '2', 'Bagian', 'bureau', array[$3::uuid, $2::uuid], '2020-01-01')`,
    [own.agencyId, below, own.unitId],
  );
  await house.admin.query('update organization.post_role set unit_id = $2 where agency_id = $1', [
    own.agencyId,
    below,
  ]);
  const part = await makeAccount(house, own.agencyId, own.postId);
  const chief = await makeAccount(house, own.agencyId);
  const partToken = await signIn(server, part);
  expect(
    (await ask('POST', `/api/accounts/${chief.accountId}/password-reset`, {}, partToken)).body.code,
  ).toBe('core.forbidden');
});

test('an administrator cannot disable or reset the own account', async () => {
  expect((await ask('PUT', `/api/accounts/${admin.accountId}/disabling`, {})).body.code).toBe(
    'identity.own-account',
  );
  expect((await ask('POST', `/api/accounts/${admin.accountId}/password-reset`, {})).body.code).toBe(
    'identity.own-account',
  );
});

test('the list of accounts is read page by page', async () => {
  const own = await makeAgency(house, ['accounts.manage']);
  const first = await makeAccount(house, own.agencyId, own.postId);
  for (let index = 0; index < 4; index += 1) await makeAccount(house, own.agencyId);
  const bearer = await signIn(server, first);
  const seen: string[] = [];
  let next: string | null = '';
  while (next !== null) {
    const page: Awaited<ReturnType<typeof ask>> = await ask(
      'GET',
      `/api/accounts?limit=2${next && `&after=${next}`}`,
      undefined,
      bearer,
    );
    seen.push(...page.body.items.map((one: { id: string }) => one.id));
    next = page.body.next;
  }
  expect(new Set(seen).size).toBe(5);
});

test('under bssn a password is replaced after half a year, and not by one of the last five', async () => {
  const member = await makeAccount(house, agency.agencyId);
  const start = house.clock.now();
  house.clock.advance(181 * day);
  expect((await open(member.nip, goodPassword)).body.code).toBe('identity.password-expired');
  expect((await open(member.nip, 'Salah-Tebak-99-Lagi')).body.code).toBe('identity.wrong-credentials');
  expect((await renew(member.nip, goodPassword, goodPassword)).body.code).toBe(
    'identity.password-used-before',
  );
  let last = goodPassword;
  for (const next of ['Angin-Timur-31-Gerobak', 'Sepeda-Ungu-57-Kerikil', 'Teras-Bambu-64-Lonceng']) {
    house.clock.advance(1_000);
    expect((await renew(member.nip, last, next)).status).toBe(200);
    last = next;
  }
  expect((await renew(member.nip, last, goodPassword)).body.code).toBe('identity.password-used-before');
  house.clock.set(start);
});

test('an agency that chose nist asks for length, not for mixture or renewal', async () => {
  const own = await makeAgency(house, ['accounts.manage']);
  const member = await makeAccount(house, own.agencyId, own.postId);
  const bearer = await signIn(server, member);
  expect((await ask('PUT', '/api/password-policy', { profile: 'nist' }, bearer)).status).toBe(204);
  expect((await ask('GET', '/api/password-policy', undefined, bearer)).body).toEqual({
    profile: 'nist',
    minLength: 15,
    mixed: false,
    validDays: null,
    history: 0,
  });
  const long = 'kerikil gerobak lonceng teras';
  expect(
    (await ask('PUT', '/api/session/password', { password: goodPassword, newPassword: long }, bearer)).status,
  ).toBe(200);
  const start = house.clock.now();
  house.clock.advance(400 * day);
  expect((await open(member.nip, long)).status).toBe(200);
  house.clock.set(start);
});

test('changing the password asks for the present one and refuses what stands for the person', async () => {
  const member = await makeAccount(house, agency.agencyId);
  const bearer = await signIn(server, member);
  const change = (password: string, next: string) =>
    ask('PUT', '/api/session/password', { password, newPassword: next }, bearer);
  expect((await change('Salah-Tebak-99-Lagi', newPassword)).body.code).toBe('identity.wrong-factor');
  expect((await change(goodPassword, `Aa-${member.nip}`)).body.code).toBe('identity.password-guessable');
  expect((await change(goodPassword, goodPassword)).body.code).toBe('identity.password-used-before');
  const changed = await change(goodPassword, newPassword);
  expect(changed.status).toBe(200);
  expect((await ask('GET', '/api/session', undefined, bearer)).status).toBe(401);
  expect((await ask('GET', '/api/session', undefined, changed.body.token)).status).toBe(200);
});

test('every hash is Argon2id with at least 19 MiB, and no password is truncated', async () => {
  const member = await makeAccount(house, agency.agencyId);
  const long = `Aé1-${'ṁ'.repeat(2)}${Array.from({ length: 120 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('')}`;
  const bearer = await signIn(server, member);
  expect(
    (await ask('PUT', '/api/session/password', { password: goodPassword, newPassword: long }, bearer)).status,
  ).toBe(200);
  expect((await open(member.nip, long.normalize('NFD'))).status).toBe(200);
  expect((await open(member.nip, long.slice(0, -1))).status).toBe(401);
  const { rows } = await house.admin.query(
    'select password_hash as hash from identity.account where password_hash is not null union all select password_hash from identity.past_password',
  );
  for (const { hash } of rows) {
    const [, memory, passes, lanes] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$/.exec(hash)!.map(Number);
    expect([memory! >= 19_456, passes! >= 2, lanes! >= 1]).toEqual([true, true, true]);
  }
});

test('events of sign-in name nobody', async () => {
  const { rows } = await house.admin.query(`select distinct type, payload::text as text from core.event`);
  expect(rows.map(({ type }) => type)).toEqual(
    expect.arrayContaining([
      'session.opened',
      'account.created',
      'account.disabled',
      'password.changed',
      'factor.added',
    ]),
  );
  for (const { text } of rows) expect(text).not.toMatch(/@|Orang|\b\d{18}\b|127\.0\.0\.1/);
});
