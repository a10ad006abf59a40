import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { withoutRoom } from '../server/cms/check-signed-data.ts';
import { readSignedData } from '../server/cms/read-signed-data.ts';
import { type ValidationData, withValidationData } from '../server/pdf/validation-data.ts';
import { signedPdf } from '../server/signing/sign-pdf.ts';
import { verifyPdf } from '../server/verify/verify-pdf.ts';
import { readRevocationList } from '../server/x509/revocation-list.ts';
import { printedLetter, proofs, type SigningHouse, signingHouse } from './signing-house.ts';

// Certificates and lists are remembered from one letter to the next: nothing that differs may be taken for what it was.

const at = new Date('2026-11-22T02:00:00Z');
const sound = { verdict: 'valid', level: 'B-LT' };
let house: SigningHouse;
let signed: Buffer;
let data: ValidationData;
let letter: Buffer;

beforeAll(async () => {
  house = await signingHouse(at);
  signed = await signedPdf(await printedLetter(2, at), house.signers[0]!, {
    at,
    askForTime: house.askForTime,
  });
  data = await proofs(house.authority, house.holders, at);
  letter = withValidationData(signed, data);
});
afterEach(() => {
  vi.doUnmock('../server/remembered.ts');
  vi.resetModules();
});

/** The room of the signature in the file, as hexadecimal text. */
function room(): { start: number; message: Uint8Array } {
  const start = letter.indexOf('/Contents <') + '/Contents <'.length;
  const end = letter.indexOf('>', start);
  return { start, message: withoutRoom(Buffer.from(letter.toString('latin1', start, end), 'hex'))! };
}

/** The letter with one bit altered in the last byte of a part of its signature. */
function withAltered(part: Uint8Array): Buffer {
  const { start, message } = room();
  const place = Buffer.from(message).lastIndexOf(part) + part.length - 1;
  const altered = Buffer.from(letter);
  const byte = Buffer.from([message[place]! ^ 1]);
  altered.write(byte.toString('hex').toUpperCase(), start + 2 * place, 'latin1');
  return altered;
}

const altered = (bytes: Uint8Array): Buffer => {
  const other = Buffer.from(bytes);
  other[other.length - 1]! ^= 1;
  return other;
};

const planted: Record<string, () => Buffer> = {
  'a byte of the letter': () => {
    const other = Buffer.from(letter);
    other[letter.indexOf('stream\n') + 40]! ^= 1;
    return other;
  },
  'the signature': () => withAltered(readSignedData(room().message).signers[0]!.signature),
  'the time stamp': () => withAltered(room().message.subarray(-8)),
  'the certificate of the signer': () => withAltered(house.signers[0]!.chain[0]),
  'the certificate of the clock': () => withAltered(house.authority.timeStamp.chain[0]),
  'the list of the revoked': () => withValidationData(signed, { ...data, lists: data.lists.map(altered) }),
};

const judged = (pdf: Uint8Array, verify = verifyPdf) => {
  const { verdict, signatures } = verify(pdf, house.terms);
  return { verdict, level: signatures[0]?.level };
};

test.each(Object.entries(planted))('%s that was altered is found out after a sound letter', (_, plant) => {
  expect(judged(letter)).toEqual(sound);
  expect(judged(plant())).not.toEqual(sound);
  expect(judged(letter)).toEqual(sound);
});

test('a list that revokes the signer counts, although another of the same authority was read before', async () => {
  expect(judged(letter)).toEqual(sound);
  const { serial } = verifyPdf(letter, house.terms).signatures[0]!.signer;
  const before = new Date(at.getTime() - 86_400_000);
  const later = await proofs(house.authority, house.holders, at, [{ serial: serial!, at: before }]);
  const { verdict, signatures } = verifyPdf(withValidationData(signed, later), house.terms);
  expect({ verdict, distrust: signatures[0]!.distrust }).toEqual({
    verdict: 'untrusted',
    distrust: ['revoked'],
  });
});

test('of long lists, which take much room once they are read, only a few are remembered', async () => {
  const entries = Array.from({ length: 4_000 }, (_, index) => ({
    serial: (0x1000_0000 + index).toString(16),
    at,
  }));
  const [usual] = (await proofs(house.authority, house.holders, at)).lists;
  expect(readRevocationList(usual!)).toBe(readRevocationList(Buffer.from(usual!)));
  const long: Uint8Array[] = [];
  for (let count = 0; count < 6; count += 1) {
    const revoked = entries.slice(count);
    const { lists } = await proofs(house.authority, house.holders, at, revoked);
    long.push(...lists.filter(({ length }) => length > 65_536));
  }
  expect(long).toHaveLength(6);
  const first = readRevocationList(long[0]!);
  expect(readRevocationList(long[0]!)).toBe(first);
  for (const one of long) readRevocationList(one);
  expect(readRevocationList(long[0]!)).not.toBe(first);
});

test('who is believed, and when, is asked anew for each letter', async () => {
  const bare = await signedPdf(await printedLetter(2, at), house.signers[0]!, { at });
  const stranger = [{ certificate: house.stranger.chain.at(-1)!, certified: false }];
  const verdicts = [{}, { now: new Date('2031-01-01') }, { anchors: stranger }, {}].map(
    (terms) => verifyPdf(bare, { ...house.terms, ...terms }).verdict,
  );
  expect(verdicts).toEqual(['valid', 'untrusted', 'untrusted', 'valid']);
});

test('a memory that knows a content by its beginning would show altered certificates and lists as sound', async () => {
  vi.resetModules();
  vi.doMock('../server/remembered.ts', async (original) => ({
    ...(await original<object>()),
    remembered: <T>(read: (bytes: Uint8Array) => T) => {
      const known = new Map<string, T>();
      return (bytes: Uint8Array) => {
        const name = Buffer.from(bytes.subarray(0, 64)).toString('hex');
        if (!known.has(name)) known.set(name, read(bytes));
        return known.get(name)!;
      };
    },
  }));
  const { verifyPdf: careless } = await import('../server/verify/verify-pdf.ts');
  expect(judged(letter, careless)).toEqual(sound);
  const slipped: string[] = [];
  for (const [name, plant] of Object.entries(planted)) {
    const { verdict, level } = judged(plant(), careless);
    if (verdict === sound.verdict && level === sound.level) slipped.push(name);
  }
  expect(slipped).toEqual([
    'the certificate of the signer',
    'the certificate of the clock',
    'the list of the revoked',
  ]);
});
