import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';

let house: TestHouse;
let office: SmallOffice;

beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
});
afterAll(() => house.close());

const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const upload = (key: string, options: { name?: string; payload?: Buffer; token?: string } = {}) =>
  house.server.inject({
    method: 'POST',
    url: `/api/files?name=${options.name ?? 'scan.png'}`,
    headers: {
      authorization: `Bearer ${options.token ?? office.staff.token}`,
      'content-type': 'application/octet-stream',
      'idempotency-key': key,
    },
    payload: options.payload ?? picture,
  });
const send = (url: string, key: string, payload: object, token?: string) =>
  house.server.inject({
    method: 'POST',
    url,
    headers: { 'idempotency-key': key, ...(token ? { authorization: `Bearer ${token}` } : {}) },
    payload,
  });
const newKey = () => crypto.randomUUID();
const codeOf = (answer: { json(): { code?: string } }) => answer.json().code;
const filesKept = async () =>
  Number((await house.owner<{ n: string }>('select count(*) as n from files.file'))[0]!.n);

describe('work outside one transaction with a key', () => {
  it('is done once, and answers a second use with what it answered first', async () => {
    const key = newKey();
    const before = await filesKept();
    const first = await upload(key);
    const second = await upload(key);
    expect([first.statusCode, second.statusCode]).toEqual([200, 200]);
    expect(second.json()).toEqual(first.json());
    expect((await filesKept()) - before).toBe(1);
  });

  it('is done once of fifty that come together; the others are told to wait, or the answer', async () => {
    const key = newKey();
    const before = await filesKept();
    const answers = await Promise.all(Array.from({ length: 50 }, () => upload(key)));
    expect((await filesKept()) - before).toBe(1);
    const told = new Set(answers.map((answer) => (answer.statusCode === 200 ? 'done' : codeOf(answer))));
    expect([...told].sort()).toEqual(
      [...told].filter((one) => one === 'done' || one === 'core.idempotency-in-progress').sort(),
    );
    expect(told).toContain('done');
    expect((await upload(key)).statusCode).toBe(200);
  });

  it('refuses a key that came with something else, and knows it apart for each person', async () => {
    const key = newKey();
    expect((await upload(key)).statusCode).toBe(200);
    const others = [
      await upload(key, { name: 'lain.png' }),
      await upload(key, { payload: Buffer.concat([picture, Buffer.from('x')]) }),
    ];
    expect(others.map((answer) => [answer.statusCode, codeOf(answer)])).toEqual([
      [422, 'core.idempotency-mismatch'],
      [422, 'core.idempotency-mismatch'],
    ]);
    const before = await filesKept();
    expect((await upload(key, { token: office.head.token })).statusCode).toBe(200);
    expect((await filesKept()) - before).toBe(1);
  });

  it('gives the key back where it was refused', async () => {
    const key = newKey();
    const payload = Buffer.from('#!/bin/sh\necho bukan surat\n');
    const refused = await upload(key, { payload });
    expect(refused.statusCode).toBeGreaterThanOrEqual(400);
    expect(codeOf(await upload(key, { payload }))).toBe(codeOf(refused));
    expect((await upload(key)).statusCode).toBe(200);
  });

  it('is not begun again where it was cut off: nobody knows how far it came', async () => {
    const key = newKey();
    const { token } = office.staff;
    const begun = await send('/api/uploads', newKey(), { name: 'scan.png', size: picture.length }, token);
    const piece = () =>
      house.server.inject({
        method: 'PATCH',
        url: `/api/uploads/${begun.json<{ uploadId: string }>().uploadId}?offset=0`,
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/octet-stream',
          'idempotency-key': key,
        },
        payload: picture,
      });
    expect((await piece()).statusCode).toBe(200);
    await house.owner('update core.idempotency set response = null where key = $1', [key]);
    const before = await filesKept();
    expect(codeOf(await piece())).toBe('core.idempotency-in-progress');
    await house.owner(
      "update core.idempotency set created_at = now() - interval '6 minutes' where key = $1",
      [key],
    );
    const later = await piece();
    expect([later.statusCode, codeOf(later)]).toEqual([409, 'core.idempotency-unfinished']);
    expect(await filesKept()).toBe(before);
  });

  const makeKey = (key: string, name: string) =>
    send(
      '/api/keys',
      key,
      { name, scopes: ['letters.register'], expiresAt: '2026-12-21T00:00:00Z' },
      office.registry.token,
    );
  const keysNamed = async (name: string) =>
    (await house.owner('select 1 from identity.api_key where name = $1', [name])).length;

  it('tells a secret once: the second use is refused and nothing of it was kept', async () => {
    const key = newKey();
    const first = await makeKey(key, 'Integrasi');
    expect(first.statusCode, first.body).toBe(200);
    const second = await makeKey(key, 'Integrasi');
    expect([second.statusCode, codeOf(second)]).toEqual([409, 'core.idempotency-used']);
    const rows = await house.owner<{ kept: string }>('select i::text as kept from core.idempotency i');
    expect(JSON.stringify(rows)).not.toContain(first.json().key);
    expect(await keysNamed('Integrasi')).toBe(1);
  });

  it('makes one key of fifty requests for it', async () => {
    const key = newKey();
    const answers = await Promise.all(Array.from({ length: 50 }, () => makeKey(key, 'Lima puluh')));
    expect(answers.filter((answer) => answer.statusCode === 200)).toHaveLength(1);
    expect(await keysNamed('Lima puluh')).toBe(1);
  });

  it('of a stranger is refused the second time, and free again after a refusal', async () => {
    const key = newKey();
    const ask = { identifier: '198001012005011999', password: 'Bukan sandinya 1!' };
    expect(codeOf(await send('/api/sessions', key, ask))).toBe('identity.wrong-credentials');
    expect(codeOf(await send('/api/sessions', key, ask))).toBe('identity.wrong-credentials');
    await house.owner('select core.spend_key(sha256($1))', [`identity.open-session ${key}`]);
    const again = await send('/api/sessions', key, ask);
    expect([again.statusCode, codeOf(again)]).toEqual([409, 'core.idempotency-used']);
  });

  it('is not told again to who may not do it any more', async () => {
    const key = newKey();
    const sheet = Buffer.from('nip,nama\n');
    const ask = (token: string) =>
      house.server.inject({
        method: 'POST',
        url: '/api/people/import?kind=people&dryRun=true',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/octet-stream',
          'idempotency-key': key,
        },
        payload: sheet,
      });
    await ask(office.admin.token);
    await house.owner(
      `update core.idempotency set response = '{"answer":{"rahasia":"lama"}}' where key = $1`,
      [key],
    );
    await house.owner(
      "update organization.role set permissions = array_remove(permissions, 'people.import') where agency_id = $1",
      [office.agencyId],
    );
    const again = await ask(office.admin.token);
    expect([again.statusCode, codeOf(again)]).toEqual([403, 'core.forbidden']);
  });

  it('would be done twice if the key were forgotten: the test can fail', async () => {
    const key = newKey();
    await makeKey(key, 'Terlupa');
    await house.owner('delete from core.idempotency where key = $1', [key]);
    await makeKey(key, 'Terlupa');
    expect(await keysNamed('Terlupa')).toBe(2);
  });
});
