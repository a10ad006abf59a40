import { boxAround, type Word } from '#core/documents/page-text.ts';
import { gapBefore, type Line, textOf } from './layout.ts';
import type { LetterView } from './letter-view.ts';
import { asLetters, editDistance } from './ocr-repair.ts';
import { titleCase } from './title-case.ts';

/** What stands over a letter: the lines that name the sender, and the sender's name composed from them. */
interface Letterhead {
  name: string;
  lines: Line[];
}

type Level = 'government' | 'ministry' | 'republic' | 'region' | 'officer' | 'unit' | 'private';

const LEVELS: [Level, RegExp][] = [
  ['republic', /^REPUBLIK\s+INDONESIA$/],
  ['government', /^PEMERINTAH(?:AN)?\s+(?!DESA|NAGARI|KAMPUNG|GAMPONG|PEKON|KELURAHAN|KALURAHAN|KECAMATAN)/],
  [
    'ministry',
    /^(?:KEMENTERIAN|MAHKAMAH|KEJAKSAAN\s+(?:AGUNG|REPUBLIK)|KEPOLISIAN\s+NEGARA|TENTARA\s+NASIONAL)/,
  ],
  ['region', /^(?:KABUPATEN|KOTA|PROVINSI|PROPINSI)\s/],
  ['officer', /^(?:BUPATI|WALI\s?KOTA|GUBERNUR|MENTERI|WAKIL\s+(?:BUPATI|WALI\s?KOTA|GUBERNUR|MENTERI))\b/],
  [
    'private',
    /^(?:PT|CV|UD|FA|FIRMA|KOPERASI|YAYASAN|PERKUMPULAN|PERHIMPUNAN|FORUM|IKATAN|HIMPUNAN|PERSATUAN|ORGANISASI|LSM|LEMBAGA\s+SWADAYA|LEMBAGA\s+BANTUAN|KARANG\s+TARUNA|PANITIA|RUKUN|PENGURUS|GERAKAN|PIMPINAN|ASOSIASI|PAGUYUBAN|KELOMPOK|GABUNGAN|GAPOKTAN|KOMUNITAS|KLINIK|BANK|PERUMDA|PERUMDAM|PERUSAHAAN|ALIANSI|SERIKAT|KAMAR\s+DAGANG|KOMITE|PONDOK|DEWAN\s+(?:PIMPINAN|PENGURUS|KEMAKMURAN)|BUMDES|RT|TAKMIR|MAJELIS|BPJS|PERUM|PALANG\s+MERAH|KWARTIR|BAZNAS|DHARMA\s+WANITA|LEGIUN|KELUARGA)\b/,
  ],
  [
    'unit',
    /^(?:SEKRETARIAT|DINAS|BADAN|INSPEKTORAT|KECAMATAN|KELURAHAN|KALURAHAN|DESA|NAGARI|KAMPUNG|PEKON|GAMPONG|PEMERINTAH|UPT|UPTD|UPTB|RSUD|RSU|RUMAH\s+SAKIT|PUSKESMAS|PUSAT|SATUAN|BAGIAN|BIDANG|KANTOR|DEPUTI|DIREKTORAT|BALAI|BIRO|FAKULTAS|PROGRAM|JURUSAN|SMP|SD|SMA|SMK|SMPN|SDN|SMAN|SMKN|SLB|MTS|MTSN|MAN|MIN|MI|MA|TK|PAUD|SEKOLAH|MADRASAH|UNIVERSITAS|INSTITUT|POLITEKNIK|AKADEMI|STIE|STIKES|STAI|LABORATORIUM|UNIT|KOMISI|DEWAN|LEMBAGA|ARSIP|PERPUSTAKAAN|PENGADILAN|KEJAKSAAN|KEPOLISIAN|RESOR|SEKTOR|KOMANDO|KORAMIL|LOKA|STASIUN|OMBUDSMAN|TIM|MUSEUM|TAMAN|TERMINAL|KORPS|SANGGAR|CABANG|RANTING|DAERAH|PELABUHAN|BANDAR\s+UDARA|RUMAH\s+TAHANAN|PANGKALAN|MARKAS|DETASEMEN|BATALYON|WILAYAH)\b/,
  ],
];

