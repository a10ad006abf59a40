import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AgencyId, PersonId } from '#core/contract/ids.ts';
import { transact } from '#core/db/tx.ts';
import { systemActor } from '#core/session/public-actor.ts';
import { isTokenOpen, localesOfPeople } from '#modules/identity/server/identity.api.ts';
import { followPerson } from '#modules/identity/server/subscribers/follow-person.ts';
import { call, signIn } from './browser.ts';
import { goodPassword, makeAccount, makeAgency, type TestPerson } from './people.ts';
import { type SignInHouse, signInHouse } from './sign-in-house.ts';

let house: SignInHouse;
let server: ReturnType<SignInHouse['server']>;
let agencyId: AgencyId;

beforeAll(async () => {
  house = await signInHouse();
  server = house.server();
  agencyId = (await makeAgency(house, [])).agencyId as AgencyId;
});
afterAll(() => house.close());

const open = (identifier: string) =>
  call(server, 'POST', '/api/sessions', { identifier, password: goodPassword });

/** Tells the module, twice as it may happen, that the person was changed. */
async function tell(person: TestPerson): Promise<void> {
  const personId = person.personId as PersonId;
  for (let delivery = 0; delivery < 2; delivery += 1) {
    await transact(house.pool, { agency: agencyId }, 'write', (tx) =>
      followPerson.handle(
        {
          ...house.services,
          tx,
          actor: systemActor(agencyId, 'Asia/Jakarta'),
          locale: 'id',
          requestId: 'test',
        },
        { agencyId, payload: { personId, fields: ['email'] } } as never,
      ),
    );
  }
}

test('who gets another e-mail address or NIP signs in with the new one and not with the old', async () => {
  const person = await makeAccount(house, agencyId);
  await house.admin.query(
    `update organization.person set email = 'Baru@uji.go.id', nip = '198001012005011009' where id = $1`,
    [person.personId],
  );
  await tell(person);
  expect([(await open(person.email)).status, (await open(person.nip)).status]).toEqual([401, 401]);
  expect([(await open('baru@uji.go.id')).status, (await open('198001012005011009')).status]).toEqual([
    200, 200,
  ]);
  expect((await open(person.username)).status).toBe(200);
});

test('an address that several people share, or another account has, opens no account', async () => {
  const [first, second] = [await makeAccount(house, agencyId), await makeAccount(house, agencyId)];
  await house.admin.query('update organization.person set email = $1 where id = $2', [
    first.email,
    second.personId,
  ]);
  await tell(second);
  expect((await open(second.email)).status).toBe(401);
  const foreign = (await makeAgency(house, [])).agencyId;
  const elsewhere = await makeAccount(house, foreign);
  await house.admin.query('update organization.person set email = $1 where id = $2', [
    elsewhere.email,
    second.personId,
  ]);
  await tell(second);
  const answer = await open(elsewhere.email);
  const own = await call(server, 'GET', '/api/session', undefined, { token: answer.body.token });
  expect(own.body.person.id).toBe(elsewhere.personId);
});

test('whose service has ended is signed out everywhere', async () => {
  const person = await makeAccount(house, agencyId);
  const token = await signIn(server, person);
  await house.admin.query(`update organization.person set active_until = '2027-02-28' where id = $1`, [
    person.personId,
  ]);
  await tell(person);
  expect((await call(server, 'GET', '/api/session', undefined, { token })).status).toBe(401);
});

test('whose last day is over is signed out at midnight of the agency, with every key, though nothing was told', async () => {
  house.clock.set('2027-03-31T16:50:00Z');
  const person = await makeAccount(house, agencyId);
  const token = await signIn(server, person);
  const wanted = { name: 'Aplikasi absen', scopes: [], expiresAt: '2027-06-01T00:00:00Z' };
  const { key } = (await call(server, 'POST', '/api/keys', wanted, { token })).body;
  await house.admin.query(`update organization.person set active_until = '2027-03-31' where id = $1`, [
    person.personId,
  ]);
  const answers = async () => [
    ...(await Promise.all(
      [token, key].map(
        async (bearer) => (await call(server, 'GET', '/api/session', undefined, { token: bearer })).status,
      ),
    )),
    ...(await transact(house.pool, { agency: agencyId }, 'read', (tx) =>
      Promise.all([token, key].map((bearer) => isTokenOpen(tx, bearer, house.clock.now()))),
    )),
  ];
  house.clock.set('2027-03-31T16:59:59Z');
  expect(await answers()).toEqual([200, 200, true, true]);
  house.clock.set('2027-03-31T17:00:00Z');
  expect(await answers()).toEqual([401, 401, false, false]);
  house.clock.set('2027-03-01T02:00:00Z');
});

test('others ask for languages and for open tokens of their own agency only, and asking keeps no session open', async () => {
  const person = await makeAccount(house, agencyId);
  const token = await signIn(server, person);
  await call(server, 'PUT', '/api/session/locale', { locale: 'en' }, { token });
  const foreign = (await makeAgency(house, [])).agencyId;
  const ids = [person.personId as PersonId];
  const ask = (agency: string) =>
    transact(house.pool, { agency }, 'read', async (tx) => [
      await isTokenOpen(tx, token, house.clock.now()),
      (await localesOfPeople(tx, ids)).get(ids[0]!),
    ]);
  expect(await ask(agencyId)).toEqual([true, 'en']);
  expect(await ask(foreign)).toEqual([false, undefined]);
  house.clock.advance(29 * 60_000);
  expect((await ask(agencyId))[0]).toBe(true);
  house.clock.advance(60_000);
  expect((await ask(agencyId))[0]).toBe(false);
});
