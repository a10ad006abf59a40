import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { JobContext } from '#core/jobs/job.ts';
import { jobContext } from '#core/jobs/job-context.ts';
import { settings } from '#modules/signatures/contract/settings.ts';
import { type BsreServer, bsreServer } from '#modules/signatures/test/bsre-server.ts';
import { type OutsideAuthority, outsideAuthority } from '#modules/signatures/test/openssl-authority.ts';
import { outsideContext } from '#modules/signatures/test/signing-office.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { drafts } from '../contract/drafts.ts';
import { settleStamp } from '../server/editions/await-stamp.ts';
import { addDueStamps } from '../server/schedules/add-due-stamps.ts';
import { lettersToSign, numberBook } from './letters-to-sign.ts';
import { freshFactors, paperOf, prepare, sign, told } from './signing-desk.ts';
import { verifiedFile } from './verified-file.ts';

// A provider whose authority does not answer whom it revoked when the letter is signed.

let house: TestHouse;
let office: SmallOffice;
let outside: OutsideAuthority;
let server: BsreServer;
let job: JobContext;
beforeAll(async () => {
  house = await testHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  outside = await outsideAuthority();
  // openssl tells the time by the clock of the machine.
  house.clock.set(new Date(Math.floor(Date.now() / 1_000) * 1_000).toISOString());
  office = await smallOffice(house);
  const { agencyId, admin, head } = office;
  await numberBook(house, office);
  await house.owner(
    `update organization.role set permissions = permissions || '{signatures.manage}' where agency_id = $1 and name = 'admin'`,
    [agencyId],
  );
  server = await bsreServer(outside.signer, house.clock.now());
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
  const { services, workerPool: pool } = house.house;
  await house.owner(
    `update organization.person set name = 'Siti Aminah', nik_sealed = $3, nik_fingerprint = $4
     where agency_id = $1 and id = $2`,
    [
      agencyId,
      head.personId,
      services.secrets.seal(`organization.person.nik:${agencyId}`, nik),
      Buffer.from(nik),
    ],
  );
  const turn = { requestId: 'test', signal: new AbortController().signal };
  job = jobContext({ services, pool }, { id: agencyId, zone: 'Asia/Jakarta' }, turn);
  return async () => {
    await server[Symbol.asyncDispose]();
    await outside[Symbol.asyncDispose]();
  };
});

/** Signed while the root of its authority says nothing. */
async function signedInSilence() {
  const list = outside.pages.get('/root.crl')!;
  outside.pages.delete('/root.crl');
  const [draftId] = await lettersToSign(house, office, { signers: [office.head] });
  await freshFactors(house, office);
  expect(told(await sign(office.head, await prepare(office.head, [draftId!]), 'benar'))).toEqual(['signed']);
  return { draftId: draftId!, speaks: () => outside.pages.set('/root.crl', list) };
}
const roundAfter = async (minutes: number) => {
  house.clock.advance(minutes * 60_000);
  await addDueStamps.run(job);
  await house.runJobs();
};
const shown = (draftId: Parameters<typeof paperOf>[2]) => office.head.call(drafts.open, { draftId });
const lastSentence = async (draftId: Parameters<typeof paperOf>[2]) =>
  (await office.head.call(drafts.timeline, { draftId })).at(-1)!.sentence;

test('a letter goes out as B-T, and gets what its authority says as a further edition', async () => {
  const { draftId, speaks } = await signedInSilence();
  const first = await paperOf(house, office.head, draftId);
  expect(await shown(draftId)).toMatchObject({
    level: 'B-T',
    timeStamp: { state: 'awaited', awaits: 'validation-data' },
    can: { retryTimeStamp: false },
  });
  await roundAfter(6);
  expect(await shown(draftId)).toMatchObject({
    level: 'B-T',
    timeStamp: { state: 'awaited', reason: 'revocation-silent' },
  });
  speaks();
  await roundAfter(11);
  expect(await shown(draftId)).toMatchObject({
    level: 'B-LT',
    timeStamp: { state: 'added', awaits: 'validation-data', reason: null },
  });
  const whole = await paperOf(house, office.head, draftId);
  expect(whole.subarray(0, first.length).equals(first)).toBe(true);
  const genuine = { conclusion: 'genuine', verdict: 'valid', changes: [] };
  expect(await verifiedFile(house, whole)).toMatchObject({ ...genuine, signatures: [{ level: 'B-LT' }, {}] });
  expect(await verifiedFile(house, first)).toMatchObject({ ...genuine, signatures: [{ level: 'B-T' }, {}] });
  expect(await lastSentence(draftId)).toBe('Bukti keabsahan sertifikat ditambahkan pada surat');
});

test('a letter whose signer was revoked before is doubtful from then on, in every edition, and everybody is told', async () => {
  house.clock.advance(10 * 60_000);
  const { draftId, speaks } = await signedInSilence();
  const first = await paperOf(house, office.head, draftId);
  expect((await verifiedFile(house, first)).conclusion).toBe('genuine');
  outside.revoke('signer');
  const revoking = outside.list('intermediate');
  outside.pages.set('/intermediate.crl', (_, response) => void response.end(revoking));
  speaks();
  // What was answered before is kept for an hour at most.
  await roundAfter(61);
  expect(await shown(draftId)).toMatchObject({
    level: 'B-T',
    timeStamp: { state: 'given-up', awaits: 'validation-data', reason: 'signer-revoked' },
  });
  expect(await lastSentence(draftId)).toContain('sudah dicabut');
  const newest = await paperOf(house, office.head, draftId);
  for (const file of [newest, first])
    expect(await verifiedFile(house, file)).toMatchObject({
      verdict: 'untrusted',
      signatures: [{ distrust: ['revoked'] }, {}],
    });
});

test('a letter that awaits data for one signature, and whose last one bears no time, is not told to have one', async () => {
  const [draftId] = await lettersToSign(house, office, { signers: [office.head] });
  const at = house.clock.now();
  const settled = (complete: boolean, made: Parameters<typeof settleStamp>[2]['made']) =>
    outsideContext(house, office, office.head).transact('write', (inner) =>
      settleStamp(inner, draftId!, { complete, made, at }),
    );
  await settled(false, { level: 'B-T', awaits: 'validation-data' });
  // The agency wished for no more meanwhile.
  expect(await settled(true, { level: 'B-B', awaits: null })).toBe('B-B');
  expect(await settled(true, { level: 'B-LT', awaits: null })).toBe('B-T');
  expect(await settled(true, { level: 'none', awaits: null })).toBe(null);
});

test('what nobody answers is given up after a month, and the letter stays what it was', async () => {
  const { draftId } = await signedInSilence();
  for (let round = 0; round < 200 && (await shown(draftId)).timeStamp!.state === 'awaited'; round += 1)
    await roundAfter(6 * 60);
  expect(await shown(draftId)).toMatchObject({
    level: 'B-T',
    timeStamp: { state: 'given-up', reason: 'revocation-silent' },
  });
  expect(outside.asked.filter((path) => path === '/root.crl').length).toBeLessThan(130);
  expect((await verifiedFile(house, await paperOf(house, office.head, draftId))).verdict).toBe('valid');
});
