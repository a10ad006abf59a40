import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { settings } from '../contract/settings.ts';
import { timeStampAnswer } from '../server/cms/time-stamp.ts';
import { openSigningRun, raisedLevel, trustTerms, verifyPdf } from '../server/signatures.api.ts';
import { signedPdf } from '../server/signing/sign-pdf.ts';
import { type BsreServer, bsreServer } from './bsre-server.ts';
import { type OutsideAuthority, outsideAuthority } from './openssl-authority.ts';
import { printedLetter } from './signing-house.ts';
import { outsideContext } from './signing-office.ts';

// A provider whose certificates come from an authority outside; the clock is that of the house.

let house: TestHouse;
let office: SmallOffice;
let outside: OutsideAuthority;
let server: BsreServer;
let letter: Buffer;
beforeAll(async () => {
  house = await testHouse();
  letter = await printedLetter(1, new Date());
});
afterAll(() => house.close());
beforeEach(async () => {
  outside = await outsideAuthority();
  // openssl tells the time by the clock of the machine.
  house.clock.set(new Date(Math.floor(Date.now() / 1_000) * 1_000).toISOString());
  office = await smallOffice(house);
  server = await bsreServer(outside.signer, house.clock.now());
  const { agencyId, admin, head } = office;
  await admin.call(settings.change, {
    provider: 'bsre-v2',
    serviceAddress: server.address,
    serviceUser: 'instansi',
    servicePassword: 'kunci',
    level: 'B-LT',
    clock: 'local',
    clockAddress: null,
  });
  await admin.call(settings.believe, { certificate: outside.root.toString('base64'), certified: true });
  const nik = '3201010101010001';
  const { secrets } = house.house.services;
  await house.owner(
    `update organization.person set name = 'Siti Aminah', nik_sealed = $3, nik_fingerprint = $4
     where agency_id = $1 and id = $2`,
    [agencyId, head.personId, secrets.seal(`organization.person.nik:${agencyId}`, nik), Buffer.from(nik)],
  );
  return async () => {
    await server[Symbol.asyncDispose]();
    await outside[Symbol.asyncDispose]();
  };
});

const open = () =>
  openSigningRun(outsideContext(house, office, office.head), {
    postId: office.head.postId,
    secret: { passphrase: 'benar' },
  });
const judged = async (pdf: Uint8Array) =>
  verifyPdf(
    pdf,
    await house.system(office.agencyId, ({ tx }) => trustTerms(tx, office.agencyId, house.clock.now())),
  );
const raised = (pdf: Buffer) =>
  raisedLevel(
    {
      ...house.house.services,
      transact: <T>(_mode: 'read' | 'write', work: (ctx: never) => Promise<T>) =>
        house.system(office.agencyId, (ctx) => work(ctx as never)),
    },
    pdf,
  );

test('a letter that a provider signs is B-LT at once where its authority answers', async () => {
  await outside.respond();
  const signed = await (await open()).sign(letter);
  expect(signed).toMatchObject({ level: 'B-LT', awaits: null });
  expect(await judged(signed.pdf)).toMatchObject({ verdict: 'valid', changes: [] });
});

test('where it is silent the letter goes out as B-T, asked once in the act, and gets the rest later', async () => {
  const list = outside.pages.get('/root.crl')!;
  outside.pages.delete('/root.crl');
  const run = await open();
  const signed = await run.sign(letter);
  expect(signed).toMatchObject({ level: 'B-T', awaits: 'validation-data' });
  expect(await run.sign(letter)).toMatchObject({ level: 'B-T', awaits: 'validation-data' });
  expect(outside.asked.filter((path) => path === '/root.crl')).toHaveLength(1);
  expect(await raised(signed.pdf)).toEqual({ state: 'waits', why: 'revocation-silent' });
  outside.pages.set('/root.crl', (_, response) => void response.end('<html>'));
  expect(await raised(signed.pdf)).toEqual({ state: 'waits', why: 'revocation-not-believed' });
  outside.pages.set('/root.crl', list);
  const whole = await raised(signed.pdf);
  if (whole.state !== 'raised') throw new Error(whole.state);
  expect(whole).toMatchObject({ level: 'B-LT', awaits: null });
  expect(whole.pdf.subarray(0, signed.pdf.length).equals(signed.pdf)).toBe(true);
  expect((await judged(whole.pdf)).verdict).toBe('valid');
});

test('a letter whose authority is not believed any more gets nothing, and is not taken for proven', async () => {
  const list = outside.pages.get('/root.crl')!;
  outside.pages.delete('/root.crl');
  const signed = await (await open()).sign(letter);
  expect(signed.awaits).toBe('validation-data');
  outside.pages.set('/root.crl', list);
  const { believed } = await office.admin.call(settings.show, {});
  await office.admin.call(settings.doubt, { authorityId: believed[0]!.id });
  expect(await raised(signed.pdf)).toEqual({ state: 'waits', why: 'revocation-not-believed' });
});

test('what is still missing is awaited, also where an earlier signer turns out to be revoked', async () => {
  outside.revoke('other');
  house.clock.advance(120_000);
  const at = house.clock.now();
  const earlier = await signedPdf(letter, outside.other, {
    at,
    askForTime: (request) => timeStampAnswer(request, outside.clock, at),
  });
  const revoking = outside.list('intermediate');
  outside.pages.set('/intermediate.crl', (_, response) => void response.end(revoking));
  outside.pages.delete('/root.crl');
  const signed = await (await open()).sign(earlier);
  expect(signed).toMatchObject({ level: 'B-T', awaits: 'validation-data' });
  expect((await judged(signed.pdf)).verdict).toBe('untrusted');
});

test('a letter of a signer whose certificate was revoked is none, or is told to be one when that comes out', async () => {
  house.clock.advance(120_000);
  const list = outside.pages.get('/root.crl')!;
  outside.pages.delete('/root.crl');
  const signed = await (await open()).sign(letter);
  expect(signed.awaits).toBe('validation-data');
  outside.revoke('signer');
  outside.pages.set('/root.crl', list);
  const revoking = outside.list('intermediate');
  outside.pages.set('/intermediate.crl', (_, response) => void response.end(revoking));
  await outside.respond();
  // What was answered before is kept for some minutes, and a revocation is seen after them.
  house.clock.advance(61 * 60_000);
  const told = await raised(signed.pdf);
  expect(told).toMatchObject({ state: 'useless', why: 'signer-revoked', proof: { level: 'B-T' } });
  if (told.state !== 'useless') return;
  expect(told.proof!.pdf.subarray(0, signed.pdf.length).equals(signed.pdf)).toBe(true);
  // What the letter bears already is no further edition of it.
  expect(await raised(told.proof!.pdf)).toEqual({ state: 'useless', why: 'signer-revoked' });
  expect(await judged(told.proof!.pdf)).toMatchObject({
    verdict: 'untrusted',
    signatures: [{ distrust: ['revoked'] }, { kind: 'time-stamp' }],
  });
  const code = await (await open()).sign(letter).catch((error: { code?: string }) => error.code);
  expect(code).toBe('signatures.signer-revoked');
});
