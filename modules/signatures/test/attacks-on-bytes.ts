import { openPdf } from '../server/pdf/open-pdf.ts';
import { asKind } from '../server/pdf/pdf-value.ts';
import { signatureFields } from '../server/verify/signature-fields.ts';

/** A way to change a signed file. Gives nothing where the file has not what it needs. */
export interface Attack {
  name: string;
  /** Whether it comes after the signature, so that the signature itself stays right. */
  after?: boolean;
  forge(bytes: Buffer): Buffer | undefined | Promise<Buffer | undefined>;
}

function room(bytes: Buffer): { start: number; end: number } {
  const [field] = signatureFields(openPdf(bytes));
  return asKind(field!.signature.entries.get('Contents'), 'string')!.at!;
}

const changed = (bytes: Buffer, at: number, text: string): Buffer => {
  const copy = Buffer.from(bytes);
  copy.write(text, at, 'latin1');
  return copy;
};

/** Puts a text over another of the same length within the first signature dictionary. */
function rewritten(bytes: Buffer, pattern: RegExp, text: (found: string) => string): Buffer {
  const { start, end } = room(bytes);
  const from = bytes.lastIndexOf(' obj', start, 'latin1');
  const near = bytes.subarray(from, bytes.indexOf('endobj', end, 'latin1')).toString('latin1');
  const found = pattern.exec(near);
  if (!found) throw new Error(`not there: ${pattern}`);
  return changed(bytes, from + found.index, text(found[0]).padEnd(found[0].length));
}

const byteRange = /\/ByteRange \[[^\]]*\]/;
const numbers = (found: string) => found.match(/\d+/g)!.map(Number);

const flips: Attack[] = [0.02, 0.2, 0.5, 0.9].map((share) => ({
  name: `a byte changed at ${share} of the first revision`,
  forge: (bytes) => {
    const at = 20 + Math.floor((bytes.indexOf('%%EOF\n', 0, 'latin1') - 40) * share);
    const copy = Buffer.from(bytes);
    copy[at] = copy[at]! ^ 1;
    return copy;
  },
}));

/** Digits all over the message: signature, attributes, certificates, time stamp. */
const digits: Attack[] = Array.from({ length: 25 }, (_, index) => (index + 0.5) / 25).map((share) => ({
  name: `a digit changed at ${share} of the signature`,
  forge: (bytes) => {
    const { start, end } = room(bytes);
    const text = bytes.subarray(start + 1, end - 1).toString('latin1');
    const at = start + 1 + Math.floor(text.replace(/0+$/, '').length * share);
    return changed(bytes, at, bytes[at] === 48 ? '1' : '0');
  },
}));

const inTheDictionary: Attack[] = [
  {
    name: 'contents all zero',
    forge: (b) => changed(b, room(b).start + 1, '0'.repeat(room(b).end - room(b).start - 2)),
  },
  {
    name: 'contents empty',
    forge: (b) => changed(b, room(b).start, '<>'.padEnd(room(b).end - room(b).start)),
  },
  {
    name: 'contents a literal string',
    forge: (b) => changed(changed(b, room(b).start, '('), room(b).end - 1, ')'),
  },
  {
    name: 'contents null',
    forge: (b) => changed(b, room(b).start, 'null'.padEnd(room(b).end - room(b).start)),
  },
  { name: 'no contents', forge: (b) => rewritten(b, /\/Contents/, () => '/Contants') },
  { name: 'something in the rest of the room', forge: (b) => changed(b, room(b).end - 9, 'DEADBEEF') },
  { name: 'spaces in the rest of the room', forge: (b) => changed(b, room(b).end - 9, '        ') },
  { name: 'no byte range', forge: (b) => rewritten(b, /\/ByteRange/, () => '/ByteRang0') },
  { name: 'byte range null', forge: (b) => rewritten(b, byteRange, () => '/ByteRange null') },
  { name: 'byte range of nothing', forge: (b) => rewritten(b, byteRange, () => '/ByteRange [0 0 0 0]') },
  { name: 'byte range empty', forge: (b) => rewritten(b, byteRange, () => '/ByteRange []') },
  {
    name: 'byte range of the first part alone',
    forge: (b) => rewritten(b, byteRange, (found) => `/ByteRange [0 ${numbers(found)[1]}]`),
  },
  {
    name: 'byte range from the second byte',
    forge: (b) => rewritten(b, byteRange, (found) => `/ByteRange [1 ${numbers(found).slice(1).join(' ')}]`),
  },
  {
    name: 'byte range with a minus',
    forge: (b) => rewritten(b, byteRange, (found) => `/ByteRange [0 -${numbers(found).slice(1).join(' ')}]`),
  },
  {
    name: 'byte range with a larger gap',
    forge: (b) =>
      rewritten(b, byteRange, (found) => {
        const [, first, second, length] = numbers(found);
        return `/ByteRange [0 ${first! - 10} ${second} ${length}]`;
      }),
  },
  {
    name: 'byte range that ends early',
    forge: (b) =>
      rewritten(b, byteRange, (found) => {
        const [, first, second, length] = numbers(found);
        return `/ByteRange [0 ${first} ${second} ${length! - 1}]`;
      }),
  },
  {
    name: 'byte range with a fifth number',
    forge: (b) => rewritten(b, byteRange, (found) => `/ByteRange [${numbers(found).join(' ')} 0]`),
  },
  {
    name: 'another kind of signature',
    forge: (b) => rewritten(b, /ETSI\.CAdES\.detached/, () => 'adbe.x509.rsa_sha1'),
  },
  { name: 'another date', forge: (b) => rewritten(b, /D:2026/, () => 'D:2016') },
];