const CONTACT =
  /\b(?:jalan|ji|jl|jln|telp|telepon|teip|fax|faks|faksimile|faximile|email|e-mail|pos-el|posel|surel|website|laman|web|www|http|kode\s?pos|hp|wa|whatsapp|npwp|npsn|nss|akreditasi|terakreditasi|akta|notaris|kemenkumham|instagram|facebook|kotak pos|ijin|izin operasional|gedung|lantai|komplek|kompleks|perum|ruko|blok|dusun|dukuh|alamat|sekretariat\s*:|call center|hotline)\b|@|\.go\.id|\.co\.id|\.sch\.id|\.com|\.or\.id|\.desa\.id|\(0\d{2,3}\)|\b\d{5}\b|\d{3,4}[- ]\d{3,4}/i;

/** Reads the letterhead of page 1; null where a letter has none. */
export function readLetterhead(view: LetterView): Letterhead | null {
  const head = view.first.lines
    .slice(0, view.letterheadEnd)
    .map((line) => ({ line, words: mainWords(line, view) }));
  const named = head.flatMap(({ line, words }) => {
    const text = cleanLine(textOf(words));
    return isName(text) ? [{ line, text, box: boxAround(words.map((word) => word.box)) }] : [];
  });
  const first = named[0]?.box;
  const contact = head.find(
    ({ line, words }) => first && CONTACT.test(textOf(words)) && line.box.x < first.x + first.w,
  );
  const above = contact ? named.filter((entry) => entry.line.box.y < contact.line.box.y) : named;
  const entries = (above.length > 0 ? above : named).filter((entry) => !CONTACT.test(entry.text));
  const tallest = Math.max(0, ...entries.map((entry) => entry.box.h));
  const levels: { level: Level; text: string; height: number }[] = [];
  for (const entry of entries) {
    const level = levelOf(entry.text);
    const previous = levels.at(-1);
    if (level) levels.push({ level, text: entry.text, height: entry.box.h });
    else if (!isCapitals(entry.text) || (previous && entry.box.h < previous.height * 0.6)) continue;
    else if (previous) previous.text += ` ${entry.text}`;
    else if (entry.box.h >= tallest * 0.75)
      levels.push({ level: 'private', text: entry.text, height: entry.box.h });
  }
  // A register writes the short form that every office uses.
  const name = compose(levels)?.replace(/^Rumah Sakit Umum Daerah\b/, 'RSUD') ?? null;
  return name ? { name, lines: entries.map((entry) => entry.line) } : null;
}

// The emblem is often read as odd words far left of the name, and an address may stand far right of it: the name is
// the stretch that is no address, then the one with more capitals.
function mainWords(line: Line, view: LetterView): Word[] {
  const stretches: Word[][] = [];
  line.words.forEach((word, index) => {
    if (index === 0 || gapBefore(line.words, index, { ...view.first, textHeight: line.height }) > 2.2)
      stretches.push([]);
    stretches.at(-1)!.push(word);
  });
  const worth = (words: Word[]) => {
    const text = textOf(words);
    return text.replace(/[^\p{Lu}]/gu, '').length - (CONTACT.test(text) ? 100 : 0);
  };
  return beforeContact(stretches.sort((a, b) => worth(b) - worth(a))[0] ?? []);
}

const CONTACT_WORD =
  /^(?:telp|telepon|fax|faks|faksimile|email|e-mail|jl|jln|jalan|npwp|laman|website|hp)[.:]*$/i;

// "NUSALOKA Telp. (0999) 555100": a name and its address run together on one height.
function beforeContact(words: Word[]): Word[] {
  const at = words.findIndex((word) => CONTACT_WORD.test(word.text));
  const isNameFirst = at > 0 && isCapitals(textOf(words.slice(0, at))) && isName(textOf(words.slice(0, at)));
  return isNameFirst ? words.slice(0, at) : words;
}

