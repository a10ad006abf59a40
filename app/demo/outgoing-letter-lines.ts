import type { LetterEvent } from '#modules/outgoing/contract/letter-text.ts';

export interface OutgoingLine {
  daysAgo: number;
  writer: string;
  kindCode: string;
  subject: string;
  classificationCode: string;
  urgency: 'biasa' | 'segera';
  signer: string;
  /** Posts inside, and who is outside. */
  to: readonly (string | { name: string })[];
  paragraphs: readonly string[];
  event?: Omit<LetterEvent, 'from' | 'to'> & { inDays: number };
  /** What the posts of the way did with it, one after the other. */
  steps: readonly ({ by: string; does: 'approve' } | { by: string; does: 'return'; note: string })[];
}

/** Outgoing letters of Dinas Kominfo at different places of their way. */
export const outgoingLines: readonly OutgoingLine[] = [
  {
    daysAgo: 4,
    writer: 'staf-kominfo',
    kindCode: 'SDINAS',
    subject: 'Permintaan data aplikasi perangkat daerah',
    classificationCode: '000.1.2.3',
    urgency: 'biasa',
    signer: 'kadis-kominfo',
    to: ['kadis-kesehatan', 'kadis-arsip', 'kadis-dpmptsp'],
    paragraphs: [
      'Dalam rangka pemutakhiran daftar aplikasi pemerintah daerah, bersama ini kami mohon bantuan Saudara untuk menyampaikan data aplikasi yang dikelola unit kerja Saudara.',
      'Data dimaksud meliputi nama aplikasi, tahun pengembangan, penanggung jawab, dan layanan yang didukung. Mohon data kami terima paling lambat sepuluh hari kerja sejak surat ini diterima.',
    ],
    steps: [],
  },
  {
    daysAgo: 2,
    writer: 'staf-kominfo',
    kindCode: 'UNDANGAN',
    subject: 'Undangan rapat koordinasi pengamanan sistem elektronik',
    classificationCode: '000.1.5',
    urgency: 'segera',
    signer: 'kadis-kominfo',
    to: ['sekda', 'inspektur', { name: 'Kepala Cabang Penyedia Jaringan Arunika' }],
    paragraphs: [
      'Sehubungan dengan evaluasi pengamanan sistem elektronik, kami mengundang Saudara untuk hadir pada:',
    ],
    event: {
      inDays: 6,
      startsAt: '09:00',
      endsAt: null,
      place: 'Ruang Rapat Diskominfo Lantai 2',
      onlineAddress: null,
      matter: 'Evaluasi pengamanan sistem elektronik triwulan berjalan',
      note: null,
    },
    steps: [{ by: 'kabid-aptika', does: 'approve' }],
  },
  {
    daysAgo: 1,
    writer: 'staf-kominfo',
    kindCode: 'NOTADINAS',
    subject: 'Laporan pemeliharaan pusat data',
    classificationCode: '000.1.2.3',
    urgency: 'biasa',
    signer: 'kabid-aptika',
    to: ['kadis-kominfo'],
    paragraphs: [
      'Bersama ini dilaporkan bahwa pemeliharaan berkala pusat data telah dilaksanakan sesuai jadwal.',
    ],
    steps: [
      {
        by: 'kabid-aptika',
        does: 'return',
        note: 'Lampirkan daftar perangkat yang diperiksa dan hasil ujinya.',
      },
    ],
  },
];
