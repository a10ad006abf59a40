import { editDistance, skeleton } from './ocr-repair.ts';

/** What a label such as `Nomor :` announces. */
export type LabelKey =
  | 'number'
  | 'nature'
  | 'attachments'
  | 'subject'
  | 'to'
  | 'from'
  | 'copies'
  | 'date'
  | 'day'
  | 'time'
  | 'place'
  | 'agenda'
  | 'other';

/** Spellings of each label, separated by bars. `other` ends the value above it and announces nothing read here. */
const FORMS: Record<LabelKey, string> = {
  number: 'nomor|nomer|no|nomor surat|no surat|nomor naskah|number|nomor undangan',
  nature: 'sifat|sifat surat|derajat|sifat/derajat|derajat/sifat|derajat surat|klasifikasi|tingkat|kecepatan',
  attachments: 'lampiran|lamp|lampiran surat|jumlah lampiran',
  subject: 'hal|perihal|prihal|perihal surat|subjek|perhal|hal surat',
  to: 'kepada|yth|kepada yth|ditujukan kepada|untuk yth|yang terhormat|kepada yang terhormat',
  from: 'dari|pengirim|asal',
  copies: 'tembusan|tembusan yth|tembusan kepada|tembusan disampaikan kepada|tembusan kepada yth|cc|tindasan',
  date: 'tanggal|tgl|tanggal surat|pada tanggal',
  day:
    'hari|hari tanggal|hari/tanggal|hari dan tanggal|hari/tgl|hari tgl|hari & tanggal|hari / tanggal|hari / tgl|tanggal pelaksanaan|' +
    'waktu pelaksanaan|hari tanggal pelaksanaan|tanggal kegiatan|hari pelaksanaan|tanggal/hari|hari/tanggal/waktu',
  time: 'waktu|pukul|jam|waktu/pukul|waktu / pukul|pkl|waktu kegiatan|waktu acara|pukul/waktu|jam/waktu',
  place:
    'tempat|lokasi|bertempat|tempat pelaksanaan|tempat kegiatan|tempat acara|tempat/lokasi|lokasi kegiatan|bertempat di|tempat rapat|' +
    'tempat / lokasi|media|tempat/media|tempat/ruang|ruang|ruangan|titik kumpul|tempat berkumpul|lokasi acara|lokasi rapat',
  agenda:
    'acara|agenda|kegiatan|keperluan|agenda rapat|materi|tema|topik|pembahasan|acara/agenda|acara / agenda|nama kegiatan|' +
    'agenda pembahasan|acara rapat|perihal rapat',
  other:
    'catatan|keterangan|nama|nip|nik|jabatan|alamat|pangkat|dasar|untuk|tautan|link|zoom|meeting id|id rapat|passcode|kode akses|' +
    'narahubung|pakaian|peserta|pimpinan rapat|pemimpin rapat|menimbang|mengingat|memperhatikan|menetapkan|telepon|telp|email|pos-el|' +
    'laman|unit kerja|pekerjaan|no hp|tentang|ttd|pembicara|narasumber|tempat lahir|tempat/tanggal lahir|tempat tanggal lahir|' +
    'no rekening|instansi|golongan|no agenda|nomor agenda|no urut|paraf|diterima|no telp|nomor telepon|npwp|biaya|sumber dana|' +
    'tanggal lahir|jumlah peserta|kontak|hari kerja|no ktp|tanggal terima|jumlah|undangan|dresscode|batas waktu|nama lengkap|' +
    'pangkat/golongan|tempat/tgl lahir|tempat tgl lahir|meeting|passcode zoom|id meeting|kata sandi',
};

const BY_FORM = new Map<string, LabelKey>();
for (const [key, forms] of Object.entries(FORMS)) {
  for (const form of forms.split('|')) BY_FORM.set(skeleton(form), key as LabelKey);
}

/**
 * Key of a label text, exactly or nearly (`Nornor`, `Perihai`, `Lampiram`); null for other words. Short labels
 * are guessed only where a colon stands behind them (`separated`).
 */
export function labelKey(text: string, separated = false): { key: LabelKey; exact: boolean } | null {
  const read = skeleton(text.replace(/,/g, ' '));
  const exact = BY_FORM.get(read);
  if (exact) return { key: exact, exact: true };
  if (read.length < 4) return null;
  let best: { key: LabelKey; distance: number } | null = null;
  for (const [form, key] of BY_FORM) {
    const limit = form.length >= 7 ? 2 : form.length >= (separated ? 4 : 5) ? 1 : 0;
    if (limit === 0 || key === 'other') continue;
    const distance = editDistance(read, form, limit);
    if (distance <= limit && (!best || distance < best.distance)) best = { key, distance };
  }
  return best && { key: best.key, exact: false };
}
