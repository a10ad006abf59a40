import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { call, makeBrowser } from './browser.ts';
import { goodPassword, makeAccount, makeAgency, type TestPerson } from './people.ts';
import { type SignInHouse, signInHouse } from './sign-in-house.ts';

let house: SignInHouse;
let server: ReturnType<SignInHouse['server']>;
let agencyId: string;
let chief: TestPerson;

beforeAll(async () => {
  house = await signInHouse();
  server = house.server();
  ({ agencyId } = await makeAgency(house, []));
}, 60_000);
beforeEach(async () => {
  await house.admin.query('delete from core.throttle');
  chief = await makeAccount(house, agencyId);
});
afterAll(() => house.close());

const guess = (identifier: string, from: string, headers: Record<string, string> = {}) =>
  call(server, 'POST', '/api/sessions', { identifier, password: 'Salah-Tebak-99-Lagi' }, { from, headers });

/** How many of the tries were let through to the password. */
async function letThrough(tries: readonly (() => ReturnType<typeof guess>)[]): Promise<number> {
  let count = 0;
  for (const attempt of tries) if ((await attempt()).status === 401) count += 1;
  return count;
}

test('one account is guessed at from one address ten times at most, however the address is dressed up', async () => {
  const through = await letThrough(
    Array.from(
      { length: 40 },
      (_, index) => () =>
        guess(chief.nip, '10.0.0.7', {
          'x-forwarded-for': `203.0.113.${index}`,
          forwarded: `for=198.51.100.${index}`,
        }),
    ),
  );
  expect(through).toBe(10);
});

test('planted fault: a server that believes X-Forwarded-For is guessed at without end', async () => {
  const believing = house.server({}, house.pool, true);
  const dressed = (index: number) =>
    call(
      believing,
      'POST',
      '/api/sessions',
      { identifier: chief.nip, password: 'Salah-Tebak-99-Lagi' },
      { headers: { 'x-forwarded-for': `203.0.113.${index}` } },
    );
  expect(await letThrough(Array.from({ length: 20 }, (_, index) => () => dressed(index)))).toBe(20);
});

test('tries at the same moment do not slip past the count', async () => {
  const answers = await Promise.all(Array.from({ length: 40 }, () => guess(chief.nip, '10.0.0.7')));
  expect(answers.filter((answer) => answer.status === 401)).toHaveLength(10);
});

test('a thousand accounts tried once each from one address are stopped after fifty', async () => {
  const through = await letThrough(
    Array.from({ length: 80 }, (_, index) => () => guess(`pegawai${index}`, '10.0.0.8')),
  );
  expect(through).toBe(50);
});

test('the addresses of one IPv6 subscriber are one address', async () => {
  const through = await letThrough(
    Array.from({ length: 30 }, (_, index) => () => guess(chief.nip, `2001:db8:1:2:${index.toString(16)}::1`)),
  );
  expect(through).toBe(10);
});

test('from many addresses one account is guessed at a hundred times at most', async () => {
  const through = await letThrough(
    Array.from(
      { length: 130 },
      (_, index) => () => guess(chief.nip, `127.0.${Math.floor(index / 5)}.${1 + (index % 5)}`),
    ),
  );
  expect(through).toBe(100);
}, 60_000);

test('while strangers guess at it, from the same address too, the owner signs in on a device used before', async () => {
  const laptop = makeBrowser(server, '10.0.0.9');
  expect(
    (await laptop.call('POST', '/api/sessions', { identifier: chief.nip, password: goodPassword })).status,
  ).toBe(200);
  await letThrough(Array.from({ length: 12 }, () => () => guess(chief.nip, '10.0.0.9')));
  await letThrough(Array.from({ length: 60 }, (_, index) => () => guess(`lain${index}`, '10.0.0.9')));
  expect((await guess(chief.nip, '10.0.0.9')).status).toBe(429);
  for (let day = 0; day < 20; day += 1) {
    const answer = await laptop.call('POST', '/api/sessions', {
      identifier: chief.email,
      password: goodPassword,
    });
    expect(answer.status).toBe(200);
  }
});

test('a stranger at one address does not keep the owner from signing in on a new device at another', async () => {
  await letThrough(Array.from({ length: 50 }, () => () => guess(chief.nip, '10.0.0.10')));
  const answer = await call(
    server,
    'POST',
    '/api/sessions',
    { identifier: chief.nip, password: goodPassword },
    { from: '10.0.0.11' },
  );
  expect(answer.status).toBe(200);
});

test('a device is known for the accounts that signed in on it, and its own guesses are counted', async () => {
  const thief = makeBrowser(server, '10.0.0.12');
  const own = await makeAccount(house, agencyId);
  await thief.call('POST', '/api/sessions', { identifier: own.nip, password: goodPassword });
  const wrong = { identifier: chief.nip, password: 'Salah-Tebak-99-Lagi' };
  const through = await letThrough(
    Array.from({ length: 15 }, () => () => thief.call('POST', '/api/sessions', wrong)),
  );
  expect(through).toBe(10);
  const ownWrong = { identifier: own.nip, password: 'Salah-Tebak-99-Lagi' };
  const ownThrough = await letThrough(
    Array.from({ length: 15 }, () => () => thief.call('POST', '/api/sessions', ownWrong)),
  );
  expect(ownThrough).toBe(10);
});

test('a forged device cookie makes nobody known', async () => {
  await letThrough(Array.from({ length: 10 }, () => () => guess(chief.nip, '10.0.0.13')));
  const forged = Buffer.from(JSON.stringify({ id: 'x', accounts: [chief.accountId] })).toString('base64url');
  expect((await guess(chief.nip, '10.0.0.13', { cookie: `pendopo-device=${forged}` })).status).toBe(429);
});

test('a right password costs nothing: a script signs in as often as it likes', async () => {
  for (let run = 0; run < 15; run += 1) {
    const answer = await call(
      server,
      'POST',
      '/api/sessions',
      { identifier: chief.nip, password: goodPassword },
      { from: '10.0.0.14' },
    );
    expect(answer.status).toBe(200);
  }
});

test('who must wait is told how long', async () => {
  await letThrough(Array.from({ length: 10 }, () => () => guess(chief.nip, '10.0.0.15')));
  const answer = await guess(chief.nip, '10.0.0.15');
  expect(answer.body).toMatchObject({ code: 'identity.too-many-tries', status: 429 });
  expect(answer.body.params.seconds).toBeGreaterThan(800);
});
