import { inspect } from 'node:util';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PersonId } from '#core/contract/ids.ts';
import { certificates } from '#modules/signatures/contract/certificates.ts';
import { settings } from '#modules/signatures/contract/settings.ts';
import { type BsreServer, bsreServer } from '#modules/signatures/test/bsre-server.ts';
import { type SigningHouse, signingHouse } from '#modules/signatures/test/signing-house.ts';
import { enrol, outsideContext, passphrase } from '#modules/signatures/test/signing-office.ts';
import { type Official, type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { drafts } from '../contract/drafts.ts';
import { finishActs } from '../server/signing/run-signing.ts';
import { signWithin } from '../server/usecases/sign.ts';
import { lettersToSign, numberBook } from './letters-to-sign.ts';
import { bookOf, codeOf, paperOf, prepare, show, sign, told } from './signing-desk.ts';

let house: TestHouse;
let office: SmallOffice;
let outside: SigningHouse;
let server: BsreServer;

beforeAll(async () => {
  house = await testHouse();
});
afterAll(() => house.close());

/** An agency that signs with BSrE, and its head whom the provider knows. */
beforeEach(async () => {
  office = await smallOffice(house);
  await numberBook(house, office);
  await house.owner(
    `update organization.role set permissions = permissions || '{signatures.manage}' where agency_id = $1 and name = 'admin'`,
    [office.agencyId],
  );
  outside = await signingHouse(house.clock.now());
  server = await bsreServer(outside.signers[0]!, house.clock.now());
  return () => server[Symbol.asyncDispose]();
});

const chooseOutside = async () => {
  await office.admin.call(settings.change, {
    provider: 'bsre-v2',
    serviceAddress: server.address,
    serviceUser: 'instansi',
    servicePassword: 'kunci',
    level: 'B-B',
    clock: 'local',
    clockAddress: null,
  });
  await office.admin.call(settings.believe, {
    certificate: Buffer.from(outside.authority.root.chain[0]).toString('base64'),
    certified: true,
  });
  await known(office.head.personId);
};

let serial = 0;
const known = (personId: PersonId) => {
  serial += 1;
  const nik = `32010101010${String(serial).padStart(4, '0')}1`;
  return house.owner(
    `update organization.person set name = 'Siti Aminah', nik_sealed = $3, nik_fingerprint = $4
     where agency_id = $1 and id = $2`,
    [
      office.agencyId,
      personId,
      house.house.services.secrets.seal(`organization.person.nik:${office.agencyId}`, nik),
      Buffer.from(nik),
    ],
  );
};

const toSign = (who: Official, count: number) => lettersToSign(house, office, { count, signers: [who] });
const signRequests = () => server.requests.filter(({ path }) => path === '/api/v2/sign/pdf');

describe('a certified provider', () => {
  test('is named in the foot of the paper, and signs letter by letter', async () => {
    await chooseOutside();
    const { head } = office;
    const act = await prepare(head, await toSign(head, 2));
    expect(act.provider).toMatchObject({
      name: 'bsre-v2',
      certified: true,
      state: 'ready',
      secret: 'either',
    });
    const signed = await sign(head, act, 'benar');
    expect(told(signed)).toEqual(['signed', 'signed']);
    const [row] = await house.owner<{ certified: boolean }>(
      `select (facts ->> 'certified')::boolean as certified from outgoing.letter where id = $1`,
      [act.items[0]!.draftId],
    );
    expect(row).toEqual({ certified: true });
    expect((await paperOf(house, head, act.items[0]!.draftId)).length).toBeGreaterThan(10_000);
  });

  test('that signs with the certificate of somebody else ends the act; nothing is issued, nothing was signed', async () => {
    await chooseOutside();
    const { head } = office;
    const act = await prepare(head, await toSign(head, 3));
    server.signer = outside.signers[1]!;
    const before = signRequests().length;
    expect(told(await sign(head, act, 'benar'))).toEqual(Array(3).fill('signatures.signed-by-another'));
    expect(signRequests().length - before).toBe(1);
    expect((await bookOf(house, office)).map(({ state }) => state)).toEqual(Array(3).fill('reserved'));
    const [kept] = await house.owner<{ count: number }>(
      'select count(*)::int as count from outgoing.signature where agency_id = $1',
      [office.agencyId],
    );
    expect(kept).toEqual({ count: 0 });
  });

  test('that falls silent in the middle fails the rest with its reason; they stay ready and keep their numbers', async () => {
    await chooseOutside();
    const { head } = office;
    const act = await prepare(head, await toSign(head, 4));
    const before = server.requests.length;
    server.fallsSilentAfter = 2;
    const signed = await sign(head, act, 'benar');
    expect(told(signed)).toEqual([
      'signed',
      'signed',
      'signatures.provider-unreachable',
      'signatures.provider-unreachable',
    ]);
    // The fourth was not even tried: each would have waited for the same silence.
    expect(server.requests.length - before).toBeLessThanOrEqual(4);
    expect((await bookOf(house, office)).map(({ state }) => state)).toEqual([
      'issued',
      'issued',
      'reserved',
      'reserved',
    ]);
    server.fallsSilentAfter = undefined;
    const rest = signed.items.slice(2).map(({ draftId }) => draftId);
    house.clock.advance(61_000);
    expect(told(await sign(head, await prepare(head, rest), 'benar'))).toEqual(['signed', 'signed']);
    expect((await bookOf(house, office)).map(({ state }) => state)).toEqual(Array(4).fill('issued'));
  });

  test('says that the secret is wrong with the first letter, and the intent is as if it had not been used', async () => {
    await chooseOutside();
    const { head } = office;
    const act = await prepare(head, await toSign(head, 3));
    expect(await codeOf(sign(head, act, 'salah'))).toBe('signatures.wrong-secret');
    expect(signRequests()).toHaveLength(1);
    expect(await show(head, act)).toMatchObject({ state: 'prepared' });
    expect(told(await sign(head, act, 'benar'))).toEqual(['signed', 'signed', 'signed']);
  });

  test('takes its time: the request is answered before, and the act goes on', async () => {
    await chooseOutside();
    const { head } = office;
    const act = await prepare(head, await toSign(head, 3));
    server.takes = 150;
    const ctx = outsideContext(house, office, head);
    const answer = await signWithin(ctx, { signingId: act.id, secret: { passphrase: 'benar' } }, 50);
    expect(answer.state).toBe('running');
    expect(told(answer)).not.toContain('signed');
    let now = answer;
    while (now.state === 'running') now = await show(head, act);
    expect(told(now)).toEqual(['signed', 'signed', 'signed']);
  });

  test('has its letters in hand as long as the act goes on: a list that is read meanwhile says so', async () => {
    await chooseOutside();
    const { head } = office;
    const act = await prepare(head, await toSign(head, 2));
    const [other] = await toSign(head, 1);
    const inHand = async () =>
      Object.fromEntries(
        (await head.call(drafts.list, { box: 'sign' })).items.map(({ id, beingSigned }) => [id, beingSigned]),
      );
    server.takes = 2_000;
    const ctx = outsideContext(house, office, head);
    await signWithin(ctx, { signingId: act.id, secret: { passphrase: 'benar' } }, 50);
    const [first, second] = act.items.map(({ draftId }) => draftId);
    expect(await inHand()).toEqual({ [first!]: true, [second!]: true, [other!]: false });
    await finishActs();
    expect(await inHand()).toEqual({ [second!]: false, [other!]: false });
  });

  test('is not asked on behalf of a program that stops: the letter in hand is finished, the others are handed back', async () => {
    await chooseOutside();
    const { head } = office;
    const act = await prepare(head, await toSign(head, 3));
    server.takes = 150;
    const ctx = outsideContext(house, office, head);
    await signWithin(ctx, { signingId: act.id, secret: { passphrase: 'benar' } }, 50);
    await finishActs();
    expect(await show(head, act)).toMatchObject({ state: 'done' });
    expect(told(await show(head, act))).toEqual([
      'signed',
      'outgoing.signing-interrupted',
      'outgoing.signing-interrupted',
    ]);
    server.takes = undefined;
    const rest = act.items.slice(1).map(({ draftId }) => draftId);
    expect(told(await sign(head, await prepare(head, rest), 'benar'))).toEqual(['signed', 'signed']);
  });

  test('that was chosen after the paper was printed does not sign it: its foot names another', async () => {
    const { head } = office;
    await enrol(head);
    const act = await prepare(head, await toSign(head, 1));
    await chooseOutside();
    expect(await codeOf(sign(head, act, 'benar'))).toBe('outgoing.signing-provider-changed');
    const again = await prepare(head, [act.items[0]!.draftId]);
    expect(again.items[0]!.digest).not.toBe(act.items[0]!.digest);
    expect(again.items[0]!.number).toBe(act.items[0]!.number);
    expect(told(await sign(head, again, 'benar'))).toEqual(['signed']);
  });
});

test('two acts for one letter sign it once', async () => {
  await chooseOutside();
  const { head } = office;
  const draftIds = await toSign(head, 1);
  const [one, other] = [await prepare(head, draftIds), await prepare(head, draftIds)];
  server.takes = 100;
  const [first, second] = await Promise.all([sign(head, one, 'benar'), sign(head, other, 'benar')]);
  expect([...told(first), ...told(second)].sort()).toEqual(['outgoing.being-signed', 'signed']);
  expect(signRequests()).toHaveLength(1);
});

test('the same request twice at once signs once, and both are told the same', async () => {
  await chooseOutside();
  const { head } = office;
  const act = await prepare(head, await toSign(head, 2));
  server.takes = 150;
  const request = () =>
    house.server.inject({
      method: 'POST',
      url: `/api/outgoing/signings/${act.id}/signature`,
      headers: { authorization: `Bearer ${head.token}`, 'idempotency-key': 'kunci-kembar' },
      payload: { secret: { passphrase: 'benar' } },
    });
  const [one, other] = await Promise.all([request(), request()]);
  expect(one.json()).toMatchObject({ state: 'done', items: [{ state: 'signed' }, { state: 'signed' }] });
  expect([other.statusCode, other.json()]).toEqual([one.statusCode, one.json()]);
  expect(signRequests()).toHaveLength(2);
});

test('a certificate that is revoked while an act goes on signs no further letter', async () => {
  const { head } = office;
  const made = await enrol(head);
  const act = await prepare(head, await toSign(head, 3));
  const { files } = house.house.services;
  let kept = 0;
  // Between the signature of the first letter and that of the second.
  const watching = {
    ...files,
    open: files.open.bind(files),
    put: async (...given: Parameters<typeof files.put>) => {
      kept += 1;
      if (kept === 1)
        await head.call(certificates.revokeOwn, { certificateId: made.id, reason: 'key-compromised' });
      return files.put(...given);
    },
  };
  const ctx = outsideContext(house, office, head, { files: watching });
  const done = await signWithin(ctx, { signingId: act.id, secret: { passphrase } }, 20_000);
  expect(told(done)).toEqual(['signed', 'signatures.no-certificate', 'signatures.no-certificate']);
});

test('the passphrase is in no table, no line of the log and no error', async () => {
  const { head } = office;
  await enrol(head);
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  const ctx = outsideContext(house, office, head, { log });
  const act = await prepare(head, await toSign(head, 2));
  const wrong = 'rahasia yang keliru sekali';
  const refused = await signWithin(ctx, { signingId: act.id, secret: { passphrase: wrong } }, 1_000).catch(
    (error: unknown) => error,
  );
  expect(refused).toMatchObject({ code: 'signatures.wrong-secret' });
  // A letter that cannot be read fails inside the act, and the log tells it.
  await house.owner(
    `alter table outgoing.paper disable trigger gains_signatures;
     update outgoing.paper set places = '[{}]' where draft_id = '${act.items[0]!.draftId}';
     alter table outgoing.paper enable trigger gains_signatures`,
  );
  const done = await signWithin(ctx, { signingId: act.id, secret: { passphrase } }, 20_000);
  expect(told(done)).toEqual(['core.internal', 'signed']);
  expect(lines.join('')).toContain('could not be signed');
  const spoken =
    lines.join('\n') + inspect(refused, { depth: null, showHidden: true }) + JSON.stringify(done);
  const written = await wholeDatabase();
  // The search itself finds what is there: the name of the head, as text and as bytes.
  expect(holds(written, 'Kepala Dinas Uji')).toBe(true);
  for (const secret of [passphrase, wrong]) {
    expect(spoken.includes(secret)).toBe(false);
    expect(holds(written, secret)).toBe(false);
  }
});

/** Every row of every table as text. */
async function wholeDatabase(): Promise<string> {
  const tables = await house.owner<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  const texts: string[] = [];
  for (const { name } of tables)
    texts.push(
      ...(await house.owner<{ text: string }>(`select t::text as text from ${name} t`)).map(
        ({ text }) => text,
      ),
    );
  return texts.join('\n');
}

/** As text, as the hexadecimal of bytes, or in base 64 from any of its three beginnings. */
function holds(written: string, secret: string): boolean {
  const bytes = Buffer.from(secret);
  const inner = (lead: number) =>
    Buffer.concat([Buffer.alloc(lead), bytes])
      .toString('base64')
      .slice(4, -4);
  return [secret, bytes.toString('hex'), inner(0), inner(1), inner(2)].some((one) => written.includes(one));
}
