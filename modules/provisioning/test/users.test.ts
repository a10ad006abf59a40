import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sessions } from '#modules/identity/contract/sessions.ts';
import { people } from '#modules/organization/contract/people.ts';
import { openSession, type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { type Ask, asking, identityProvider } from './provider.ts';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const nip = '199008172015032001';

let house: TestHouse;
let office: SmallOffice;
let ask: Ask;
let serial = 0;
beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
  ask = await identityProvider(house, office);
});
afterAll(() => house.close());

const user = (more: object = {}) => ({
  userName: `pegawai-${++serial}`,
  displayName: 'Budi Santoso',
  ...more,
});
const made = async (more: object = {}) => (await ask('POST', '/Users', user(more))).body;
const steps = (...Operations: object[]) => ({ Operations });
const refusalOf = async (answer: ReturnType<Ask>) => {
  const { status, body } = await answer;
  return [status, body.scimType];
};

interface Account {
  account: string;
  person: string;
}
const behind = async (id: string): Promise<Account> =>
  (
    await house.owner<Account>(
      'select id as account, person_id as person from identity.account where id = $1',
      [id],
    )
  )[0]!;

describe('who may', () => {
  it('nobody without a key, nor with a key or a right that is another', async () => {
    const scoped = await identityProvider(house, office, ['accounts.manage']);
    for (const path of ['/Users', `/Users/${crypto.randomUUID()}`, '/ServiceProviderConfig', '/Groups']) {
      const stranger = await asking(house, undefined)('GET', path);
      expect([path, stranger.status, stranger.headers['www-authenticate']]).toEqual([path, 401, 'Bearer']);
      expect([path, (await scoped('GET', path)).status]).toEqual([path, 403]);
      expect([path, (await asking(house, office.head.token)('GET', path)).status]).toEqual([path, 403]);
    }
  });

  it('not on a part of the tree of units', async () => {
    const part = await smallOffice(house);
    const partly = await identityProvider(house, part);
    await house.owner('update organization.post_role set unit_id = $2 where agency_id = $1', [
      part.agencyId,
      part.deptId,
    ]);
    expect((await partly('GET', '/Users')).status).toBe(403);
    expect((await partly('POST', '/Users', user())).status).toBe(403);
  });

  it('no other agency: its accounts are missing; its names are free once they sign nobody in', async () => {
    const other = await identityProvider(house, await smallOffice(house));
    const { id, userName } = await made({ userName: `budi-${++serial}@arunika.go.id` });
    expect((await other('GET', `/Users/${id}`)).status).toBe(404);
    expect((await other('PATCH', `/Users/${id}`, steps({ op: 'remove', path: 'title' }))).status).toBe(404);
    expect((await other('DELETE', `/Users/${id}`)).status).toBe(404);
    expect((await other('GET', '/Users')).body.totalResults).toBe(0);
    // Nobody knows the agency of a stranger, so a name signs in to one account of all agencies.
    expect(await refusalOf(other('POST', '/Users', { userName }))).toEqual([409, 'uniqueness']);
    await ask('DELETE', `/Users/${id}`);
    expect((await other('POST', '/Users', { userName })).status).toBe(201);
  });
});

