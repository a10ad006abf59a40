import { inspect } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { bsreV1 } from '../server/providers/bsre-v1.ts';
import { bsreV2 } from '../server/providers/bsre-v2.ts';
import { SignatureFault, type SignatureProvider } from '../server/providers/signature-provider.ts';
import { verifyPdf } from '../server/verify/verify-pdf.ts';
import { type BsreServer, bsreServer, type Misdeed } from './bsre-server.ts';
import { printedLetter, type SigningHouse, signingHouse } from './signing-house.ts';

const at = new Date('2026-11-22T02:00:00Z');
const nik = '3201010101010001';
let house: SigningHouse;
let pdf: Buffer;
beforeAll(async () => {
  house = await signingHouse(at);
  pdf = await printedLetter(1, at);
});

const service = ({ address }: BsreServer) => ({
  address,
  user: 'instansi',
  password: 'kunci',
  patience: 2_000,
  plainHosts: ['127.0.0.1'],
});
const faultOf = (work: Promise<unknown>): Promise<SignatureFault> =>
  work.then(
    () => Promise.reject(new Error('nothing was refused')),
    (error: unknown) => (error instanceof SignatureFault ? error : Promise.reject(error as Error)),
  );
const drivers: [string, (server: BsreServer) => SignatureProvider][] = [
  ['bsre-v1', (server) => bsreV1(service(server))],
  ['bsre-v2', (server) => bsreV2(service(server))],
];

describe.each(drivers)('%s', (_name, driver) => {
  test('signs a letter that is ours to the last byte, with one signature more', async () => {
    await using server = await bsreServer(house.signers[0]!, at);
    const signed = await driver(server).sign(
      { nik },
      { pdf, at, reason: 'Persetujuan' },
      { passphrase: 'benar' },
    );
    expect(verifyPdf(signed, house.terms)).toMatchObject({ verdict: 'valid' });
    const twice = await driver(server).sign({ nik }, { pdf: signed, at }, { passphrase: 'benar' });
    expect(verifyPdf(twice, house.terms).signatures).toHaveLength(2);
  });

  test('tells the state of a certificate before signing, and nothing unknown as ready', async () => {
    await using server = await bsreServer(house.signers[0]!, at);
    const state = async (last: string) =>
      (await driver(server).status({ nik: nik.slice(0, -1) + last })).state;
    expect(await Promise.all(['1', '2', '3', '4', '9'].map(state))).toEqual([
      'ready',
      'expired',
      'not-registered',
      'revoked',
      'unknown',
    ]);
  });

  test('a wrong passphrase is told as such', async () => {
    await using server = await bsreServer(house.signers[0]!, at);
    const fault = await faultOf(driver(server).sign({ nik }, { pdf, at }, { passphrase: 'salah' }));
    expect(fault).toMatchObject({ code: 'wrong-secret', providerCode: 2031 });
  });

  test.each<[Misdeed, string]>([
    ['another-letter', 'odd-answer'],
    ['unsigned', 'odd-answer'],
    ['no-pdf', 'odd-answer'],
    ['slow', 'unreachable'],
    ['redirect', 'unreachable'],
    ['echo', 'wrong-secret'],
  ])(
    'a service that gives back %s signs nothing, and no secret gets into the fault',
    async (misdeed, code) => {
      await using server = await bsreServer(house.signers[0]!, at);
      server.misdeed = misdeed;
      const secret = 'Rahasia-Sekali-77';
      const fault = await faultOf(
        driver(server).sign({ nik }, { pdf, at }, { passphrase: misdeed === 'echo' ? secret : 'benar' }),
      );
      expect(fault.code).toBe(code);
      const told = inspect(fault, { depth: null, showHidden: true });
      for (const word of [secret, 'benar', nik, 'kunci']) expect(told).not.toContain(word);
    },
  );

  test('asks once: a signature is never repeated by itself', async () => {
    await using server = await bsreServer(house.signers[0]!, at);
    server.misdeed = 'no-pdf';
    await faultOf(driver(server).sign({ nik }, { pdf, at }, { passphrase: 'benar' }));
    expect(server.requests.map(({ path }) => path.split('/').at(-1))).toEqual(['pdf']);
  });
});

test('bsre-v2 takes a code of the moment in place of a passphrase, bsre-v1 does not', async () => {
  await using server = await bsreServer(house.signers[0]!, at);
  const order = { pdf, at };
  await bsreV2(service(server)).sign({ email: 'a@example.go.id' }, order, { totp: '123456' });
  expect((await faultOf(bsreV1(service(server)).sign({ nik }, order, { totp: '123456' }))).code).toBe(
    'secret-not-supported',
  );
});
