import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { oids } from '../server/asn1/object-identifiers.ts';
import { signedAttributes, signedData } from '../server/cms/written-signed-data.ts';
import { type PdfDict, pdfName } from '../server/pdf/pdf-value.ts';
import { withReservedFields } from '../server/pdf/signature-form.ts';
import { filledSignature, preparedSignature, signedParts } from '../server/pdf/signature-placeholder.ts';
import { digestOf, signatureDictionary, signedPdf, stampedPdf } from '../server/signing/sign-pdf.ts';
import { verifyPdf } from '../server/verify/verify-pdf.ts';
import { expectAccepted } from './accepted-by-others.ts';
import { inFolder, pem, said } from './independent-tools.ts';
import { withPackedObjects } from './packed-letter.ts';
import { printedLetter, type SigningHouse, signingHouse } from './signing-house.ts';

const at = new Date('2026-11-22T02:00:00Z');
/** Letters that are signed and shown to every program; the default is small. */
const letters = Number(process.env.SIGNATURE_LETTERS ?? 4);
let house: SigningHouse;
beforeAll(async () => {
  house = await signingHouse(at, ['p-256', 'rsa-3072']);
});

/** One letter after another way: signers one to three, B-B to B-LTA, packed or not, reserved fields or new ones. */
async function signedLetter(
  serial: number,
): Promise<{ pdf: Buffer; level: string; signers: number; stamped: boolean }> {
  const printed = await printedLetter(serial, at);
  const place = { page: 0, rectangle: [300, 60, 500, 110] as const };
  let pdf = serial % 4 === 1 ? withPackedObjects(printed) : printed;
  if (serial % 2 === 0) pdf = withReservedFields(pdf, [{ name: 'Pertama', place }]);
  const level = ['B-B', 'B-T', 'B-LT', 'B-LTA'][serial % 4]!;
  const signers = 1 + (serial % 3);
  const askForTime = level === 'B-B' ? undefined : house.askForTime;
  const act = {
    at,
    reason: 'Persetujuan (uji) \\ \u201cé\u201d',
    location: 'Contoh',
    ...(askForTime && { askForTime }),
  };
  for (const [index, signer] of house.signers.slice(0, signers).entries()) {
    const first = index === 0 && serial % 2 === 0;
    pdf = await signedPdf(
      pdf,
      signer,
      first ? { ...act, field: 'Pertama', place: { ...place, appearance: printed } } : act,
    );
  }
  if (level === 'B-LT' || level === 'B-LTA') pdf = await house.withProofs(pdf);
  const stamped = level === 'B-LTA';
  if (stamped) pdf = await stampedPdf(pdf, house.askForTime);
  return { pdf, level, signers, stamped };
}

test('signed letters are accepted by independent programs, at the level that is claimed', async () => {
  for (let serial = 0; serial < letters; serial++) {
    const { pdf, level, signers, stamped } = await signedLetter(serial);
    const [root] = house.authority.root.chain;
    const found = verifyPdf(pdf, house.terms);
    expect(found).toMatchObject({ verdict: 'valid', changes: [] });
    const own = found.signatures.filter(({ kind }) => kind === 'signature');
    expect(own.map((one) => one.level)).toEqual(Array(signers).fill(level));
    expectAccepted(pdf, { root, level, signers, at });
    expect(found.signatures).toHaveLength(signers + (stamped ? 1 : 0));
  }
});

test('the letter that was signed stays an archival file with every earlier byte where it was', async () => {
  const printed = await printedLetter(2, at);
  const once = await signedPdf(printed, house.signers[0]!, { at });
  const twice = await signedPdf(once, house.signers[1]!, { at });
  expect(once.subarray(0, printed.length).equals(printed)).toBe(true);
  expect(twice.subarray(0, once.length).equals(once)).toBe(true);
  expect(twice.includes('pdfaid:part')).toBe(true);
});