describe('an account', () => {
  it('comes with a person who has no post and no right', async () => {
    const { id } = await made();
    const { account, person } = await behind(id);
    const token = await openSession(house, office.agencyId, person as never, account);
    const session = await house.as(token)(sessions.current, {});
    expect(session).toMatchObject({ person: { name: 'Budi Santoso' }, posts: [], permissions: [] });
  });

  it('that is disabled has no session and no key in the same moment', async () => {
    for (const ending of ['PATCH', 'PUT', 'DELETE']) {
      const { id, userName } = await made();
      const { account, person } = await behind(id);
      const token = await openSession(house, office.agencyId, person as never, account);
      const call = house.as(token);
      await call(sessions.current, {});
      const body = {
        PATCH: steps({ op: 'replace', path: 'active', value: false }),
        PUT: { userName, active: false },
      };
      await ask(ending, `/Users/${id}`, body[ending as 'PUT']);
      await expect(call(sessions.current, {})).rejects.toMatchObject({ code: 'core.signed-out' });
      await ask('PATCH', `/Users/${id}`, steps({ op: 'replace', path: 'active', value: true }));
      await expect(call(sessions.current, {})).rejects.toMatchObject({ code: 'core.signed-out' });
    }
  });

  it('is made for the person whose NIP is told, whose name stays as the house has it', async () => {
    const person = { name: 'Ratna Dewi', frontTitle: 'dr.', kind: 'pns', nip } as const;
    const { id: personId } = await office.admin.call(people.create, person);
    const told = {
      displayName: 'RATNA',
      emails: [{ value: 'ratna@arunika.go.id' }],
      [enterprise]: { employeeNumber: nip },
    };
    const body = await made(told);
    expect(body).toMatchObject({ displayName: 'Ratna Dewi', name: { honorificPrefix: 'dr.' } });
    expect((await behind(body.id)).person).toBe(personId);
    expect(await office.admin.call(people.open, { personId })).toMatchObject({
      email: 'ratna@arunika.go.id',
      fullName: 'dr. Ratna Dewi',
    });
    expect(await refusalOf(ask('POST', '/Users', user(told)))).toEqual([409, 'uniqueness']);
    // A number that is on record is not changed from outside.
    const path = `${enterprise}:employeeNumber`;
    for (const step of [
      { op: 'replace', path, value: '197805122005011003' },
      { op: 'remove', path },
    ])
      expect(await refusalOf(ask('PATCH', `/Users/${body.id}`, steps(step)))).toEqual([400, 'mutability']);
  });

  it('comes back to who was deleted and is known by the id of the provider, with the number that they have', async () => {
    const number = '197805122005011003';
    const told = { externalId: 'ext-1', title: 'Analis', [enterprise]: { employeeNumber: number } };
    const { id, userName } = await made(told);
    await ask('DELETE', `/Users/${id}`);
    const back = await ask('POST', '/Users', { userName, externalId: 'ext-1', displayName: 'Budi Santoso' });
    expect([back.status, back.body.id, back.body[enterprise]]).toEqual([201, id, { employeeNumber: number }]);
    expect(back.body).not.toHaveProperty('title');
    // Of the same name alone it is somebody else.
    await ask('DELETE', `/Users/${id}`);
    const other = await ask('POST', '/Users', { userName, displayName: 'Budi Lain' });
    expect([other.status, other.body.id === id]).toEqual([201, false]);
  });

  it('is seen as it is when the office changes it', async () => {
    const { id, meta } = await made({ title: 'Analis', emails: [{ value: `a${++serial}@arunika.go.id` }] });
    const { person, account } = await behind(id);
    await office.admin.call(people.change, {
      personId: person as never,
      name: 'Budi Hartono',
      phone: '0812 1111 2222',
    });
    await house.runJobs();
    const { body } = await ask('GET', `/Users/${id}`);
    expect(body).toMatchObject({
      displayName: 'Budi Hartono',
      title: 'Analis',
      phoneNumbers: [{ value: '0812 1111 2222' }],
    });
    expect(body.meta.version).not.toBe(meta.version);
    await house.server.inject({
      method: 'PUT',
      url: `/api/accounts/${account}/disabling`,
      headers: { authorization: `Bearer ${office.admin.token}`, 'content-type': 'application/json' },
      payload: '{}',
    });
    await house.runJobs();
    expect((await ask('GET', `/Users/${id}`)).body.active).toBe(false);
  });

  it('that was made in the office is on the list, by its name', async () => {
    const { id: personId } = await office.admin.call(people.create, { name: 'Wayan Sudarma', kind: 'other' });
    const answer = await house.server.inject({
      method: 'POST',
      url: '/api/accounts',
      headers: { authorization: `Bearer ${office.admin.token}` },
      payload: { personId, username: 'wayan.sudarma' },
    });
    await house.runJobs();
    const { body } = await ask('GET', `/Users?filter=${encodeURIComponent('userName eq "wayan.sudarma"')}`);
    expect(body.Resources).toMatchObject([
      { id: answer.json().account.id, displayName: 'Wayan Sudarma', active: true },
    ]);
  });

  it('is not disabled by a key of its own person', async () => {
    await house.owner(
      `insert into provisioning.account (agency_id, id, person_id, document, active, created_at, changed_at)
       select agency_id, id, person_id, '{"userName": "admin-uji"}', true, now(), now() from identity.account where person_id = $1`,
      [office.admin.personId],
    );
    const { body } = await ask('GET', `/Users?filter=${encodeURIComponent('userName eq "admin-uji"')}`);
    const [{ id }] = body.Resources;
    expect((await ask('DELETE', `/Users/${id}`)).status).toBe(409);
    expect(
      (await ask('PATCH', `/Users/${id}`, steps({ op: 'replace', value: { active: false } }))).status,
    ).toBe(409);
  });
});

