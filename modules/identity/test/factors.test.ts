import { generate } from 'otplib';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AgencyId } from '#core/contract/ids.ts';
import { transact } from '#core/db/tx.ts';
import { takeStep } from '#modules/identity/server/factors/totp.queries.ts';
import { call, signIn } from './browser.ts';
import { goodPassword, makeAccount, makeAgency, type TestPerson } from './people.ts';
import { type SignInHouse, signInHouse } from './sign-in-house.ts';
import { softwareAuthenticator } from './software-authenticator.ts';

const minute = 60_000;

let house: SignInHouse;
let server: ReturnType<SignInHouse['server']>;
let agency: Awaited<ReturnType<typeof makeAgency>>;
let person: TestPerson;
let token: string;

beforeAll(async () => {
  house = await signInHouse();
  server = house.server();
  agency = await makeAgency(house, ['accounts.manage']);
}, 60_000);
beforeEach(async () => {
  await house.admin.query('delete from core.throttle');
  person = await makeAccount(house, agency.agencyId);
  token = await signIn(server, person);
});
afterAll(() => house.close());

const post = (url: string, body: unknown, bearer = token) =>
  call(server, 'POST', url, body, { token: bearer });
const signInWith = (code?: string) =>
  call(server, 'POST', '/api/sessions', {
    identifier: person.nip,
    password: goodPassword,
    ...(code ? { code } : {}),
  });
const codeAt = (secret: string, seconds = 0) =>
  generate({ secret, epoch: Math.floor(house.clock.now().getTime() / 1_000) + seconds });

/** Sets up the authenticator app; answers its secret and the recovery codes. */
async function setUpTotp() {
  const { secret } = (await post('/api/factors/totp/proposal', {})).body;
  const confirmed = await post('/api/factors/totp', { code: await codeAt(secret) });
  expect(confirmed.status).toBe(200);
  house.clock.advance(minute);
  return { secret: secret as string, recoveryCodes: confirmed.body.recoveryCodes as string[] };
}

test('an authenticator app counts once its first code is confirmed, and then the password alone is not enough', async () => {
  const proposal = await post('/api/factors/totp/proposal', {});
  expect(proposal.body.uri).toMatch(/^otpauth:\/\/totp\/Pendopo/);
  expect((await post('/api/factors/totp', { code: '000000' })).body.code).toBe('identity.wrong-code');
  expect((await signInWith()).status).toBe(200);
  await setUpTotp();
  const answer = await signInWith();
  expect(answer).toMatchObject({
    status: 401,
    body: { code: 'identity.second-factor-required', params: { methods: ['totp', 'recovery-code'] } },
  });
  expect(answer.cookies).toEqual([]);
});

test('a wrong password is told the same whether there is a second factor or not', async () => {
  await setUpTotp();
  const answer = await call(server, 'POST', '/api/sessions', {
    identifier: person.nip,
    password: 'Salah-Tebak-99-Lagi',
  });
  expect(answer.body.code).toBe('identity.wrong-credentials');
});

test('a code works once: of fifty tries at the same moment one is let in', async () => {
  const { secret } = await setUpTotp();
  const code = await codeAt(secret);
  const answers = [];
  for (let round = 0; round < 10; round += 1) {
    await house.admin.query('delete from core.throttle');
    answers.push(...(await Promise.all(Array.from({ length: 5 }, () => signInWith(code)))));
  }
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
});

test('planted fault: where the step of the last code is forgotten, the same code works again', async () => {
  const { secret } = await setUpTotp();
  const code = await codeAt(secret);
  expect((await signInWith(code)).status).toBe(200);
  expect((await signInWith(code)).status).toBe(401);
  await house.admin.query('update identity.totp set last_step = 0 where account_id = $1', [person.accountId]);
  expect((await signInWith(code)).status).toBe(200);
});

test('of twenty transactions that found the same code right, one takes it', async () => {
  await setUpTotp();
  const step = Math.floor(house.clock.now().getTime() / 30_000);
  const agency = person.agencyId as AgencyId;
  const taken = await Promise.all(
    Array.from({ length: 20 }, () =>
      transact(house.pool, { agency }, 'write', (tx) => takeStep(tx, agency, person.accountId, step)),
    ),
  );
  expect(taken.filter(Boolean)).toHaveLength(1);
});

test('a clock may be wrong by one step and not by two', async () => {
  const { secret } = await setUpTotp();
  for (const [seconds, status] of [
    [-60, 401],
    [60, 401],
    [-30, 200],
    [30, 200],
  ] as const) {
    house.clock.advance(5 * minute);
    await house.admin.query('delete from core.throttle');
    expect((await signInWith(await codeAt(secret, seconds))).status, `${seconds} s`).toBe(status);
  }
});

