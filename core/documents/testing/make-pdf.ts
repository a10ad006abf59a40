export interface MadeLine {
  text: string;
  /** Points from the left and from the top. */
  x: number;
  y: number;
  size?: number;
}

export interface MadePage {
  lines?: readonly MadeLine[];
  /** A picture over the whole page. */
  picture?: { jpeg: Buffer; width: number; height: number };
  /** Rendering mode 3. */
  isInvisible?: boolean;
  rotate?: 0 | 90 | 180 | 270;
}

const a4 = { width: 595, height: 842 };

function drawing({ lines = [], picture, isInvisible }: MadePage): string {
  const image = picture ? `q ${a4.width} 0 0 ${a4.height} 0 0 cm /I Do Q\n` : '';
  const rows = lines.map(({ text, x, y, size = 11 }) => {
    const escaped = text.replace(/[()\\]/g, '\\$&');
    return `BT ${isInvisible ? '3 Tr ' : ''}/F ${size} Tf ${x} ${a4.height - y} Td (${escaped}) Tj ET`;
  });
  return image + rows.join('\n');
}

/** A PDF in Helvetica, which the engine has built in: no font of the machine is needed. */
export function makePdf(pages: readonly MadePage[], catalogExtra = '', trailerExtra = ''): Buffer {
  const objects: Buffer[] = [];
  const add = (body: string, stream?: Buffer): number => {
    objects.push(
      stream
        ? Buffer.concat([Buffer.from(`${body}\nstream\n`), stream, Buffer.from('\nendstream')])
        : Buffer.from(body, 'latin1'),
    );
    return objects.length;
  };
  add('');
  add('');
  const font = add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  const kids = pages.map((page) => {
    const text = Buffer.from(drawing(page), 'latin1');
    const content = add(`<< /Length ${text.length} >>`, text);
    const { picture } = page;
    const image = picture
      ? add(
          `<< /Type /XObject /Subtype /Image /Width ${picture.width} /Height ${picture.height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${picture.jpeg.length} >>`,
          picture.jpeg,
        )
      : undefined;
    const images = image ? ` /XObject << /I ${image} 0 R >>` : '';
    return add(
      `<< /Type /Page /Parent 2 0 R /Rotate ${page.rotate ?? 0} /MediaBox [0 0 ${a4.width} ${a4.height}] /Contents ${content} 0 R /Resources << /Font << /F ${font} 0 R >>${images} >> >>`,
    );
  });
  objects[0] = Buffer.from(`<< /Type /Catalog /Pages 2 0 R ${catalogExtra} >>`, 'latin1');
  objects[1] = Buffer.from(
    `<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`,
  );
  return assemble(objects, trailerExtra);
}

function assemble(objects: readonly Buffer[], trailerExtra: string): Buffer {
  const parts = [Buffer.from('%PDF-1.7\n')];
  let position = parts[0]!.length;
  const offsets = objects.map((object, index) => {
    const start = position;
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    parts.push(part);
    position += part.length;
    return start;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const tail = `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R ${trailerExtra} >>\nstartxref\n${position}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(tail)]);
}

/** A PDF whose tree names one page many times: small on disk, long to read. */
export function makePdfOfManyPages(count: number): Buffer {
  const objects = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from(
      `<< /Type /Pages /Count ${count} /Kids [${Array.from({ length: count }, (_, i) => `${i + 3} 0 R`).join(' ')}] >>`,
    ),
    ...Array.from({ length: count }, () =>
      Buffer.from('<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>'),
    ),
  ];
  return assemble(objects, '');
}

/** A PDF that asks for a password nobody knows (standard security handler, revision 2). */
export function makeLockedPdf(): Buffer {
  const key = 'ab'.repeat(32);
  return makePdf(
    [{ lines: [{ text: 'rahasia', x: 70, y: 100 }] }],
    '',
    `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${key}> /U <${key}> >> /ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>]`,
  );
}
