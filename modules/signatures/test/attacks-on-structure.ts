import { createHash } from 'node:crypto';
import { oids } from '../server/asn1/object-identifiers.ts';
import { signedData } from '../server/cms/written-signed-data.ts';
import type { Signer } from '../server/keys/signer.ts';
import { openPdf } from '../server/pdf/open-pdf.ts';
import { asKind, pdfArray, pdfDict, pdfName, pdfStream } from '../server/pdf/pdf-value.ts';
import { filledSignature, preparedSignature, signedParts } from '../server/pdf/signature-placeholder.ts';
import { digestOf, signatureDictionary, signedPdf } from '../server/signing/sign-pdf.ts';
import type { Attack } from './attacks-on-bytes.ts';
import { contentOf, type Forge, fontOf, forged, overlay } from './forging.ts';
import type { SigningHouse } from './signing-house.ts';

/** A revision written by hand: objects, a table that says what the forger wants, a trailer. */
function byHand(
  bytes: Buffer,
  write: (tools: { at: number; file: ReturnType<typeof openPdf>; size: number }) => {
    body: string;
    /** Lines of the table by object number; offsets count from the start of the file. */
    entries: [number: number, line: string][];
    trailer?: string;
  },
): Buffer {
  const file = openPdf(bytes);
  const size = Math.max(...file.entries.keys()) + 1;
  const { body, entries, trailer = '' } = write({ at: bytes.length, file, size });
  const root = asKind(file.trailer.entries.get('Root'), 'ref')!;
  const info = asKind(file.trailer.entries.get('Info'), 'ref');
  const id = asKind(file.trailer.entries.get('ID'), 'array')!.items.map(
    (one) => `<${Buffer.from(asKind(one, 'string')!.bytes).toString('hex')}>`,
  );
  const table = entries.map(([number, line]) => `${number} 1\n${line}\n`).join('');
  const start = bytes.length + Buffer.byteLength(body, 'latin1');
  const rest = `xref\n${table}trailer\n<</Size ${size + 10} /Root ${root.number} 0 R ${info ? `/Info ${info.number} 0 R` : ''} /ID [${id.join(' ')}] /Prev ${file.sections[0]!.start} ${trailer}>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.concat([bytes, Buffer.from(body + rest, 'latin1')]);
}

const inUse = (offset: number) => `${String(offset).padStart(10, '0')} 00000 n `;

const object = (number: number, text: string) => `${number} 0 obj\n${text}\nendobj\n`;

const black = (number: number) =>
  object(number, '<</Length 33>>\nstream\nq 0 0 0 rg 50 400 400 200 re f Q  \nendstream');

const contentNumber = (bytes: Buffer): number => {
  let number = 0;
  forged(bytes, (tools: Forge) => {
    number = contentOf(tools).number;
  });
  return number;
};

const after = (name: string, forge: Attack['forge']): Attack => ({ name, after: true, forge });

export const attacksOnStructure: readonly Attack[] = [
  after('table: content freed', (b) =>
    byHand(b, () => ({ body: '', entries: [[contentNumber(b), '0000000000 65535 f ']] })),
  ),
  after('table: content listed at another object', (b) =>
    byHand(b, ({ file }) => {
      const other = [...file.entries].find(
        ([number, entry]) => entry.kind === 'placed' && number !== contentNumber(b),
      )![1];
      return { body: '', entries: [[contentNumber(b), inUse(other.kind === 'placed' ? other.offset : 0)]] };
    }),
  ),
  after('table: the catalogue listed at an older one', (b) =>
    byHand(b, ({ file }) => {
      const root = asKind(file.trailer.entries.get('Root'), 'ref')!.number;
      const first = file.sections.at(-1)!.entries.get(root);
      return { body: '', entries: [[root, inUse(first?.kind === 'placed' ? first.offset : 0)]] };
    }),
  ),
  after('table: an object twice', (b) =>
    byHand(b, ({ at }) => {
      const n = contentNumber(b);
      return {
        body: black(n),
        entries: [
          [n, inUse(at)],
          [n, inUse(at)],
        ],
      };
    }),
  ),
  after('an object twice, one of them hidden', (b) =>
    byHand(b, ({ at }) => {
      const n = contentNumber(b);
      return { body: black(n) + black(n), entries: [[n, inUse(at)]] };
    }),
  ),
  after('an object that the table does not list', (b) =>
    byHand(b, () => ({ body: black(contentNumber(b)), entries: [] })),
  ),
  after('a comment with a whole file in it', (b) =>
    byHand(b, ({ size, at }) => ({
      body: `% ${'x'.repeat(40)}\n${object(size, 'null')}`,
      entries: [[size, inUse(at + 43)]],
    })),
  ),
  after('words between the objects', (b) =>
    byHand(b, ({ size, at }) => ({ body: `xyz ${object(size, 'null')}`, entries: [[size, inUse(at + 4)]] })),
  ),
  after('another catalogue by the trailer', (b) =>
    byHand(b, ({ size, at }) => {
      return {
        body: object(size, '<</Type /Catalog /Pages 1 0 R>>'),
        entries: [[size, inUse(at)]],
        trailer: `/Root ${size} 0 R`,
      };
    }),
  ),
  after('an older generation', (b) =>
    byHand(b, ({ at }) => {
      const n = contentNumber(b);
      return {
        body: `${n} 1 obj\nnull\nendobj\n`,
        entries: [[n, `${String(at).padStart(10, '0')} 00001 n `]],
      };
    }),
  ),
  after('hybrid: a stream beside the table', (b) => hybrid(b)),
  after('objects packed over the content', (b) => packed(b)),
  after('the chain leaves a revision out', (b) => {
    const file = openPdf(b);
    const text = Buffer.from(byHand(b, () => ({ body: '', entries: [] }))).toString('latin1');
    return Buffer.from(
      text.replace(
        new RegExp(`/Prev ${file.sections[0]!.start} (?=>>\\nstartxref\\n\\d+\\n%%EOF\\n$)`),
        `/Prev ${file.sections.at(-1)!.start} `,
      ),
      'latin1',
    );
  }),
  after('encrypted by the trailer', (b) =>
    byHand(b, () => ({ body: '', entries: [], trailer: '/Encrypt <</Filter /Standard>>' })),
  ),
];

/** A cross-reference stream with one object packed into an object stream, written behind the file. */
function packedSection(
  bytes: Buffer,
  number: number,
  text: string,
): { body: string; start: number; size: number } {
  const file = openPdf(bytes);
  const size = Math.max(...file.entries.keys()) + 1;
  const root = asKind(file.trailer.entries.get('Root'), 'ref')!.number;
  const inside = `${number} 0 ${text}`;
  const first = inside.indexOf(text);
  const pack = object(
    size,
    `<</Type /ObjStm /N 1 /First ${first} /Length ${inside.length}>>\nstream\n${inside}\nendstream`,
  );
  const start = bytes.length + pack.length;
  const rows = [
    [number, 2, size, 0],
    [size, 1, bytes.length, 0],
    [size + 1, 1, start, 0],
  ] as const;
  const sorted = rows.toSorted(([a], [b]) => a - b);
  const raw = Buffer.alloc(sorted.length * 6);
  sorted.forEach(([, kind, second], index) => {
    raw.writeUInt8(kind, index * 6);
    raw.writeUInt32BE(second, index * 6 + 1);
  });
  const hex = raw.toString('latin1');
  const index = sorted.map(([one]) => `${one} 1`).join(' ');
  const section = object(
    size + 1,
    `<</Type /XRef /Size ${size + 2} /W [1 4 1] /Index [${index}] /Root ${root} 0 R /Prev ${file.sections[0]!.start} /Length ${raw.length}>>\nstream\n${hex}\nendstream`,
  );
  return { body: pack + section, start, size };
}

const blackless = '<</Type /Page /Parent 1 0 R /MediaBox [0 0 10 10]>>';

function pageNumber(bytes: Buffer): number {
  let number = 0;
  forged(bytes, ({ page }) => {
    number = page.ref.number;
  });
  return number;
}

function packed(bytes: Buffer): Buffer {
  const { body, start } = packedSection(bytes, pageNumber(bytes), blackless);
  return Buffer.concat([bytes, Buffer.from(`${body}startxref\n${start}\n%%EOF\n`, 'latin1')]);
}

function hybrid(bytes: Buffer): Buffer {
  const { body, start } = packedSection(bytes, pageNumber(bytes), blackless);
  return byHand(bytes, () => ({ body, entries: [], trailer: `/XRefStm ${start}` }));
}

/** Attacks by somebody who signs too: a stranger, or one of the house who draws over the letter. */
export function attacksBySigning(house: SigningHouse, page: Buffer): readonly Attack[] {
  const [, , insider] = house.signers as [Signer, Signer, Signer];
  const whole = { page: 0, rectangle: [0, 0, 595, 842] as const, appearance: page };
  const small = { page: 0, rectangle: [60, 500, 200, 530] as const, appearance: page };
  const { at } = house;
  return [
    after('a stranger signs behind', (b) => signedPdf(b, house.stranger, { at })),
    after('a stranger signs and draws over the letter', (b) =>
      signedPdf(b, house.stranger, { at, place: whole }),
    ),
    after('an insider signs and draws over the letter', (b) => signedPdf(b, insider, { at, place: whole })),
    after('an insider signs and draws over a word', (b) => signedPdf(b, insider, { at, place: small })),
    after('an insider signs in a field that acts', (b) => signedInField(b, insider, at, '/AA<<>>')),
    after('an insider leaves the end of the file unsigned', (b) => signedButTheEnd(b, insider, at)),
    after('an insider signs over an overlay', (b) =>
      signedPdf(
        forged(b, (t) => t.put(contentOf(t), overlay())),
        insider,
        { at },
      ),
    ),
    after('an insider signs over another font', (b) =>
      signedPdf(
        forged(b, (t) => t.put(fontOf(t), pdfDict({ Type: pdfName('Font') }))),
        insider,
        { at },
      ),
    ),
    after('the authority itself signs', (b) =>
      signedPdf(b, { ...insider, chain: house.authority.issuing.chain }, { at }),
    ),
    after('a signature under another certificate', (b) =>
      signedPdf(b, { ...insider, chain: house.signers[0]!.chain }, { at }),
    ),
    after('signed and given layers in one revision', async (b) => {
      const signed = await signedPdf(b, insider, { at });
      return forged(signed, (t) =>
        t.set(t.root, {
          OCProperties: pdfDict({ OCGs: pdfArray([t.add(pdfStream(pdfDict({}), Buffer.alloc(0)))]) }),
        }),
      );
    }),
  ];
}

/** A signature by a program that writes its field another way: a key of the field replaced before it is signed. */
async function signedInField(bytes: Buffer, signer: Signer, at: Date, key: string): Promise<Buffer> {
  const prepared = preparedSignature(bytes, signatureDictionary(signer, { at }), 8_192, {});
  const own = '/F 132\n';
  if (key.length !== own.length) throw new Error('another length');
  prepared.bytes.write(key, prepared.bytes.lastIndexOf(own, undefined, 'latin1'), 'latin1');
  const content = { type: oids.data, digest: digestOf(prepared) };
  return filledSignature(prepared, await signedData(signer, content));
}

/** A right signature over less than its revision: what is left could be changed by anybody. */
async function signedButTheEnd(bytes: Buffer, signer: Signer, at: Date): Promise<Buffer> {
  const prepared = preparedSignature(bytes, signatureDictionary(signer, { at }), 8_192, {});
  const [before, behind] = signedParts(prepared);
  const length = String(behind.length);
  const shorter = String(behind.length - 30).padStart(length.length);
  prepared.bytes.write(shorter, before.lastIndexOf(length, undefined, 'latin1'), 'latin1');
  const digest = createHash('sha256').update(before).update(behind.subarray(0, -30)).digest();
  return filledSignature(prepared, await signedData(signer, { type: oids.data, digest }));
}