describe('a signer that is not as it should be is caught:', () => {
  async function planted(attributes: (digest: Buffer) => Buffer[], dictionary?: (dict: PdfDict) => PdfDict) {
    const signer = house.signers[0]!;
    const dict = signatureDictionary(signer, { at });
    const prepared = preparedSignature(await printedLetter(1, at), dictionary?.(dict) ?? dict, 8_192, {});
    const digest = digestOf(prepared);
    const message = await signedData(signer, { type: oids.data, digest }, { attributes: attributes(digest) });
    return verifyPdf(filledSignature(prepared, message), house.terms);
  }
  const honest = (digest: Buffer) =>
    signedAttributes({ type: oids.data, digest }, house.signers[0]!.chain[0]);

  test('none, when nothing is planted', async () => {
    expect((await planted(honest)).verdict).toBe('valid');
  });

  test('without the signing certificate among the attributes', async () => {
    const found = await planted((digest) => honest(digest).slice(0, 2));
    expect(found.verdict).toBe('broken');
    expect(found.signatures[0]).toMatchObject({ level: 'none', faults: ['no-signing-certificate'] });
  });

  test('with the signing certificate of another', async () => {
    const found = await planted((digest) =>
      signedAttributes({ type: oids.data, digest }, house.signers[1]!.chain[0]),
    );
    expect(found.signatures[0]!.faults).toContain('other-signing-certificate');
  });

  test('with the digest of something else', async () => {
    const found = await planted(() => honest(Buffer.alloc(32)));
    expect(found.signatures[0]!.faults).toContain('content-changed');
  });

  test('without a date in its dictionary: no baseline signature', async () => {
    const without = (dict: PdfDict): PdfDict => ({
      type: 'dict',
      entries: new Map([...dict.entries].filter(([key]) => key !== 'M')),
    });
    expect((await planted(honest, without)).signatures[0]).toMatchObject({ level: 'none', faults: [] });
  });
});

describe('a message that an independent program signed is checked too:', () => {
  async function signedByOpenssl(holder: number, subFilter: string, ...more: string[]) {
    const { key, chain } = house.holders[holder]!;
    const dict = signatureDictionary({ chain }, { at });
    dict.entries.set('SubFilter', pdfName(subFilter));
    const prepared = preparedSignature(await printedLetter(1, at), dict, 8_192, {});
    const files = {
      content: Buffer.concat(signedParts(prepared)),
      'key.pem': key.export({ type: 'pkcs8', format: 'pem' }) as string,
      'leaf.pem': pem(chain[0]),
      'above.pem': pem(chain[1]!),
    };
    const message = inFolder(files, (folder) => {
      const args = [
        '-binary',
        '-in',
        'content',
        '-signer',
        'leaf.pem',
        '-inkey',
        'key.pem',
        '-certfile',
        'above.pem',
        '-md',
        'sha256',
        '-outform',
        'DER',
        '-out',
        'sig.der',
      ];
      said(folder, 'openssl', 'cms', '-sign', ...args, ...more);
      return readFileSync(`${folder}/sig.der`);
    });
    return verifyPdf(filledSignature(prepared, message), house.terms);
  }

  test.each([
    ['ECDSA', 0, []],
    ['RSA PKCS#1', 1, []],
    ['RSA PSS', 1, ['-keyopt', 'rsa_padding_mode:pss']],
  ])('%s in the older kind of PDF signature is intact, of no baseline level', async (_name, holder, more) => {
    const found = await signedByOpenssl(holder, 'adbe.pkcs7.detached', ...more);
    expect(found).toMatchObject({
      verdict: 'valid',
      signatures: [{ level: 'none', faults: [], distrust: [] }],
    });
  });

  test('with a signing time among its attributes it reaches no baseline level', async () => {
    const found = await signedByOpenssl(0, 'ETSI.CAdES.detached', '-cades');
    expect(found.signatures[0]).toMatchObject({ level: 'none', faults: [] });
  });

  test('without its signing certificate it does not keep what its kind promises', async () => {
    expect(await signedByOpenssl(0, 'ETSI.CAdES.detached')).toMatchObject({ verdict: 'broken' });
  });

  test('SHA-1 proves nothing any more', async () => {
    const found = await signedByOpenssl(1, 'adbe.pkcs7.detached', '-md', 'sha1');
    expect(found).toMatchObject({ verdict: 'broken', signatures: [{ faults: ['weak-algorithm'] }] });
  });
});