function cleanLine(text: string): string {
  const joined = text
    .replace(/^[^\p{L}"“]+|[^\p{L}\p{N}.)"”]+$/gu, '')
    .replace(/[“”"]/g, '')
    .replace(/^(PT|CV|UD|FA)[.,]\s*/i, '$1 ')
    .split(/\s+/)
    .map((word) => word.split('/').map(asLetters).join('/'))
    .join(' ')
    .replace(/\b(?:\p{Lu} ){2,}\p{Lu}+\b/gu, (spaced) => spaced.replace(/ /g, ''))
    .trim();
  return mendFirstWord(joined);
}

function isName(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '').length;
  return letters >= 4 && letters >= text.replace(/\s/g, '').length * 0.7;
}

function isCapitals(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '');
  return letters.replace(/[^\p{Lu}]/gu, '').length >= letters.length * 0.75;
}

const FIRST_WORDS =
  'PEMERINTAH KEMENTERIAN KABUPATEN PROVINSI KECAMATAN KELURAHAN SEKRETARIAT INSPEKTORAT DINAS BADAN UNIVERSITAS FAKULTAS DIREKTORAT YAYASAN KOPERASI PUSKESMAS BUPATI GUBERNUR DEPUTI SATUAN DEWAN PANITIA RUMAH BAGIAN POLITEKNIK'.split(
    ' ',
  );

/** A letterhead line with its first word mended to the usual one it nearly is (KECAMATAM, ADAN for BADAN). */
function mendFirstWord(text: string): string {
  const [first = '', ...rest] = text.split(' ');
  if (first !== first.toUpperCase() || first.length < 4) return text;
  const usual = FIRST_WORDS.find(
    (word) => word !== first && editDistance(word, first, 2) <= (word.length >= 9 ? 2 : 1),
  );
  return FIRST_WORDS.includes(first) || !usual ? text : [usual, ...rest].join(' ');
}

function levelOf(text: string): Level | null {
  const upper = text.toUpperCase();
  const match = LEVELS.find(([, pattern]) => pattern.test(upper));
  if (!match) return null;
  // Running text of a slogan may begin with such a word too; a name is in capitals or starts each word with one.
  const words = text.split(' ').filter((word) => word.length > 3);
  const raised = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  return raised >= words.length * 0.7 ? match[0] : null;
}

/** Houses that go by their own name, whatever stands over them: schools, courts, commands, prisons, ports. */
const SELF_NAMED =
  /^(?:SMP|SD|SMA|SMK|SLB|MTS|MAN|MIN|MI|MA|TK|PAUD|SEKOLAH|MADRASAH|UNIVERSITAS|INSTITUT|POLITEKNIK|AKADEMI|STI|PENGADILAN|KEJAKSAAN|KEPOLISIAN|RESOR|SEKTOR|KOMANDO|KORAMIL|PANGKALAN|BATALYON|LEMBAGA\s+PEMASYARAKATAN|RUMAH\s+TAHANAN|PELABUHAN|BANDAR\s+UDARA|STASIUN)/i;
const UNIVERSITY = /^(?:UNIVERSITAS|INSTITUT|POLITEKNIK|AKADEMI|SEKOLAH TINGGI|STIE|STIKES|STAI)\b/i;
/** A board of the state says so behind its name; a register leaves that out, as with a ministry. */
const STATE = /^((?:BADAN|KOMISI)\s.+?)\s+REPUBLIK\s+INDONESIA(?=\s|$)/i;
const WARD = /^(?:PEMERINTAH\s+)?KELURAHAN\s/i;
const VILLAGE = /^(?:PEMERINTAH\s+)?(DESA|NAGARI|KAMPUNG|PEKON|GAMPONG|KALURAHAN)\s/i;

