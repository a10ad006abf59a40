import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Official, type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { certificates } from '../contract/certificates.ts';
import { settings } from '../contract/settings.ts';
import { openSigningRun, trustTerms, verifyPdf } from '../server/signatures.api.ts';
import { testConnection } from '../server/usecases/test-connection.ts';
import { type BsreServer, bsreServer } from './bsre-server.ts';
import { printedLetter, type SigningHouse, signingHouse } from './signing-house.ts';
import { outsideContext, passphrase } from './signing-office.ts';
import { timeStampServer } from './time-stamp-server.ts';

let house: TestHouse;
let office: SmallOffice;
let pdf: Buffer;
beforeAll(async () => {
  house = await testHouse();
  pdf = await printedLetter(1, house.clock.now());
});
beforeEach(async () => {
  office = await smallOffice(house);
});
afterAll(() => house.close());

const open = (official: Official, secret: string) =>
  openSigningRun(outsideContext(house, office, official), {
    postId: official.postId,
    secret: { passphrase: secret },
  });
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );
const judged = async (bytes: Uint8Array) =>
  verifyPdf(
    bytes,
    await house.system(office.agencyId, ({ tx }) => trustTerms(tx, office.agencyId, house.clock.now())),
  );

describe.each(['bsre-v1', 'bsre-v2'] as const)('an agency with %s', (provider) => {
  let outside: SigningHouse;
  let server: BsreServer;
  const choose = (
    serviceAddress = server.address,
    servicePassword: string | null = 'kunci',
    clockAddress: string | null = null,
  ) =>
    office.admin.call(settings.change, {
      provider,
      serviceAddress,
      serviceUser: 'instansi',
      servicePassword,
      level: 'B-T',
      clock: clockAddress ? 'outside' : 'local',
      clockAddress,
    });
  const knownAs = (official: Official, nik: string) =>
    house.owner(
      `update organization.person set name = 'Siti Aminah', nik_sealed = $3, nik_fingerprint = $4
       where agency_id = $1 and id = $2`,
      [
        office.agencyId,
        official.personId,
        house.house.services.secrets.seal(`organization.person.nik:${office.agencyId}`, nik),
        Buffer.from(nik),
      ],
    );
  beforeEach(async () => {
    outside = await signingHouse(house.clock.now());
    server = await bsreServer(outside.signers[0]!, house.clock.now());
    await choose();
    await office.admin.call(settings.believe, {
      certificate: Buffer.from(outside.authority.root.chain[0]).toString('base64'),
      certified: true,
    });
    return () => server[Symbol.asyncDispose]();
  });

  test('shows the state at the provider before signing, asked once a minute', async () => {
    await knownAs(office.head, '3201010101010001');
    const list = await office.head.call(certificates.listOwn, {});
    expect(list).toMatchObject({
      provider,
      certified: true,
      signers: [{ state: 'ready', can: { enrol: false } }],
    });
    await office.head.call(certificates.listOwn, {});
    expect(server.requests).toHaveLength(1);
    await knownAs(office.division, '3201010101010004');
    expect((await office.division.call(certificates.listOwn, {})).signers).toMatchObject([
      { state: 'revoked' },
    ]);
    expect(await codeOf(open(office.division, 'benar'))).toBe('signatures.not-ready-at-provider');
    const enrolling = { postId: office.head.postId, keeping: 'passphrase' as const, secret: passphrase };
    expect(await codeOf(office.head.call(certificates.enrol, enrolling))).toBe('signatures.not-local');
  });

  test('signs certified, and stamps what the provider did not', async () => {
    await knownAs(office.head, '3201010101010011');
    const run = await open(office.head, 'benar');
    const signed = await run.sign(pdf);
    expect(run).toMatchObject({ certified: true, certificate: null });
    expect(signed).toMatchObject({ level: 'B-T', awaits: null });
    expect(await judged(signed.pdf)).toMatchObject({
      verdict: 'valid',
      signatures: [{ kind: 'signature', level: 'B-T', signer: { certified: true } }, { kind: 'time-stamp' }],
    });
  });

  test('keeps what the provider signed where the clock answers nonsense, and says that the stamp is awaited', async () => {
    await knownAs(office.head, '3201010101010051');
    await using clock = await timeStampServer(async () => Buffer.from('no time stamp'));
    await choose(server.address, null, clock.address);
    const signed = await (await open(office.head, 'benar')).sign(pdf);
    expect(signed).toMatchObject({ level: 'B-B', awaits: 'time-stamp' });
    expect((await judged(signed.pdf)).verdict).toBe('valid');
    expect(clock.asked).toBe(1);
  });

  test('tells a wrong passphrase at the first letter and asks no second time; guessing ends', async () => {
    await knownAs(office.head, '3201010101010021');
    for (let turn = 0; turn < 5; turn += 1) {
      const run = await open(office.head, `salah-${turn}`);
      expect(await codeOf(run.sign(pdf))).toBe('signatures.wrong-secret');
      expect(await codeOf(run.sign(pdf))).toBe('signatures.run-ended');
    }
    const asked = server.requests.filter(({ path: one }) => one.endsWith('/sign/pdf'));
    expect(asked).toHaveLength(5);
    const locked = await open(office.head, 'benar');
    expect(await codeOf(locked.sign(pdf))).toBe('signatures.too-many-tries');
    expect(server.requests.filter(({ path: one }) => one.endsWith('/sign/pdf'))).toHaveLength(5);
  });

  test('takes nothing odd for a signed letter, and keeps what was sent out of every fault', async () => {
    await knownAs(office.head, '3201010101010031');
    // More often than a secret may be wrong: what is the fault of the service does not count as guessing.
    for (const misdeed of [
      'another-letter',
      'unsigned',
      'no-pdf',
      'unsigned',
      'no-pdf',
      'unsigned',
    ] as const) {
      const run = await open(office.head, 'benar');
      server.misdeed = misdeed;
      const fault = await run.sign(pdf).catch((error: unknown) => error);
      expect(fault).toMatchObject({ code: 'signatures.provider-odd' });
      expect(inspect(fault, { depth: null, showHidden: true })).not.toMatch(/benar|3201010101010031|kunci/);
      server.misdeed = undefined;
    }
  });

  test('signs with the certificate of the person who asks, from an authority that is believed, or not at all', async () => {
    await knownAs(office.head, '3201010101010041');
    const asked = async () => codeOf((await open(office.head, 'benar')).sign(pdf));
    expect(await asked()).toBe('done');
    server.signer = outside.signers[1]!;
    expect(await asked()).toBe('signatures.signed-by-another');
    // In the right name, from an authority that somebody made up.
    server.signer = outside.stranger;
    expect(await asked()).toBe('signatures.signer-not-believed');
    server.misdeed = 'unsigned';
    expect(await asked()).toBe('signatures.provider-odd');
    server.misdeed = undefined;
    server.signer = outside.signers[0]!;
    await house.owner('update signatures.believed_authority set certified = false where agency_id = $1', [
      office.agencyId,
    ]);
    expect(await asked()).toBe('signatures.signer-not-believed');
  });

  test('keeps the password of the service sealed, answers it never and sends it to no other address', async () => {
    const shown = await office.admin.call(settings.show, {});
    expect(shown).toMatchObject({ provider, hasPassword: true, serviceUser: 'instansi' });
    expect(JSON.stringify(shown)).not.toContain('kunci');
    const [row] = await house.owner<{ text: string }>(
      'select s::text as text from signatures.settings s where agency_id = $1',
      [office.agencyId],
    );
    expect(row!.text).not.toContain('kunci');
    expect(row!.text).not.toContain(Buffer.from('kunci').toString('hex'));
    expect(await codeOf(choose(server.address, null))).toBe('done');
    expect(await codeOf(choose('http://127.0.0.1:9', null))).toBe('signatures.settings-incomplete');
    expect(await office.admin.call(settings.test, {})).toMatchObject({
      provider: 'answers',
      clock: 'answers',
    });
    await choose(server.address, 'salah');
    expect(await office.admin.call(settings.test, {})).toMatchObject({ provider: 'refused' });
    await choose('http://127.0.0.1:9', 'kunci');
    expect(await office.admin.call(settings.test, {})).toMatchObject({ provider: 'unreachable' });
    expect(await codeOf(office.staff.call(settings.show, {}))).toBe('core.forbidden');
  });

  test('is asked encrypted, or where the operator named the host; never where a machine tells about itself', async () => {
    for (const address of [
      server.address.replace('127.0.0.1', 'localhost'),
      'http://esign.example.go.id',
      'https://169.254.169.254',
      'https://[::1]:8443',
    ])
      expect([address, await codeOf(choose(address))]).toEqual([address, 'signatures.address-not-allowed']);
    expect(await codeOf(choose())).toBe('done');
    // Kept before the operator took the leave back: asked all the same, nothing of it goes out.
    const before = server.requests.length;
    const strict = outsideContext(house, office, office.admin, { plainHosts: [] });
    expect(await testConnection(strict)).toMatchObject({ provider: 'unreachable' });
    expect(server.requests).toHaveLength(before);
  });

  test('is tried out with a fresh factor, and not without end', async () => {
    const tries: string[] = [];
    for (let turn = 0; turn < 11; turn += 1) tries.push(await codeOf(office.admin.call(settings.test, {})));
    expect(tries.at(-1)).toBe('core.too-many-requests');
    expect(tries[0]).toBe('done');
    house.clock.advance(16 * 60_000);
    expect(await codeOf(office.admin.call(settings.test, {}))).toBe('core.step-up-required');
  });
});
