import SCIMMY from 'scimmy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { entraChanges, entraQueries, entraUser } from './entra-id.ts';
import { oktaChange, oktaQueries, oktaReplacement, oktaUser } from './okta.ts';
import { type Ask, identityProvider } from './provider.ts';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse();
});
afterAll(() => house.close());

describe('Entra ID', () => {
  let ask: Ask;
  let id: string;
  const change = (body: unknown) => ask('PATCH', `/Users/${id}`, body);
  beforeAll(async () => {
    ask = await identityProvider(house, await smallOffice(house));
  });

  it('tests the connection: nobody of that name is an empty list', async () => {
    const { status, body, headers } = await ask('GET', entraQueries.connection);
    expect([status, headers['content-type']]).toEqual([200, 'application/scim+json; charset=utf-8']);
    expect(body).toEqual({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
      ...{ totalResults: 0, startIndex: 1, itemsPerPage: 0, Resources: [] },
    });
  });

  it('makes a user, and is refused a second of the name', async () => {
    const { status, body, headers } = await ask('POST', '/Users', entraUser);
    expect(status).toBe(201);
    const { meta, roles: _, ...told } = entraUser;
    expect(body).toMatchObject({ ...told, schemas: [told.schemas[0]], meta });
    expect(body.meta.location).toBe(`http://localhost/scim/v2/Users/${body.id}`);
    expect([headers.location, headers.etag]).toEqual([body.meta.location, body.meta.version]);
    id = body.id;
    const again = await ask('POST', '/Users', entraUser);
    expect([again.status, again.body.scimType, again.body.status]).toEqual([409, 'uniqueness', '409']);
  });

  it('finds the user by name in any case, by mail address and by its own id', async () => {
    const { value } = entraUser.emails[0]!;
    for (const query of [
      entraQueries.byName(entraUser.userName),
      entraQueries.byName(entraUser.userName.toUpperCase()),
      entraQueries.byMail(value),
      entraQueries.byExternalId(entraUser.externalId),
    ]) {
      const { body } = await ask('GET', query);
      expect([query, body.totalResults, body.Resources[0]?.id]).toEqual([query, 1, id]);
    }
    expect((await ask('GET', `/Users/${id}`)).body.userName).toBe(entraUser.userName);
  });

  it('changes several values, and the user name', async () => {
    expect((await change(entraChanges.severalValues)).body).toMatchObject({
      emails: [{ type: 'work', primary: true, value: 'updatedEmail@microsoft.com' }],
      name: { givenName: 'givenName', familyName: 'updatedFamilyName' },
    });
    const { status, body } = await change(entraChanges.userName);
    expect([status, body.userName]).toEqual([200, '5b50642d-79fc-4410-9e90-4c077cdd1a59@testuser.com']);
    expect((await ask('GET', entraQueries.byName(entraUser.userName))).body.totalResults).toBe(0);
  });

  it('adds without a path, with dots and schemas in the names; what is not kept is passed over', async () => {
    const { status, body } = await change(entraChanges.addWithoutPath);
    // Another reader of the standard takes it for a user.
    const theirs = JSON.parse(JSON.stringify(new SCIMMY.Schemas.User(body, 'out')));
    expect(theirs).toMatchObject({ userName: body.userName, name: body.name, active: true });
    expect([status, body]).toMatchObject([
      200,
      {
        displayName: 'Sari Wulandari',
        name: { givenName: 'Sari', familyName: 'updatedFamilyName' },
        phoneNumbers: [{ type: 'mobile', value: '+62 812 3456 7890' }],
        [enterprise]: { department: 'Dinas Kominfo', manager: { value: '2441309d85324e7793ae' } },
      },
    ]);
    expect(body).not.toHaveProperty('addresses');
    expect((await change(entraChanges.removeByValue)).body).not.toHaveProperty('phoneNumbers');
  });

  it('disables and enables, by truth values and by words', async () => {
    for (const [body, active] of [
      [entraChanges.disable, false],
      [entraChanges.enableByWord, true],
      [entraChanges.disableByWord, false],
    ] as const)
      expect((await change(body)).body.active).toBe(active);
    const { body } = await ask('GET', entraQueries.byExternalId(entraUser.externalId));
    expect(body.Resources[0].active).toBe(false);
  });

  it('deletes: the user is gone for it, and the name is free', async () => {
    expect((await ask('DELETE', `/Users/${id}`)).status).toBe(204);
    expect((await ask('DELETE', `/Users/${id}`)).status).toBe(404);
    const { status, body } = await ask('GET', `/Users/${id}`);
    expect([status, body.schemas]).toEqual([404, ['urn:ietf:params:scim:api:messages:2.0:Error']]);
    const again = await ask('POST', '/Users', entraUser);
    // Known by its own id, it is the account of before.
    expect([again.status, again.body.id, again.body.active]).toEqual([201, id, true]);
  });

  it('finds no groups', async () => {
    expect((await ask('GET', entraQueries.groups)).body).toMatchObject({ totalResults: 0, Resources: [] });
  });
});

describe('Okta', () => {
  let ask: Ask;
  let id: string;
  beforeAll(async () => {
    ask = await identityProvider(house, await smallOffice(house));
  });

  it('looks for the user, makes it and reads it again', async () => {
    expect((await ask('GET', oktaQueries.exists)).body.totalResults).toBe(0);
    const { status, body } = await ask('POST', '/Users', oktaUser);
    expect(status).toBe(201);
    const { password: _, groups: __, locale: ___, ...kept } = oktaUser;
    expect(body).toMatchObject(kept);
    expect(body).not.toHaveProperty('password');
    id = body.id;
    expect((await ask('GET', `/Users/${id}`)).body).toEqual(body);
    expect((await ask('GET', oktaQueries.exists)).body.Resources).toEqual([body]);
  });

  it('reads page by page until all are there', async () => {
    for (let at = 0; at < 101; at++)
      await ask('POST', '/Users', {
        ...oktaUser,
        userName: `halaman-${at}`,
        externalId: `p${at}`,
        emails: [],
      });
    const pages = [await ask('GET', oktaQueries.page(1)), await ask('GET', oktaQueries.page(101))];
    expect(pages.map(({ body }) => [body.totalResults, body.itemsPerPage, body.startIndex])).toEqual([
      [102, 100, 1],
      [102, 2, 101],
    ]);
    const ids = pages.flatMap(({ body }) => body.Resources.map((one: { id: string }) => one.id));
    expect(new Set(ids).size).toBe(102);
  });

  it('replaces the whole; what the person has is not taken away by silence', async () => {
    const { status, body } = await ask('PUT', `/Users/${id}`, oktaReplacement(id));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: { givenName: 'Another', middleName: 'Excited', familyName: 'User' },
      emails: [{ value: 'test.user@okta.local', display: 'test.user@okta.local' }],
      active: true,
    });
    const { emails: _, ...silent } = oktaReplacement(id);
    expect((await ask('PUT', `/Users/${id}`, silent)).body.emails).toHaveLength(1);
  });

  it('ends and takes up again', async () => {
    for (const active of [false, true, false]) {
      expect((await ask('PATCH', `/Users/${id}`, oktaChange(active))).body.active).toBe(active);
      expect((await ask('GET', `/Users/${id}`)).body.active).toBe(active);
    }
  });
});
