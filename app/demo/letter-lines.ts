import type { SentInput } from '#core/contract/operation.ts';
import type { letters } from '#modules/letters/contract/letters.ts';

type Fields = Pick<
  SentInput<typeof letters.register>,
  | 'sender'
  | 'subject'
  | 'letterNumber'
  | 'letterType'
  | 'urgency'
  | 'securityClass'
  | 'classificationCode'
  | 'summary'
  | 'eventStart'
  | 'eventPlace'
>;

/** What happens to a letter after registration, hours after it: who gives it to whom, who reports, who closes. */
export type Step =
  | { after: number; by: string; gives: string[]; instructions: string[]; note?: string; days?: number }
  | { after: number; by: string; reads: true }
  | { after: number; by: string; starts: true }
  | { after: number; by: string; reports: string }
  | { after: number; by: string; accepts: string }
  | { after: number; by: string; closes: string };

export interface LetterLine {
  /** Days before today on which it was registered. */
  daysAgo: number;
  /** Days before its registration on which it was written. */
  writtenBefore: number;
  clerk: string;
  to: string;
  fields: Fields;
  /** Days after today on which it is due, and on which its event is; below zero is past. */
  dueIn?: number;
  eventIn?: number;
  steps: readonly Step[];
}

/** Letters on the way through Kabupaten Arunika, oldest first; all of them invented. */
export const letterLines: readonly LetterLine[] = [
  {
    daysAgo: 24,
    writtenBefore: 3,
    clerk: 'tata-usaha',
    to: 'kadis-kominfo',
    fields: {
      sender: 'Kementerian Komunikasi dan Digital',
      letterNumber: 'B-1180/DJAI/AI.01.02/10/2026',
      subject: 'Penyampaian Hasil Pemantauan Keamanan Aplikasi Pemerintah Daerah',
      letterType: 'SDINAS',
      urgency: 'segera',
      securityClass: 'T',
      classificationCode: '500.12.4',
    },
    steps: [
      {
        after: 2,
        by: 'kadis-kominfo',
        gives: ['kabid-persandian', 'kabid-aptika'],
        instructions: ['TELITI_LAPORKAN', 'KOORDINASI'],
        note: 'Mohon dipetakan aplikasi yang terdampak dan rencana perbaikannya.',
        days: 7,
      },
      { after: 5, by: 'kabid-persandian', reads: true },
      { after: 20, by: 'kabid-aptika', reads: true },
      { after: 26, by: 'kabid-aptika', starts: true },
      {
        after: 96,
        by: 'kabid-aptika',
        reports: 'Tiga aplikasi sudah diperbarui; satu menunggu jadwal pemeliharaan hari Sabtu.',
      },
      { after: 100, by: 'kadis-kominfo', accepts: 'kabid-aptika' },
      {
        after: 120,
        by: 'kabid-persandian',
        reports: 'Pemindaian ulang selesai, tidak ada temuan berisiko tinggi.',
      },
      { after: 124, by: 'kadis-kominfo', accepts: 'kabid-persandian' },
      { after: 125, by: 'kadis-kominfo', closes: 'Selesai; laporan disampaikan kepada Sekretaris Daerah.' },
    ],
  },
  {
    daysAgo: 18,
    writtenBefore: 2,
    clerk: 'tata-usaha',
    to: 'kadis-kominfo',
    dueIn: -6,
    fields: {
      sender: 'Badan Perencanaan Pembangunan Daerah Kabupaten Arunika',
      letterNumber: '000.7.1/482/Bappeda/2026',
      subject: 'Permintaan Data Capaian Program Triwulan III Tahun 2026',
      letterType: 'SDINAS',
      urgency: 'biasa',
      securityClass: 'B',
      classificationCode: '000.7',
    },
    steps: [
      {
        after: 3,
        by: 'kadis-kominfo',
        gives: ['sekdis-kominfo'],
        instructions: ['TINDAK_LANJUT'],
        note: 'Koordinasikan dengan semua bidang.',
        days: 5,
      },
      { after: 22, by: 'sekdis-kominfo', reads: true },
    ],
  },
  {
    daysAgo: 15,
    writtenBefore: 1,
    clerk: 'tata-usaha-setda',
    to: 'sekda',
    fields: {
      sender: 'Sekretariat DPRD Kabupaten Arunika',
      letterNumber: '100.1.4.2/211/DPRD/2026',
      subject: 'Jadwal Rapat Paripurna Pembahasan Rancangan APBD Tahun Anggaran 2027',
      letterType: 'UNDANGAN',
      urgency: 'segera',
      securityClass: 'B',
      classificationCode: '900.1',
      eventStart: '09:00',
      eventPlace: 'Ruang Sidang Paripurna DPRD Kabupaten Arunika',
    },
    eventIn: 4,
    steps: [
      {
        after: 1,
        by: 'sekda',
        gives: ['asisten-3', 'asisten-1'],
        instructions: ['HADIRI', 'SIAPKAN_BAHAN'],
        days: 16,
      },
      { after: 4, by: 'asisten-3', reads: true },
    ],
  },
  {
    daysAgo: 12,
    writtenBefore: 4,
    clerk: 'tata-usaha',
    to: 'kadis-kominfo',
    fields: {
      sender: 'Karang Taruna Desa Sumberwangi',
      letterNumber: '017/KT-SW/XI/2026',
      subject: 'Permohonan Narasumber Pelatihan Literasi Digital Pemuda Desa',
      letterType: 'SDINAS',
      urgency: 'biasa',
      securityClass: 'B',
      classificationCode: '500.12',
    },
    steps: [
      { after: 6, by: 'kadis-kominfo', gives: ['kabid-ikp'], instructions: ['PROSES_SESUAI'], days: 10 },
      { after: 9, by: 'kabid-ikp', gives: ['staf-ikp'], instructions: ['KONSEP_JAWABAN'], days: 6 },
      { after: 30, by: 'staf-ikp', reads: true },
      { after: 31, by: 'staf-ikp', starts: true },
    ],
  },
  {
    daysAgo: 9,
    writtenBefore: 1,
    clerk: 'tata-usaha-setda',
    to: 'bupati',
    fields: {
      sender: 'Gubernur',
      letterNumber: '000.1.5/9120/SETDA/2026',
      subject: 'Rapat Koordinasi Kesiapsiagaan Bencana Hidrometeorologi Musim Hujan 2026/2027',
      letterType: 'UNDANGAN',
      urgency: 'sangat-segera',
      securityClass: 'B',
      classificationCode: '300.2',
      eventStart: '08:30',
      eventPlace: 'Aula Kantor Gubernur',
    },
    eventIn: 2,
    steps: [
      {
        after: 1,
        by: 'bupati',
        gives: ['sekda'],
        instructions: ['WAKILI'],
        note: 'Saya ada kunjungan kerja. Mohon diwakili dan dilaporkan.',
        days: 11,
      },
    ],
  },
  {
    daysAgo: 7,
    writtenBefore: 2,
    clerk: 'tata-usaha',
    to: 'kadis-kominfo',
    fields: {
      sender: 'Inspektorat Daerah Kabupaten Arunika',
      letterNumber: 'R-45/INSP/700.1/XI/2026',
      subject: 'Pemanggilan dalam Rangka Pemeriksaan Khusus',
      letterType: 'SPANGGILAN',
      urgency: 'segera',
      securityClass: 'R',
      classificationCode: '700.1',
    },
    steps: [],
  },
  {
    daysAgo: 5,
    writtenBefore: 3,
    clerk: 'tata-usaha',
    to: 'kadis-kominfo',
    dueIn: 3,
    fields: {
      sender: 'Badan Siber dan Sandi Negara',
      letterNumber: 'B-872/D3/PS.02.01/11/2026',
      subject: 'Permintaan Konfirmasi Kontak Tim Tanggap Insiden Siber (CSIRT) Daerah',
      letterType: 'SDINAS',
      urgency: 'segera',
      securityClass: 'T',
      classificationCode: '000.6',
    },
    steps: [
      {
        after: 2,
        by: 'kadis-kominfo',
        gives: ['kabid-persandian'],
        instructions: ['TINDAK_LANJUT'],
        days: 6,
      },
      { after: 3, by: 'kabid-persandian', reads: true },
      { after: 4, by: 'kabid-persandian', gives: ['sandiman'], instructions: ['KONSEP_JAWABAN'], days: 4 },
      { after: 20, by: 'sandiman', reads: true },
      {
        after: 28,
        by: 'sandiman',
        reports: 'Konsep jawaban dan daftar kontak terbaru terlampir dalam map bersama.',
      },
    ],
  },
  {
    daysAgo: 4,
    writtenBefore: 1,
    clerk: 'tata-usaha',
    to: 'kadis-kominfo',
    fields: {
      sender: 'SMP Negeri 3 Purwaloka',
      letterNumber: '400.3.5/118/SMPN3/2026',
      subject: 'Permohonan Pemasangan Titik Akses Internet Sekolah',
      letterType: 'SDINAS',
      urgency: 'biasa',
      securityClass: 'B',
      classificationCode: '500.12',
    },
    steps: [
      {
        after: 5,
        by: 'kadis-kominfo',
        gives: ['kabid-aptika'],
        instructions: ['SARAN', 'PROSES_LANJUT'],
        days: 7,
      },
      { after: 24, by: 'kabid-aptika', reads: true },
      {
        after: 25,
        by: 'kabid-aptika',
        gives: ['staf-kominfo'],
        instructions: ['TELITI_LAPORKAN'],
        note: 'Tolong cek jalur serat optik terdekat.',
        days: 5,
      },
    ],
  },
  {
    daysAgo: 3,
    writtenBefore: 2,
    clerk: 'tata-usaha',
    to: 'kadis-kominfo',
    fields: {
      sender: 'Dinas Kesehatan Kabupaten Arunika',
      letterNumber: '400.7.1/1503/Dinkes/2026',
      subject: 'Permohonan Integrasi Data Antrean Puskesmas dengan Portal Layanan Kabupaten',
      letterType: 'NOTADINAS',
      urgency: 'segera',
      securityClass: 'B',
      classificationCode: '400.7',
    },
    steps: [
      {
        after: 8,
        by: 'kadis-kominfo',
        gives: ['kabid-aptika'],
        instructions: ['PROSES_LANJUT', 'KOORDINASI'],
        days: 8,
      },
    ],
  },
  {
    daysAgo: 2,
    writtenBefore: 5,
    clerk: 'tata-usaha',
    to: 'kadis-kominfo',
    fields: {
      sender: 'Warga Kelurahan Tegalsari (Sdr. Bagyo)',
      subject: 'Keluhan Sinyal Telepon di Wilayah Perbukitan Tegalsari',
      letterType: 'SDINAS',
      urgency: 'biasa',
      securityClass: 'B',
      classificationCode: '500.12',
    },
    steps: [],
  },
  {
    daysAgo: 1,
    writtenBefore: 1,
    clerk: 'tata-usaha',
    to: 'kadis-kominfo',
    fields: {
      sender: 'Sekretariat Daerah Kabupaten Arunika',
      letterNumber: '000.1.5/1311/102.1/2026',
      subject: 'Undangan Rapat Evaluasi Penyelenggaraan Pemerintah Digital',
      letterType: 'UNDANGAN',
      urgency: 'segera',
      securityClass: 'B',
      classificationCode: '000.8',
      eventStart: '13:00',
      eventPlace: 'Ruang Rapat Adiloka',
    },
    eventIn: 5,
    steps: [],
  },
  {
    daysAgo: 0,
    writtenBefore: 1,
    clerk: 'tata-usaha-setda',
    to: 'sekda',
    fields: {
      sender: 'Kementerian Dalam Negeri',
      letterNumber: '600.3/6021/SJ',
      subject: 'Penyelarasan Rencana Tata Ruang Wilayah Kabupaten',
      letterType: 'SE',
      urgency: 'biasa',
      securityClass: 'B',
      classificationCode: '600.3',
    },
    steps: [],
  },
];
