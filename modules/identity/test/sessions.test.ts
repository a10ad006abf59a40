import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, makeBrowser, signIn } from './browser.ts';
import { makeAccount, makeAgency, type TestPerson } from './people.ts';
import { type SignInHouse, signInHouse } from './sign-in-house.ts';

let house: SignInHouse;
let person: TestPerson;
beforeAll(async () => {
  house = await signInHouse();
  const { agencyId, postId } = await makeAgency(house, ['accounts.manage', 'letters.register']);
  person = await makeAccount(house, agencyId, postId);
}, 60_000);
afterAll(() => house.close());

test.each(['nip', 'username', 'email'] as const)('a person signs in by %s, however it is typed', async (kind) => {
  const server = house.server();
  const typed = { nip: person.nip.replace(/^(.{8})(.{6})(.)/, '$1 $2 $3 '), username: person.username.toUpperCase(), email: ` ${person.email.toUpperCase()} ` }[kind];
  const answer = await call(server, 'POST', '/api/sessions', { identifier: typed, password: person.password });
  expect(answer.status).toBe(200);
  expect(answer.body.token).toMatch(/^pds_[\w-]{43}$/);
  const own = await call(server, 'GET', '/api/session', undefined, { token: answer.body.token });
  expect(own.body).toMatchObject({
    person: { id: person.personId, nip: person.nip },
    agency: { id: person.agencyId, zone: 'Asia/Jakarta' },
    posts: [{ name: 'Admin', unitName: 'Akar', capacity: 'definitive' }],
    permissions: ['accounts.manage', 'letters.register'],
    locale: null,
    factorFresh: true,
  });
});
