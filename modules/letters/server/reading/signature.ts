import type { Line, Sheet } from './layout.ts';
import type { LetterView } from './letter-view.ts';
import { soundsLike } from './ocr-repair.ts';

/** Who signed: the post as printed (lines joined by comma), the name, and their lines. */
export interface Signature {
  position: string | null;
  name: string | null;
  positionLines: Line[];
  nameLine: Line | null;
}

const POSITION =
  /^(?:a\.?\s?n\.?\s|u\.?\s?b\.?\s|p[il1]t\.?\s|p[il1]h\.?\s|pj\.?\s|pjs\.?\s)|^(?:kepala|pelaksana|camat|lurah|sekretaris|direktur|ketua|bupati|wali\s?kota|walikota|gubernur|menteri|deputi|asisten|inspektur|rektor|dekan|wakil|pimpinan|manajer|manager|komandan|koordinator|penjabat|pj|penanggung jawab|kabag|pejabat|general manager|presiden direktur|komisaris|bendahara|panitera|pemohon|pengirim|yang menyatakan|yang membuat|kasubag|kuwu|keuchik|wali nagari|pembina|analis|arsiparis|staf)\b/i;
const CLOSING =
  /^(?:hormat\s+(?:kami|saya)|wassaiam|wassalam|demikian|atas perhatian|yang memohon|pemohon|ditetapkan|dikeluarkan)/i;
const RANK =
  /^(?:pembina|penata|pengatur|juru|nip\b|nrp\b|nik\b|ni\s?pppk)|\b(?:pembina utama|pembina tk|pembina tingkat|penata tk|penata tingkat|penata muda)\b|\((?:iv|iii|ii)\s*\/\s*[a-e]\)/i;
const ORGANISATION =
  /^(?:PT|CV|UD|Forum|Yayasan|Panitia|Ikatan|Pengurus|Karang Taruna|Dinas|Badan|Kantor|Lembaga|Koperasi)\b/i;
const NOISE = /ditandatangani|elektronik|materai|meterai|ttd|cap|stempel|\bqr\b|tembusan/i;

/** The signature block of the letter proper; fields that cannot be read are null. */
export function readSignature(view: LetterView): Signature {
  const none: Signature = { position: null, name: null, positionLines: [], nameLine: null };
  let weak: Signature | null = null;
  for (const [number, sheet] of view.sheets.entries()) {
    const from = number === 0 ? view.bodyStart : 0;
    for (let index = from; index < sheet.lines.length; index += 1) {
      const line = sheet.lines[index]!;
      if (/^tembusan/i.test(line.text)) break;
      const closes = CLOSING.test(line.text);
      const isPosition =
        POSITION.test(line.text) && line.words.length <= 9 && line.box.w < 0.55 && !/[;:]$/.test(line.text);
      if (isPosition && line.box.x > 0.36) {
        const block = readBlock(sheet, index);
        if (block.name) return block;
      }
      if (closes && !weak) {
        const block = readBlock(sheet, index + 1);
        if (block.name) weak = block;
      }
    }
  }
  return weak ?? none;
}

function readBlock(sheet: Sheet, from: number): Signature {
  const positionLines: Line[] = [];
  let name: Line | null = null;
  const left = sheet.lines[from]?.box.x ?? 0;
  for (const line of sheet.lines.slice(from, from + 14)) {
    if (/^tembusan/i.test(line.text)) break;
    if (Math.abs(line.box.x - left) > 0.22 && line.box.x < left) continue;
    if (RANK.test(line.text)) break;
    if (NOISE.test(line.text)) continue;
    if (
      name === null &&
      positionLines.length < 5 &&
      (line === sheet.lines[from] || continuesPosition(line, positionLines.at(-1), sheet))
    ) {
      if (POSITION.test(line.text) || positionLines.length > 0) positionLines.push(line);
      else if (isPersonName(line.text)) name = line;
      continue;
    }
    if (isPersonName(line.text)) name = line;
  }
  const position = positionLines.map((line) => line.text.replace(/[,\s]+$/, '')).join(', ');
  return {
    position: position || null,
    name: name ? cleanName(name.text) : null,
    positionLines,
    nameLine: name,
  };
}

function continuesPosition(line: Line, previous: Line | undefined, sheet: Sheet): boolean {
  return (
    previous !== undefined &&
    line.box.y - previous.box.y < sheet.textHeight * 2.4 &&
    !/,$/.test(previous.text.trim())
  );
}

/** Whether a line reads like a person's name, with or without titles. */
function isPersonName(text: string): boolean {
  const name = cleanName(text);
  if (
    /\d/.test(name) ||
    NOISE.test(name) ||
    POSITION.test(name) ||
    CLOSING.test(name) ||
    ORGANISATION.test(name)
  )
    return false;
  const words = name.split(/\s+/).filter((word) => !/^\p{L}{1,4}\.|\.$/u.test(word));
  if (words.length < 1 || words.length > 7 || name.length < 4) return false;
  return words.every((word) => /^[(]?\p{Lu}[\p{L}'’.-]*[,)]?$/u.test(word));
}

function cleanName(text: string): string {
  return text
    .replace(/[()_*]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The agency that a post heads: "Plt. Kepala Dinas Pendidikan Kabupaten Arunika" is of "Dinas Pendidikan …". */
export function agencyOfPosition(position: string): string | null {
  const text = position
    .replace(/^(?:yth\.?\s+)/i, '')
    .replace(/^(?:a\.?\s?n\.?|u\.?\s?b\.?|p[il1]t\.?|p[il1]h\.?|pjs?\.?)\s+/i, '')
    .replace(/\s+/g, ' ')
    .trim();
  const first = text.split(' ')[0] ?? '';
  if (soundsLike(first, 'sekretaris') && /^\S+\s+daerah/i.test(text))
    return text.replace(/^\S+/, 'Sekretariat');
  if (soundsLike(first, 'inspektur'))
    return text.replace(/^\S+(?:\s+daerah)?/i, (word) =>
      /daerah/i.test(word) ? 'Inspektorat Daerah' : 'Inspektorat',
    );
  if (soundsLike(first, 'camat')) return text.replace(/^\S+/, 'Kecamatan');
  if (soundsLike(first, 'lurah')) return text.replace(/^\S+/, 'Kelurahan');
  if (/^(?:kepala\s+desa)\b/i.test(text)) return text.replace(/^kepala\s+desa/i, 'Pemerintah Desa');
  if (/^(?:kepala\s+pelaksana)\s/i.test(text)) return text.replace(/^kepala\s+pelaksana\s+/i, '');
  if (/^(?:kepala|ketua|direktur(?:\s+utama)?|rektor|pimpinan|wakil ketua|sekretaris)\s+\S/i.test(text)) {
    const agency = text.replace(
      /^(?:kepala|ketua|direktur(?:\s+utama)?|rektor|pimpinan|wakil\s+ketua|sekretaris)\s+/i,
      '',
    );
    return agency.length > 5 ? agency : null;
  }
  if (/^(?:bupati|wali\s?kota|gubernur|menteri)\s/i.test(text)) return text;
  return null;
}