/** The second signed part moved away, something else in the gap (signature wrapping). */
function wrapped(bytes: Buffer, between: (moved: number) => string): Buffer {
  const { end } = room(bytes);
  const length = Buffer.byteLength(between(0));
  return Buffer.concat([bytes.subarray(0, end), Buffer.from(between(length)), bytes.subarray(end)]);
}

const around: Attack[] = [
  {
    name: 'wrapped: a second byte range in the gap',
    forge: (b) =>
      wrapped(b, (moved) => {
        const { start, end } = room(b);
        return `/ByteRange [0 ${start} ${String(end + moved).padStart(10)} ${String(b.length - end).padStart(10)}] >> endobj 9999 0 obj << `.padEnd(
          120,
        );
      }),
  },
  { name: 'wrapped: spaces in the gap', forge: (b) => wrapped(b, () => ' '.repeat(64)) },
  {
    name: 'wrapped: an object in the gap',
    forge: (b) => wrapped(b, () => '>> endobj 9999 0 obj <<'.padEnd(64)),
  },
  { name: 'a byte before the header', forge: (b) => Buffer.concat([Buffer.from('\n'), b]) },
  {
    name: 'another file before it',
    forge: (b) => Buffer.concat([b.subarray(0, b.indexOf('%%EOF\n', 0, 'latin1') + 6), b]),
  },
  { name: 'the end cut off', forge: (b) => b.subarray(0, b.length - 20) },
  { name: 'a line less in the middle', forge: (b) => Buffer.concat([b.subarray(0, 400), b.subarray(410)]) },
];

const behind = (name: string, more: (bytes: Buffer) => string | Buffer): Attack => ({
  name: `behind the end: ${name}`,
  after: true,
  forge: (bytes) => Buffer.concat([bytes, Buffer.from(more(bytes))]),
});

const atTheEnd: Attack[] = [
  behind('a letter', () => 'x'),
  behind('a second end', () => '%%EOF\n'),
  behind('a comment', () => '% selesai\n'),
  behind('zeros', () => Buffer.alloc(64)),
  behind('empty lines', () => '\n\n\n\n'),
  behind('an object that nobody lists', () => '9000 0 obj\n<</Type /Catalog>>\nendobj\n'),
  behind('the old start again', (b) => `startxref\n${openPdf(b).sections[0]!.start}\n%%EOF\n`),
  behind('a start at nothing', () => 'startxref\n0\n%%EOF\n'),
  behind('a start at the first section', (b) => `startxref\n${openPdf(b).sections.at(-1)!.start}\n%%EOF\n`),
  behind('the whole file again', (b) => b),
];

export const attacksOnBytes: readonly Attack[] = [
  ...flips,
  ...digits,
  ...inTheDictionary,
  ...around,
  ...atTheEnd,
];
