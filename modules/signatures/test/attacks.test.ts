import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { withReservedFields } from '../server/pdf/signature-form.ts';
import { signedPdf, stampedPdf } from '../server/signing/sign-pdf.ts';
import type { Verification } from '../server/verify/verification.ts';
import { verifyPdf } from '../server/verify/verify-pdf.ts';
import { allAttacks } from './all-attacks.ts';
import type { Attack } from './attacks-on-bytes.ts';
import { withPackedObjects } from './packed-letter.ts';
import { withShadows } from './shadowed-letter.ts';
import { printedLetter, type SigningHouse, signingHouse } from './signing-house.ts';

const at = new Date('2026-11-22T02:00:00Z');
/** Letters of each kind that are attacked; the default is small. */
const count = Number(process.env.SIGNATURE_LETTERS ?? 1);

let house: SigningHouse;
let page: Buffer;
beforeAll(async () => {
  house = await signingHouse(at);
  page = await printedLetter(1, at);
});

const verify = (bytes: Uint8Array) => verifyPdf(bytes, house.terms);

const kinds: Record<string, (serial: number) => Promise<Buffer>> = {
  'with one signature': async (serial) =>
    signedPdf(await printedLetter(serial, at), house.signers[0]!, { at }),
  'with a time stamp': async (serial) =>
    signedPdf(await printedLetter(serial, at), house.signers[0]!, { at, askForTime: house.askForTime }),
  'with one certifying signature': async (serial) =>
    signedPdf(await printedLetter(serial, at), house.signers[0]!, { at, certify: 2 }),
  'with two signatures, stamps and proofs': async (serial) => {
    const once = await signedPdf(await printedLetter(serial, at), house.signers[0]!, {
      at,
      askForTime: house.askForTime,
    });
    const twice = await signedPdf(await house.withProofs(once), house.signers[1]!, {
      at,
      askForTime: house.askForTime,
    });
    return stampedPdf(await house.withProofs(twice), house.askForTime);
  },
  'with packed objects': async (serial) =>
    signedPdf(withPackedObjects(await printedLetter(serial, at)), house.signers[0]!, { at }),
  'prepared by a forger': async (serial) =>
    signedPdf(withShadows(await printedLetter(serial, at)), house.signers[0]!, { at }),
  'with a reserved field': async (serial) => {
    const place = { page: 0, rectangle: [300, 100, 500, 150] as const };
    const reserved = withReservedFields(await printedLetter(serial, at), [
      { name: 'A', place },
      { name: 'B', place },
    ]);
    return signedPdf(reserved, house.signers[0]!, { at, field: 'A', place: { ...place, appearance: page } });
  },
};

async function outcomes(letter: Buffer): Promise<{ attack: Attack; found: Verification }[]> {
  const attacks = allAttacks(house, page);
  const found: { attack: Attack; found: Verification }[] = [];
  for (const attack of attacks) {
    const bytes = await attack.forge(letter);
    if (bytes) found.push({ attack, found: verify(bytes) });
  }
  return found;
}

describe.each(Object.keys(kinds))('a letter %s', (kind) => {
  test('is valid as it is, and by no attack', async () => {
    for (let serial = 1; serial <= count; serial++) {
      const letter = await kinds[kind]!(serial);
      expect(verify(letter)).toMatchObject({ verdict: 'valid', changes: [] });
      const results = await outcomes(letter);
      expect(results.length).toBeGreaterThan(90);
      const shown = results.filter(({ found }) => found.verdict === 'valid');
      expect(shown.map(({ attack }) => attack.name)).toEqual([]);
    }
  });
});

test('a verifier that ignores what comes after a signature would show many attacks as valid', async () => {
  const results = await outcomes(await kinds['with one signature']!(1));
  const taken = results.filter(
    ({ attack, found }) =>
      attack.after &&
      found.signatures.length > 0 &&
      found.signatures.every((one) => one.faults.length === 0 && one.distrust.length === 0),
  );
  expect(taken.length).toBeGreaterThan(40);
  expect(taken.filter(({ found }) => found.changes.length === 0).map(({ attack }) => attack.name)).toEqual(
    [],
  );
});