test('second factors are guessed at five times at most', async () => {
  await setUpTotp();
  const answers = [];
  for (let index = 0; index < 9; index += 1) answers.push(await signInWith(String(100_000 + index)));
  expect(answers.filter((answer) => answer.status === 401)).toHaveLength(5);
  expect(answers.at(-1)!.status).toBe(429);
});

test('a recovery code lets in once, however it is typed, and is kept only as a fingerprint', async () => {
  const { recoveryCodes } = await setUpTotp();
  expect(new Set(recoveryCodes).size).toBe(10);
  const [first] = recoveryCodes as [string];
  const dump = await house.admin.query(
    `select encode(fingerprint, 'escape') as text from identity.recovery_code where account_id = $1`,
    [person.accountId],
  );
  expect(dump.rows.some(({ text }) => text.includes(first.replace('-', '')))).toBe(false);
  expect((await signInWith(first.toLowerCase().replace('-', ' '))).status).toBe(200);
  expect((await signInWith(first)).status).toBe(401);
  expect((await call(server, 'GET', '/api/factors', undefined, { token })).body.totp.recoveryCodesLeft).toBe(
    9,
  );
});

test('the secret of the app cannot be read in the database', async () => {
  const { secret } = await setUpTotp();
  const { rows } = await house.admin.query(
    'select t::text as text, secret_sealed from identity.totp t where account_id = $1',
    [person.accountId],
  );
  expect(rows[0].text + rows[0].secret_sealed.toString('latin1')).not.toContain(secret);
});

test('a final act asks for a fresh factor: the password, a code, or a passkey', async () => {
  house.clock.advance(16 * minute);
  const refused = await post('/api/keys', { name: 'x', scopes: [], expiresAt: '2027-04-01T00:00:00Z' });
  expect(refused).toMatchObject({ status: 403, body: { code: 'core.step-up-required' } });
  expect((await call(server, 'GET', '/api/session', undefined, { token })).body.factorFresh).toBe(false);
  expect((await post('/api/session/step-up', { password: 'Salah-Tebak-99-Lagi' })).body.code).toBe(
    'identity.wrong-factor',
  );
  expect((await post('/api/session/step-up', {})).body.code).toBe('identity.wrong-factor');
  expect((await post('/api/session/step-up', { password: goodPassword })).status).toBe(200);
  expect((await call(server, 'GET', '/api/session', undefined, { token })).body.factorFresh).toBe(true);
  const { secret } = await setUpTotp();
  house.clock.advance(16 * minute);
  const code = await codeAt(secret);
  expect((await post('/api/session/step-up', { code })).status).toBe(200);
  expect((await post('/api/session/step-up', { code })).body.code).toBe('identity.wrong-factor');
});

test('the password alone is no step up for who has an authenticator app', async () => {
  await setUpTotp();
  house.clock.advance(16 * minute);
  const refused = await post('/api/session/step-up', { password: goodPassword });
  expect(refused).toMatchObject({ status: 403, body: { code: 'identity.code-required' } });
  expect((await call(server, 'GET', '/api/session', undefined, { token })).body.factorFresh).toBe(false);
});

test('steps up are guessed at five times at most', async () => {
  const answers = [];
  for (let index = 0; index < 7; index += 1)
    answers.push(await post('/api/session/step-up', { password: `Salah-${index}` }));
  expect(answers.map((answer) => answer.status)).toEqual([403, 403, 403, 403, 403, 429, 429]);
});

const site = { origin: 'http://localhost:3000', rpId: 'localhost' };

async function addPasskey() {
  const authenticator = softwareAuthenticator();
  const { challenge, options } = (await post('/api/passkeys/options', {})).body;
  const response = authenticator.register({ ...site, challenge: options.challenge, counter: 0 });
  const added = await post('/api/passkeys', { challenge, response, name: 'Kunci uji' });
  return { authenticator, added, challenge, response };
}
const begin = async () => (await call(server, 'POST', '/api/sign-in/passkey-options', {})).body;
const finish = (challenge: string, response: unknown) =>
  call(server, 'POST', '/api/sessions/passkey', { challenge, response });