function compose(levels: { level: Level; text: string }[]): string | null {
  const of = (...wanted: Level[]) =>
    levels.filter((entry) => wanted.includes(entry.level)).map((entry) => entry.text);
  const officer = of('officer')[0];
  const units = of('unit').map((unit) => unit.replace(STATE, '$1'));
  const government = of('government').at(-1);
  const regionText =
    (government ?? '').replace(/^PEMERINTAH(?:AN)?\s+(?:DAERAH\s+)?(?=\S)/i, '') || of('region')[0] || '';
  const region = regionText ? titleCase(regionText) : '';
  if (of('private').length > 0 && !government && of('ministry').length === 0) return privateName(levels);
  if (officer && units.length === 0) return titleCase(officer);
  const ministry = of('ministry')[0];
  const university = units.find((unit) => UNIVERSITY.test(unit));
  if (university) return titleCase([university, ...units.slice(units.indexOf(university) + 1)].join(', '));
  const last = units.at(-1);
  if (ministry) return ministryName(ministry, units, region);
  if (last === undefined)
    return government
      ? titleCase(government)
      : of('private')[0]
        ? titleCase(of('private')[0]!)
        : region || null;
  if (VILLAGE.test(last) || WARD.test(last) || /^KECAMATAN\s/i.test(last)) return lowest(units, region);
  if (SELF_NAMED.test(last)) return titleCase(/^(?:RESOR|SEKTOR)/i.test(last) ? `KEPOLISIAN ${last}` : last);
  const name = titleCase(
    /^(?:BAGIAN|BIRO|BIDANG)\s/i.test(last) && units.length > 1 ? `${last} ${units[0]}` : last,
  );
  const place = region.replace(/^(?:Kabupaten|Kota|Provinsi)\s+/, '');
  return region === '' || name.includes(place) ? name : `${name} ${region}`;
}

// "FORUM WARGA … / RT 01 S.D. RT 06 DESA …": where an association sits is no part of its name, unless it is the
// neighbourhood itself.
function privateName(levels: { level: Level; text: string }[]): string {
  const isNeighbourhood = /\b(?:RUKUN|RT|RW)\b/i.test(levels[0]!.text);
  const isSeat = (text: string) => /^(?:RT|RW|DESA|KELURAHAN|KECAMATAN|DUSUN)\s/i.test(text);
  const parts = levels.filter(
    (entry, index) => entry.level !== 'republic' && (index === 0 || isNeighbourhood || !isSeat(entry.text)),
  );
  return titleCase(parts.map((entry) => entry.text).join(' '));
}

function ministryName(ministry: string, units: string[], region: string): string {
  const own = titleCase(ministry.replace(/\s+REPUBLIK\s+INDONESIA$/i, ''));
  const last = units.at(-1);
  if (last === undefined) return region ? `${own} ${region}` : own;
  if (/^KEPOLISIAN/i.test(ministry)) return `Kepolisian ${titleCase(last)}`;
  if (SELF_NAMED.test(last) || /^(?:KANTOR|BALAI|LOKA)/i.test(last)) {
    return region && !last.includes(region.toUpperCase()) && /^KANTOR/i.test(last)
      ? `${titleCase(last)} ${region}`
      : titleCase(last);
  }
  return [own, ...units.map(titleCase)].join(', ');
}

// A village may stand above its district, and one line may name district and region.
function lowest(lines: string[], region: string): string {
  const units = lines.flatMap((line) => line.split(/\s+(?=(?:KECAMATAN|KABUPATEN|KOTA)\s)/i));
  const find = (pattern: RegExp) => units.find((unit) => pattern.test(unit));
  const district = find(/^KECAMATAN\s/i);
  const village = find(VILLAGE);
  const ward = find(WARD)?.replace(/^PEMERINTAH\s+/i, '');
  const own = village ? (/^PEMERINTAH/i.test(village) ? village : `PEMERINTAH ${village}`) : ward;
  const seat = region || titleCase(find(/^(?:KABUPATEN|KOTA)\s/i) ?? '');
  const parts = [titleCase(own ?? ''), district ? titleCase(district) : '', seat];
  return parts.filter((part) => part !== '').join(', ');
}
