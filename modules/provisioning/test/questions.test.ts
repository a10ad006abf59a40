import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { type Ask, identityProvider } from './provider.ts';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

let house: TestHouse;
let ask: Ask;
let serial = 0;
beforeAll(async () => {
  house = await testHouse();
  ask = await identityProvider(house, await smallOffice(house));
});
afterAll(() => house.close());
afterEach(() => vi.restoreAllMocks());

const made = async (more: object = {}) =>
  (await ask('POST', '/Users', { userName: `pegawai-${++serial}`, displayName: 'Budi Santoso', ...more }))
    .body;

describe('a question', () => {
  it('tells the number alone, a part of the attributes, and the same from its body', async () => {
    const { id, userName } = await made({ title: 'Arsiparis', emails: [{ value: 'x@y.id', type: 'work' }] });
    const filter = `userName eq "${userName}"`;
    expect((await ask('GET', '/Users?count=0')).body).toMatchObject({ itemsPerPage: 0, Resources: [] });
    const one = `/Users/${id}`;
    expect((await ask('GET', `${one}?attributes=title,emails.value`)).body).toEqual({
      schemas: expect.any(Array),
      ...{ id, title: 'Arsiparis', emails: [{ value: 'x@y.id' }] },
    });
    const rest = (await ask('GET', `${one}?excludedAttributes=emails,meta`)).body;
    expect(Object.keys(rest).sort()).toEqual(['active', 'displayName', 'id', 'schemas', 'title', 'userName']);
    const found = await ask('POST', '/Users/.search', { filter, attributes: ['userName'] });
    expect([found.status, found.body.Resources]).toEqual([
      200,
      [{ schemas: expect.any(Array), id, userName }],
    ]);
  });

  it('may have words in its address that mean nothing here', async () => {
    expect((await ask('GET', '/Users?count=0&aadOptscim062020')).status).toBe(200);
    expect((await ask('GET', '/ServiceProviderConfig?flag=1')).status).toBe(200);
  });

  it('is heard by every part of the grammar', async () => {
    const dept = `Bagian ${++serial}`;
    const of = (name: string, more: object = {}) =>
      made({ displayName: name, [enterprise]: { department: dept }, ...more });
    await of('Ani', {
      emails: [
        { value: 'ani@kerja.id', type: 'work' },
        { value: 'ani@rumah.id', type: 'home' },
      ],
    });
    await of('Beni', { title: 'Arsiparis', active: false });
    await of("Cici O'Brien", { emails: [{ value: 'cici@kerja.id', type: 'work', primary: true }] });
    const names = async (filter: string) => {
      const whole = `${enterprise}:department eq "${dept}" and (${filter})`;
      const { status, body } = await ask('GET', `/Users?filter=${encodeURIComponent(whole)}`);
      expect([filter, status]).toEqual([filter, 200]);
      return body.Resources.map((one: { displayName: string }) => one.displayName.slice(0, 4).trim());
    };
    const cases: [string, string[]][] = [
      ['displayName eq "ANI"', ['Ani']],
      ['displayName ne "Ani"', ['Beni', 'Cici']],
      ['displayName sw "be" or displayName ew "brien"', ['Beni', 'Cici']],
      ['displayName co "i" and not (displayName co "n")', []],
      ['title pr', ['Beni']],
      ['not (title pr)', ['Ani', 'Cici']],
      ['title eq null', ['Ani', 'Cici']],
      ['active eq true', ['Ani', 'Cici']],
      ['emails[type eq "home" and value co "rumah"]', ['Ani']],
      ['emails[type eq "home" and value co "kerja"]', []],
      ['emails.type eq "home"', ['Ani']],
      ['emails co "@kerja"', ['Ani', 'Cici']],
      ['emails[primary eq true]', ['Cici']],
      ['displayName gt "Ani" AND displayName LE "Beni"', ['Beni']],
      ['meta.created lt "2000-01-01T00:00:00Z"', []],
      ['meta.lastModified ge "2000-01-01T00:00:00Z"', ['Ani', 'Beni', 'Cici']],
      ['urn:ietf:params:scim:schemas:core:2.0:User:displayName eq "ani"', ['Ani']],
      ['displayName eq "Ani" or displayName eq "Beni" and active eq true', ['Ani']],
    ];
    for (const [filter, expected] of cases) expect([filter, await names(filter)]).toEqual([filter, expected]);
  });

  it('cannot say anything to the database', async () => {
    await made({ displayName: "Robert'); drop table provisioning.account; --" });
    const before = (await ask('GET', '/Users?count=0')).body.totalResults;
    const values = [
      `x' or '1'='1`,
      `") or 1=1 --`,
      '%',
      '_',
      '\\',
      '$1',
      "'; drop table provisioning.account; --",
    ];
    for (const value of values) {
      for (const by of ['eq', 'co', 'sw', 'ew', 'gt'])
        for (const name of [
          'userName',
          'displayName',
          'emails',
          'externalId',
          'id',
          `${enterprise}:department`,
        ]) {
          const filter = `${name} ${by} ${JSON.stringify(value)}`;
          const { status, body } = await ask('GET', `/Users?filter=${encodeURIComponent(filter)}`);
          expect([filter, status]).toEqual([filter, 200]);
          if (by === 'eq') expect([filter, body.totalResults]).toEqual([filter, 0]);
        }
    }
    for (const filter of [
      `userName' or '1'='1 eq "x"`,
      'document->>0 eq "x"',
      'a.id) or (1 eq 1',
      `userName eq 'x'`,
      '('.repeat(400),
      `${'('.repeat(40)}title pr${')'.repeat(40)}`,
      'emails[emails[type eq "x"]]',
      'userName eq "\\u0000"',
      'meta.created gt "kemarin"',
      'active gt true',
      'userName eq 5',
    ])
      expect([filter, (await ask('GET', `/Users?filter=${encodeURIComponent(filter)}`)).status]).toEqual([
        filter,
        400,
      ]);
    expect((await ask('GET', '/Users?count=0')).body.totalResults).toBe(before);
  });

  it('is in no log: neither names in an address nor in a body', async () => {
    const written: unknown[] = [];
    const { log } = house.house.services;
    for (const level of ['info', 'warn', 'error'] as const)
      vi.spyOn(log, level).mockImplementation((...parts: unknown[]) => void written.push(parts));
    const secret = 'sangat-pribadi';
    await ask('GET', `/Users?filter=${encodeURIComponent(`userName eq "${secret}"`)}`);
    await ask('GET', `/Users?filter=${encodeURIComponent(`nothing eq "${secret}"`)}`);
    await ask('POST', '/Users', { userName: secret, displayName: secret });
    await ask('POST', '/Users', { userName: secret });
    expect(written.length).toBeGreaterThanOrEqual(4);
    expect(JSON.stringify(written)).not.toContain(secret);
  });
});
