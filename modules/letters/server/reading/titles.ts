import type { Line, Sheet } from './layout.ts';
import { editDistance, joinSpacedLetters, skeleton } from './ocr-repair.ts';

/** Titles printed over a letter and the code of the letter type (data/letter-types.json) that each announces. */
const TITLES: [string, string][] = [
  ['nota dinas', 'NOTADINAS'],
  ['memorandum of understanding', 'NK'],
  ['nota kesepahaman', 'NK'],
  ['nota kesepakatan', 'NK'],
  ['kesepakatan bersama', 'NK'],
  ['memorandum', 'MEMO'],
  ['surat edaran', 'SE'],
  ['surat keputusan', 'KEPUTUSAN'],
  ['keputusan', 'KEPUTUSAN'],
  ['peraturan', 'PERATURAN'],
  ['instruksi', 'INSTRUKSI'],
  ['pedoman', 'PEDOMAN'],
  ['petunjuk pelaksanaan', 'JUKLAK'],
  ['petunjuk teknis', 'JUKLAK'],
  ['standar operasional prosedur', 'SOP'],
  ['prosedur operasional standar', 'SOP'],
  ['surat perintah perjalanan dinas', 'SPPD'],
  ['surat perjalanan dinas', 'SPPD'],
  ['surat perintah tugas', 'STUGAS'],
  ['surat perintah', 'SPERINTAH'],
  ['surat tugas', 'STUGAS'],
  ['surat penugasan', 'STUGAS'],
  ['lembar disposisi', 'DISPOSISI'],
  ['surat undangan', 'UNDANGAN'],
  ['undangan', 'UNDANGAN'],
  ['perjanjian kerja sama', 'PKS'],
  ['perjanjian kerjasama', 'PKS'],
  ['surat kuasa', 'SKUASA'],
  ['berita acara', 'BA'],
  ['surat keterangan', 'SKET'],
  ['surat pengantar', 'SPENGANTAR'],
  ['pengantar', 'SPENGANTAR'],
  ['pengumuman', 'PENGUMUMAN'],
  ['laporan', 'LAPORAN'],
  ['telaahan staf', 'TELAAH'],
  ['telaah staf', 'TELAAH'],
  ['notulensi', 'NOTULA'],
  ['notulen', 'NOTULA'],
  ['notula', 'NOTULA'],
  ['risalah rapat', 'NOTULA'],
  ['surat pernyataan', 'SPERNYATAAN'],
  ['pernyataan', 'SPERNYATAAN'],
  ['surat panggilan', 'SPANGGILAN'],
  ['panggilan', 'SPANGGILAN'],
  ['surat izin', 'SIZIN'],
  ['surat ijin', 'SIZIN'],
  ['surat rekomendasi', 'REKOMENDASI'],
  ['rekomendasi', 'REKOMENDASI'],
  ['daftar hadir', 'DAFTARHADIR'],
  ['piagam', 'PIAGAM'],
  ['sertifikat', 'SERTIFIKAT'],
  ['surat tanda tamat pendidikan dan pelatihan', 'STTPP'],
  ['lembaran daerah', 'LEMBARDAERAH'],
  ['berita daerah', 'BERITADAERAH'],
  ['radiogram', 'SDINAS'],
  ['telegram', 'SDINAS'],
  ['surat permohonan', 'SDINAS'],
];

const READ = TITLES.map(([title, code]) => ({ read: skeleton(title).replace(/ /g, ''), code })).sort(
  (a, b) => b.read.length - a.read.length,
);

export interface Title {
  code: string;
  lineIndex: number;
  line: Line;
  /** True where the title stands letter for letter. */
  exact: boolean;
}

/** The title of a letter on its first page, such as SURAT EDARAN; null for a plain letter. */
export function findTitle(sheet: Sheet): Title | null {
  for (const [lineIndex, line] of sheet.lines.entries()) {
    if (line.box.y > 0.55) return null;
    if (!isShortCapitals(line)) continue;
    const match = matchTitle(joinSpacedLetters(line.words.map((word) => word.text)));
    // A line that says nothing but a title is one wherever it stands: not every file keeps what was centred.
    if (match && (isCentred(line) || isWholly(line.text))) return { ...match, lineIndex, line };
  }
  return null;
}

/** Code of the letter type when a text is, or begins with, a title. */
function matchTitle(text: string): { code: string; exact: boolean } | null {
  const read = skeleton(text).replace(/ /g, '');
  for (const title of READ) {
    if (read.startsWith(title.read)) return { code: title.code, exact: true };
  }
  for (const title of READ) {
    if (title.read.length < 8) continue;
    // PERSATUAN is no misread PERATURAN: a short title may be off by one letter only.
    const limit = title.read.length < 12 ? 1 : 2;
    const head = read.slice(0, title.read.length);
    if (editDistance(head, title.read, limit) <= limit) return { code: title.code, exact: false };
  }
  return null;
}

// In capitals and short: a sentence that begins with "Surat" is none.
function isShortCapitals(line: Line): boolean {
  const letters = line.text.replace(/[^\p{L}]/gu, '');
  const capitals = letters.replace(/[^\p{Lu}]/gu, '').length;
  return (
    letters.length >= 6 &&
    capitals >= letters.length * 0.7 &&
    line.text.length <= 70 &&
    !/[:;]/.test(line.text)
  );
}

function isCentred(line: Line): boolean {
  const centre = line.box.x + line.box.w / 2;
  return centre > 0.3 && centre < 0.72 && line.box.w < 0.75;
}

function isWholly(text: string): boolean {
  const read = skeleton(text).replace(/ /g, '');
  return READ.some((title) => title.read === read);
}
