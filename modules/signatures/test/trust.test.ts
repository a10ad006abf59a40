import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { freshKey, issueCertificate, revocationList } from '../server/authority/local-authority.ts';
import { timeStampAnswer } from '../server/cms/time-stamp.ts';
import { signerWithKey } from '../server/keys/signer.ts';
import { withValidationData } from '../server/pdf/validation-data.ts';
import { signedPdf, stampedPdf } from '../server/signing/sign-pdf.ts';
import { verifyPdf } from '../server/verify/verify-pdf.ts';
import { readCertificate } from '../server/x509/certificate.ts';
import { inFolder, pem, said } from './independent-tools.ts';
import { printedLetter, proofs, type SigningHouse, signingHouse } from './signing-house.ts';

const at = new Date('2026-11-22T02:00:00Z');
const day = 86_400_000;
const later = (days: number) => new Date(at.getTime() + days * day);
let house: SigningHouse;
let letter: Buffer;
beforeAll(async () => {
  house = await signingHouse(at);
  letter = await printedLetter(1, at);
});

const serialOf = (index: number) => readCertificate(house.holders[index]!.chain[0]).serial;
const sign = (stamped: boolean) =>
  signedPdf(letter, house.signers[0]!, { at, ...(stamped && { askForTime: house.askForTime }) });
const verify = (pdf: Uint8Array, now: Date) => {
  const { verdict, signatures } = verifyPdf(pdf, { ...house.terms, now });
  return { verdict, level: signatures[0]?.level, distrust: signatures[0]?.distrust };
};
const prove = async (pdf: Uint8Array, revokedAt?: Date, when = at) =>
  withValidationData(
    pdf,
    await proofs(
      house.authority,
      house.holders,
      when,
      revokedAt ? [{ serial: serialOf(0), at: revokedAt }] : [],
    ),
  );

test('without a stamp a signature is believed as long as its certificate is valid', async () => {
  const pdf = await sign(false);
  expect(verify(pdf, later(1))).toEqual({ verdict: 'valid', level: 'B-B', distrust: [] });
  expect(verify(pdf, later(3 * 365))).toEqual({ verdict: 'untrusted', level: 'B-B', distrust: ['expired'] });
  expect(verify(pdf, later(-60))).toMatchObject({ verdict: 'untrusted', distrust: ['not-yet-valid'] });
});

test('with a stamp and proofs it is believed years later', async () => {
  const pdf = await stampedPdf(await prove(await sign(true)), house.askForTime);
  for (const years of [0, 1, 3, 8])
    expect(verify(pdf, later(years * 365 + 1))).toEqual({ verdict: 'valid', level: 'B-LTA', distrust: [] });
});

test.each([
  ['before it signed', -1, 'untrusted', ['revoked']],
  ['after it signed', 1, 'valid', []],
])('a certificate that was revoked %s', async (_when, days, verdict, distrust) => {
  const pdf = await prove(await sign(true), later(days), later(2));
  expect(verify(pdf, later(3))).toMatchObject({ verdict, distrust });
});

test('without a stamp a revocation counts whenever it was: nobody knows the time of the signature', async () => {
  const pdf = await prove(await sign(false), later(1), later(2));
  expect(verify(pdf, later(3))).toMatchObject({ verdict: 'untrusted', distrust: ['revoked'] });
});

test('a revocation that the house knows counts although the file leaves it out', async () => {
  const { lists } = await proofs(house.authority, [], later(1), [{ serial: serialOf(0), at: later(-1) }]);
  const found = verifyPdf(await sign(true), { ...house.terms, lists, now: later(2) });
  expect(found).toMatchObject({
    verdict: 'untrusted',
    signatures: [{ level: 'B-T', distrust: ['revoked'] }],
  });
});

test('a list that ended before the time in question proves nothing', async () => {
  expect(verify(await prove(await sign(true), undefined, later(-20)), later(1)).level).toBe('B-T');
});

test('a list that somebody else signed proves nothing and revokes nobody', async () => {
  const stranger = (await signingHouse(at)).authority;
  const forged = await proofs(stranger, [], at, [{ serial: serialOf(0), at: later(-5) }]);
  expect(verify(withValidationData(await sign(true), forged), later(1))).toEqual({
    verdict: 'valid',
    level: 'B-T',
    distrust: [],
  });
});

test('an unknown authority is not believed, whatever its name is', async () => {
  const pdf = await signedPdf(letter, house.stranger, { at });
  expect(verify(pdf, later(1))).toMatchObject({ verdict: 'untrusted', distrust: ['unknown-authority'] });
});