test('a field that was reserved as large as a page is no curtain to be drawn later', async () => {
  const place = { page: 0, rectangle: [0, 0, 595, 842] as const };
  const reserved = withReservedFields(await printedLetter(1, at), [{ name: 'A', place }]);
  const signed = await signedPdf(reserved, house.signers[0]!, { at });
  const drawn = await signedPdf(signed, house.signers[1]!, {
    at,
    field: 'A',
    place: { ...place, appearance: page },
  });
  expect(verify(drawn)).toMatchObject({
    verdict: 'changed',
    changes: [{ what: 'signature-appearance', page: 1 }],
  });
  const unseen = await signedPdf(signed, house.signers[1]!, { at, field: 'A' });
  expect(verify(unseen).verdict).toBe('valid');
});

test('files of others may show small blocks in new fields, beside one another', async () => {
  const block = (left: number) => ({
    page: 0,
    rectangle: [left, 60, left + 150, 110] as const,
    appearance: page,
  });
  const once = await signedPdf(await printedLetter(1, at), house.signers[0]!, { at, place: block(50) });
  const sign = (left: number) => signedPdf(once, house.signers[1]!, { at, place: block(left) });
  const verdict = (pdf: Uint8Array) =>
    verifyPdf(pdf, { ...house.terms, laterAppearances: 'anywhere' }).verdict;
  expect(verdict(await sign(300))).toBe('valid');
  expect(verdict(await sign(100))).toBe('changed');
  expect(verify(await sign(300)).verdict).toBe('changed');
});

test.each([' ', '\n', '\0'])('a digit in the rest of the room that became %j is told', async (blank) => {
  const letter = await kinds['with two signatures, stamps and proofs']!(2);
  const end = letter.lastIndexOf('0>');
  const changed = Buffer.from(letter);
  changed.write(blank, end - 100, 'latin1');
  expect(letter.toString('latin1', end - 101, end + 1)).toMatch(/^0+$/);
  expect(verify(changed).verdict).toBe('broken');
});

test('pieces of a signed file replaced by chance are never shown as valid', async () => {
  const letter = await kinds['with two signatures, stamps and proofs']!(2);
  const edits = fc.tuple(fc.nat(letter.length - 20), fc.uint8Array({ minLength: 1, maxLength: 8 }));
  fc.assert(
    fc.property(edits, ([place, bytes]) => {
      const changed = Buffer.from(letter);
      changed.set(bytes, place);
      // The same digits in the other case say the same.
      fc.pre(changed.toString('latin1').toLowerCase() !== letter.toString('latin1').toLowerCase());
      expect(verify(changed).verdict).not.toBe('valid');
    }),
    { numRuns: 100 * count },
  );
});

test.each([
  ['a page added', 'pages-added'],
  ['pages removed', 'pages-removed'],
  ['content written over', 'page-content'],
  ['font written over', 'font'],
  ['annotation: FreeText', 'annotation'],
  ['a text field added', 'form-value'],
  ['acts when it is opened', 'action'],
  ['layers', 'layers'],
  ['a file attached', 'attachment'],
  ['other metadata', 'properties'],
  ['other words for reading aloud', 'structure'],
  ['all fields taken away', 'signature-removed'],
  ['behind the end: a letter', 'trailing-bytes'],
  ['an object that the table does not list', 'hidden-bytes'],
  ['an insider signs and draws over a word', 'signature-appearance'],
  ['certified afterwards', 'not-permitted'],
])('%s is called %s', async (name, what) => {
  const letter = await kinds['with two signatures, stamps and proofs']!(1);
  const bytes = await allAttacks(house, page)
    .find((attack) => attack.name === name)!
    .forge(letter);
  const { changes, verdict } = verify(bytes!);
  expect(changes.map((change) => change.what)).toContain(what);
  expect(['changed', 'unsigned']).toContain(verdict);
});