describe('a version', () => {
  it('guards changes, and spares what is known', async () => {
    const { id, meta } = await made();
    const known = await ask('GET', `/Users/${id}`, undefined, { 'if-none-match': meta.version });
    expect([known.status, known.body]).toEqual([304, undefined]);
    const title = steps({ op: 'add', path: 'title', value: 'Arsiparis' });
    const first = await ask('PATCH', `/Users/${id}`, title, { 'if-match': meta.version });
    expect([first.status, first.headers.etag !== meta.version]).toEqual([200, true]);
    for (const [method, body] of [
      ['PATCH', title],
      ['PUT', { userName: 'lain' }],
      ['DELETE', undefined],
    ] as const)
      expect((await ask(method, `/Users/${id}`, body, { 'if-match': meta.version })).status).toBe(412);
    expect((await ask('DELETE', `/Users/${id}`, undefined, { 'if-match': '*' })).status).toBe(204);
  });

  it('stays where nothing changed', async () => {
    const { id, meta } = await made({ title: 'Arsiparis' });
    const same = steps({ op: 'replace', path: 'title', value: 'Arsiparis' });
    expect((await ask('PATCH', `/Users/${id}`, same)).body.meta.version).toBe(meta.version);
  });
});

describe('a refusal', () => {
  it('says what is wrong in the words of the protocol, and never what was sent', async () => {
    const { id } = await made();
    const secret = 'rahasia-7731';
    const change = (...all: object[]) => ask('PATCH', `/Users/${id}`, steps(...all));
    const cases: [ReturnType<Ask>, number, string | undefined][] = [
      [change({ op: 'replace', path: `${secret}[`, value: 1 }), 400, 'invalidPath'],
      [change({ op: 'replace', path: 'shoeSize', value: secret }), 400, 'invalidPath'],
      [change({ op: 'replace', path: 'emails[type is "x"].value', value: secret }), 400, 'invalidPath'],
      [change({ op: 'jump', path: 'title', value: secret }), 400, 'invalidSyntax'],
      [ask('PATCH', `/Users/${id}`, { Operations: secret }), 400, 'invalidSyntax'],
      [ask('PATCH', `/Users/${id}`, []), 400, 'invalidSyntax'],
      [change({ op: 'remove' }), 400, 'noTarget'],
      [change({ op: 'replace', path: 'emails[type eq "home"].value', value: secret }), 400, 'noTarget'],
      [change({ op: 'replace', path: 'meta.created', value: secret }), 400, 'mutability'],
      [change({ op: 'replace', path: 'active', value: secret }), 400, 'invalidValue'],
      [change({ op: 'remove', path: 'userName' }), 400, 'invalidValue'],
      [ask('POST', '/Users', { displayName: secret }), 400, 'invalidValue'],
      [
        ask('POST', '/Users', user({ [enterprise]: { employeeNumber: '123456789012345678' } })),
        400,
        'invalidValue',
      ],
      [ask('GET', `/Users?filter=${encodeURIComponent(`userName is "${secret}"`)}`), 400, 'invalidFilter'],
      [ask('GET', `/Users?filter=${encodeURIComponent(`shoeSize eq "${secret}"`)}`), 400, 'invalidFilter'],
      [ask('GET', `/Nothing/${secret}`), 404, undefined],
      [ask('POST', '/Groups', { displayName: secret }), 405, undefined],
    ];
    for (const [answer, status, scimType] of cases) {
      const { status: got, body, headers } = await answer;
      expect([got, body.scimType, body.status, body.detail]).toEqual([
        status,
        scimType,
        String(status),
        expect.any(String),
      ]);
      expect(headers['content-type']).toBe('application/scim+json; charset=utf-8');
      expect(body.schemas).toEqual(['urn:ietf:params:scim:api:messages:2.0:Error']);
      expect(JSON.stringify(body)).not.toContain(secret);
    }
  });

  it('leaves everything as it was: all steps or none', async () => {
    const { id } = await made({ title: 'Arsiparis' });
    await ask(
      'PATCH',
      `/Users/${id}`,
      steps({ op: 'remove', path: 'title' }, { op: 'replace', path: 'x y', value: 1 }),
    );
    expect((await ask('GET', `/Users/${id}`)).body.title).toBe('Arsiparis');
  });
});

it('tells what it serves, with every attribute that it keeps', async () => {
  const [config, types, schemas] = await Promise.all(
    ['/ServiceProviderConfig', '/ResourceTypes', '/Schemas'].map(
      async (path) => (await ask('GET', path)).body,
    ),
  );
  expect(config).toMatchObject({
    patch: { supported: true },
    bulk: { supported: false },
    etag: { supported: true },
  });
  expect(types.Resources.map((one: { id: string }) => one.id)).toEqual(['User']);
  expect(schemas.Resources.map((one: { id: string }) => one.id)).toEqual([
    'urn:ietf:params:scim:schemas:core:2.0:User',
    enterprise,
  ]);
  const one = await ask('GET', `/Schemas/${enterprise}`);
  expect(one.body).toEqual(schemas.Resources[1]);
  expect((await ask('GET', '/ResourceTypes/Group')).status).toBe(404);
});
