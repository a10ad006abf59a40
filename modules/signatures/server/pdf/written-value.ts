import type { PdfValue } from './pdf-value.ts';

/** The value in the notation of the file (ISO 32000-2 §7.3), as pieces to be joined. */
export function writtenValue(value: PdfValue, out: Buffer[] = []): Buffer[] {
  const say = (text: string) => out.push(Buffer.from(text, 'latin1'));
  if (value === null || typeof value === 'boolean') say(String(value));
  else if (typeof value === 'number') say(writtenNumber(value));
  else if (value.type === 'name') say(writtenName(value.name));
  else if (value.type === 'ref') say(`${value.number} ${value.generation} R`);
  else if (value.type === 'string') say(writtenString(value.bytes, value.hex));
  else if (value.type === 'array') {
    say('[');
    value.items.forEach((item, index) => {
      if (index > 0) say(' ');
      writtenValue(item, out);
    });
    say(']');
  } else if (value.type === 'dict') {
    say('<<');
    for (const [key, entry] of value.entries) {
      say(`${writtenName(key)} `);
      writtenValue(entry, out);
      say('\n');
    }
    say('>>');
  } else {
    const entries = new Map(value.dict.entries).set('Length', value.raw.length);
    writtenValue({ type: 'dict', entries }, out);
    say('\nstream\n');
    out.push(Buffer.from(value.raw));
    say('\nendstream');
  }
  return out;
}

/** Never with an exponent, which PDF does not know (§7.3.3). */
function writtenNumber(value: number): string {
  if (Number.isInteger(value)) return value.toFixed(0);
  return value.toFixed(6).replace(/\.?0+$/, '');
}

const writtenName = (name: string): string =>
  `/${name.replace(/[^!-~]|[#()<>[\]{}/%]/g, (character) => `#${character.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;

function writtenString(bytes: Uint8Array, hex: boolean): string {
  const buffer = Buffer.from(bytes);
  const text = buffer.toString('latin1');
  if (hex || !/^[\x20-\x7e]*$/.test(text)) return `<${buffer.toString('hex').toUpperCase()}>`;
  return `(${text.replace(/[\\()]/g, '\\$&')})`;
}
