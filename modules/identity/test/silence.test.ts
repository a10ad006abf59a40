import { afterAll, beforeAll, expect, test } from 'vitest';
import { call } from './browser.ts';
import { goodPassword, makeAccount, makeAgency, type TestPerson } from './people.ts';
import { type SignInHouse, signInHouse } from './sign-in-house.ts';

let house: SignInHouse;
let server: ReturnType<SignInHouse['server']>;
let person: TestPerson;
let disabled: TestPerson;
let unset: TestPerson;

beforeAll(async () => {
  house = await signInHouse();
  server = house.server();
  const { agencyId } = await makeAgency(house, []);
  [person, disabled, unset] = [
    await makeAccount(house, agencyId),
    await makeAccount(house, agencyId),
    await makeAccount(house, agencyId),
  ];
  await house.admin.query('update identity.account set disabled_at = now() where id = $1', [
    disabled.accountId,
  ]);
  await house.admin.query(
    'update identity.account set password_hash = null, password_set_at = null where id = $1',
    [unset.accountId],
  );
}, 60_000);
afterAll(() => house.close());

const wrong = 'Salah-Tebak-99-Lagi';
/** Volatile parts of an answer that tell nothing. */
const bare = ({ status, body, headers }: Awaited<ReturnType<typeof call>>) => ({
  status,
  body: { ...body, requestId: '' },
  headers: { ...headers, date: '' },
});

test.each(['/api/sessions', '/api/password-renewals'])(
  '%s does not tell whether an account exists, is disabled or has a password',
  async (path) => {
    const more = path === '/api/sessions' ? {} : { newPassword: 'Angin-Timur-31-Gerobak' };
    const ask = async (identifier: string, password: string) =>
      bare(await call(server, 'POST', path, { identifier, password, ...more }, { from: '10.9.0.1' }));
    const missing = await ask('199901012020011009', wrong);
    expect(missing.body.code).toBe('identity.wrong-credentials');
    expect(await ask(person.nip, wrong)).toEqual(missing);
    expect(await ask(disabled.nip, wrong)).toEqual(missing);
    expect(await ask(disabled.nip, goodPassword)).toEqual(missing);
    expect(await ask(unset.email, wrong)).toEqual(missing);
  },
);

test('the answer takes as much work for a missing account as for a present one', async () => {
  // Processor time of this process, which other programs on the machine do not disturb as they disturb the clock.
  const work = async (identifier: string) => {
    await house.admin.query('delete from core.throttle');
    const start = process.cpuUsage();
    await call(server, 'POST', '/api/sessions', { identifier, password: wrong });
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1_000;
  };
  const [present, missing]: [number[], number[]] = [[], []];
  for (let round = 0; round < 31; round += 1) {
    present.push(await work(person.nip));
    missing.push(await work(`19990101202001${1000 + round}`));
  }
  const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
  expect(Math.abs(median(present) - median(missing))).toBeLessThan(5);
  // The planted fault: an answer without a hash to compare with takes a fraction of this.
  const bare = process.cpuUsage();
  await call(server, 'GET', '/api/session');
  const { user, system } = process.cpuUsage(bare);
  expect(median(missing)).toBeGreaterThan(8 + (user + system) / 1_000);
}, 60_000);

test('the way by passkey begins the same for everybody', async () => {
  const answer = await call(server, 'POST', '/api/sign-in/passkey-options', {});
  expect(answer.body.options.allowCredentials ?? []).toEqual([]);
});