test('a person cannot stamp the time, and an authority for time cannot sign letters', async () => {
  const stamper = house.signers[1]!;
  const pdf = await signedPdf(letter, house.signers[0]!, {
    at,
    askForTime: (request) => timeStampAnswer(request, stamper, at),
  });
  expect(verify(pdf, later(1))).toMatchObject({ verdict: 'valid', level: 'B-B' });
  const { key, chain } = house.authority.timeStamp;
  expect(verify(await signedPdf(letter, signerWithKey(key, chain), { at }), later(1))).toMatchObject({
    verdict: 'untrusted',
    distrust: ['not-for-this-use'],
  });
});

test('a person cannot issue certificates for others', async () => {
  const fake = { ...house.authority, issuing: house.holders[0]! };
  const key = await freshKey('p-256');
  const issued = await issueCertificate(fake, { name: 'Bupati', post: 'Bupati', agency: 'Contoh' }, key, at);
  const pdf = await signedPdf(letter, signerWithKey(issued.key, issued.chain), { at });
  expect(verify(pdf, later(1))).toMatchObject({ verdict: 'untrusted', distrust: ['unknown-authority'] });
});

test('a clock that answers for something else, or not at all, stops the signing', async () => {
  const other = async () => house.askForTime(Buffer.from('3000', 'hex'));
  await expect(signedPdf(letter, house.signers[0]!, { at, askForTime: other })).rejects.toThrow('time stamp');
  let kept: Uint8Array | undefined;
  const replay = async (request: Uint8Array) => (kept ??= await house.askForTime(request));
  await signedPdf(letter, house.signers[0]!, { at, askForTime: replay });
  await expect(signedPdf(letter, house.signers[0]!, { at, askForTime: replay })).rejects.toThrow(
    'something else',
  );
});

test('certificates and lists are read by an independent program as they are meant', async () => {
  const [root] = house.authority.root.chain;
  const [issuing] = house.authority.issuing.chain;
  const [leaf] = house.holders[0]!.chain;
  const list = { number: 1, thisUpdate: at, nextUpdate: later(7) };
  const lists = [
    await revocationList(house.authority.issuing, {
      ...list,
      revoked: [{ serial: serialOf(1), at, reason: 4 }],
    }),
    await revocationList(house.authority.root, { ...list, revoked: [] }),
  ];
  const files = {
    'root.pem': pem(root),
    'issuing.pem': pem(issuing),
    'leaf.pem': pem(leaf),
    'gone.pem': pem(house.holders[1]!.chain[0]),
    'lists.pem': lists.map((one) => pem(one, 'X509 CRL')).join(''),
  };
  inFolder(files, (folder) => {
    const seconds = String(Math.floor(at.getTime() / 1_000) + 60);
    const check = (name: string) =>
      said(
        folder,
        'openssl',
        'verify',
        '-x509_strict',
        '-crl_check_all',
        '-attime',
        seconds,
        '-CAfile',
        'root.pem',
        '-untrusted',
        'issuing.pem',
        '-CRLfile',
        'lists.pem',
        name,
      );
    expect(check('leaf.pem')).toBe('leaf.pem: OK\n');
    expect(check('gone.pem')).toContain('certificate revoked');
    const text = said(folder, 'openssl', 'x509', '-in', 'leaf.pem', '-noout', '-text');
    expect(text).toContain('OU = TTE tidak tersertifikasi');
    expect(text).toContain('Digital Signature, Non Repudiation');
    expect(text).toContain('CA:FALSE');
  });
});

test('an answer of a status service that an independent program gave is believed', async () => {
  const { issuing } = house.authority;
  const [leaf] = house.holders[0]!.chain;
  const key = issuing.key.export({ type: 'pkcs8', format: 'pem' }) as string;
  const pdf = await sign(true);
  const answer = (state: string) =>
    inFolder(
      {
        'issuing.pem': pem(issuing.chain[0]),
        'key.pem': key,
        'leaf.pem': pem(leaf),
        'index.txt': `${state}\t${serialOf(0).toUpperCase()}\tunknown\t/CN=x\n`,
      },
      (folder) => {
        const args = [
          '-index',
          'index.txt',
          '-CA',
          'issuing.pem',
          '-rsigner',
          'issuing.pem',
          '-rkey',
          'key.pem',
          '-issuer',
          'issuing.pem',
          '-cert',
          'leaf.pem',
          '-ndays',
          '3650',
          '-respout',
          'answer.der',
        ];
        said(folder, 'openssl', 'ocsp', ...args);
        return readFileSync(`${folder}/answer.der`);
      },
    );
  const { lists } = await proofs(house.authority, [], at);
  const data = (one: Buffer) => ({ certificates: [issuing.chain[0]], lists, answers: [one] });
  expect(verify(withValidationData(pdf, data(answer('V\t381231000000Z\t'))), later(1))).toMatchObject({
    verdict: 'valid',
    level: 'B-LT',
  });
  expect(
    verify(withValidationData(pdf, data(answer('R\t381231000000Z\t261101000000Z'))), later(1)),
  ).toMatchObject({ verdict: 'untrusted', distrust: ['revoked'] });
});
