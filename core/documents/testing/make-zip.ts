import { crc32, deflateRawSync } from 'node:zlib';

export interface MadeEntry {
  name: string;
  content: Buffer | string;
  /** What the directory claims, when that is to be a lie. */
  claimedSize?: number;
  /** Unix mode, for links. */
  mode?: number;
  /** Points at the bytes of an earlier entry instead of its own. */
  sameAs?: number;
}

/** A ZIP archive, deflated, with whatever is wrong in it that a test needs. */
export function makeZip(entries: readonly MadeEntry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  const offsets: number[] = [];
  let position = 0;
  for (const [index, { name, content, claimedSize, mode = 0o100644, sameAs }] of entries.entries()) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain, { level: 9 });
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(plain), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(claimedSize ?? plain.length, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    offsets[index] = sameAs === undefined ? position : offsets[sameAs]!;
    if (sameAs === undefined) {
      const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head, Buffer.from(name), packed]);
      parts.push(local);
      position += local.length;
    }
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE((mode << 16) >>> 0, 6);
    tail.writeUInt32LE(offsets[index]!, 10);
    const madeBy = Buffer.from([20, 3]);
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), madeBy, head, tail, Buffer.from(name)]),
    );
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(Math.min(entries.length, 0xffff), 8);
  end.writeUInt16LE(Math.min(entries.length, 0xffff), 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(position, 16);
  return Buffer.concat([...parts, central, end]);
}

const contentTypes =
  '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const relationships =
  '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
const wordSpace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

function paragraph(text: string): string {
  return `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

export interface MadeDocx {
  paragraphs?: readonly string[];
  /** Rows of one table after the paragraphs. */
  rows?: readonly (readonly string[])[];
  header?: string;
  extra?: readonly MadeEntry[];
  /** Replaces the main part. */
  document?: string;
}

/** A DOCX with the least that Word and mammoth ask for. */
export function makeDocx({ paragraphs = [], rows = [], header, extra = [], document }: MadeDocx): Buffer {
  const cells = (row: readonly string[]): string =>
    row.map((text) => `<w:tc>${paragraph(text)}</w:tc>`).join('');
  const table =
    rows.length > 0 ? `<w:tbl>${rows.map((row) => `<w:tr>${cells(row)}</w:tr>`).join('')}</w:tbl>` : '';
  const body = `<w:body>${paragraphs.map(paragraph).join('')}${table}</w:body>`;
  const entries: MadeEntry[] = [
    { name: '[Content_Types].xml', content: contentTypes },
    { name: '_rels/.rels', content: relationships },
    {
      name: 'word/document.xml',
      content: document ?? `<?xml version="1.0"?><w:document ${wordSpace}>${body}</w:document>`,
    },
  ];
  if (header)
    entries.push({ name: 'word/header1.xml', content: `<w:hdr ${wordSpace}>${paragraph(header)}</w:hdr>` });
  return makeZip([...entries, ...extra]);
}