test('a passkey signs in by itself, without a user name and in place of every other factor', async () => {
  await setUpTotp();
  const { authenticator, added } = await addPasskey();
  expect(added).toMatchObject({ status: 200, body: { name: 'Kunci uji' } });
  const { challenge, options } = await begin();
  expect(options.userVerification).toBe('required');
  const answer = await finish(
    challenge,
    authenticator.answer({ ...site, challenge: options.challenge, counter: 5 }),
  );
  expect(answer.status).toBe(200);
  const own = await call(server, 'GET', '/api/session', undefined, { token: answer.body.token });
  expect(own.body.person.id).toBe(person.personId);
  expect((await signInWith()).body.params.methods).toContain('passkey');
});

test('a challenge is answered once, in its time, for what it was made for', async () => {
  const { authenticator, response, challenge: registration } = await addPasskey();
  expect((await post('/api/passkeys', { challenge: registration, response, name: 'lagi' })).status).toBe(422);
  const { challenge, options } = await begin();
  // A passkey that is copied between devices counts nothing: only the challenge stops a second answer.
  const right = authenticator.answer({ ...site, challenge: options.challenge, counter: 0 });
  expect((await finish(registration, right)).body.code).toBe('identity.challenge-expired');
  const answers = await Promise.all(Array.from({ length: 5 }, () => finish(challenge, right)));
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
  const late = await begin();
  house.clock.advance(6 * minute);
  const lateAnswer = authenticator.answer({ ...site, challenge: late.options.challenge, counter: 9 });
  expect((await finish(late.challenge, lateAnswer)).body.code).toBe('identity.challenge-expired');
});

test.each([
  ['another site', { origin: 'https://evil.example' }],
  ['another domain', { rpId: 'evil.example' }],
  ['nobody verified', { userVerified: false }],
  ['a counter that went back', { counter: 2 }],
  ['another challenge', { challenge: 'AAAA' }],
])('a passkey answer from %s is refused', async (_, wrong) => {
  const { authenticator } = await addPasskey();
  const first = await begin();
  expect(
    (
      await finish(
        first.challenge,
        authenticator.answer({ ...site, challenge: first.options.challenge, counter: 3 }),
      )
    ).status,
  ).toBe(200);
  const { challenge, options } = await begin();
  const response = authenticator.answer({ ...site, challenge: options.challenge, counter: 4, ...wrong });
  expect((await finish(challenge, response)).body.code).toBe('identity.wrong-credentials');
});

test('planted fault: where the counter is forgotten, a copied key gets in', async () => {
  const { authenticator } = await addPasskey();
  const answerAt = async (counter: number) => {
    const { challenge, options } = await begin();
    const response = authenticator.answer({ ...site, challenge: options.challenge, counter });
    return (await finish(challenge, response)).status;
  };
  expect([await answerAt(7), await answerAt(7)]).toEqual([200, 401]);
  await house.admin.query('update identity.passkey set counter = 0 where account_id = $1', [
    person.accountId,
  ]);
  expect(await answerAt(7)).toBe(200);
});

test('a passkey that was not made by the person, or for another account, is not registered', async () => {
  const authenticator = softwareAuthenticator();
  const { challenge, options } = (await post('/api/passkeys/options', {})).body;
  const unverified = authenticator.register({ ...site, challenge: options.challenge, userVerified: false });
  expect((await post('/api/passkeys', { challenge, response: unverified, name: 'x' })).body.code).toBe(
    'identity.passkey-refused',
  );
  const stranger = await signIn(server, await makeAccount(house, agency.agencyId));
  const response = authenticator.register({ ...site, challenge: options.challenge });
  expect((await post('/api/passkeys', { challenge, response, name: 'x' }, stranger)).body.code).toBe(
    'identity.challenge-expired',
  );
});

test('a passkey steps up its own person and nobody else, and is gone once removed', async () => {
  const { authenticator, added } = await addPasskey();
  house.clock.advance(16 * minute);
  const proof = async () => {
    const { challenge, options } = await begin();
    const counter = Math.floor(house.clock.now().getTime() / 1_000) % 1_000_000_000;
    house.clock.advance(1_000);
    return {
      passkey: {
        challenge,
        response: authenticator.answer({ ...site, challenge: options.challenge, counter }),
      },
    };
  };
  const stranger = await signIn(server, await makeAccount(house, agency.agencyId));
  expect((await post('/api/session/step-up', await proof(), stranger)).body.code).toBe(
    'identity.wrong-factor',
  );
  expect((await post('/api/session/step-up', await proof())).status).toBe(200);
  expect((await call(server, 'DELETE', `/api/passkeys/${added.body.id}`, undefined, { token })).status).toBe(
    204,
  );
  const { passkey } = await proof();
  expect((await finish(passkey.challenge, passkey.response)).body.code).toBe('identity.wrong-credentials');
});
