import type { Block, TableRow } from '../contract/content.ts';
import type { LetterFacts } from '../server/rules/paper/letter-facts.ts';
import { clauses, doc, listed, paragraph, sampleLetter, signature } from './sample-letter.ts';

const longSubject =
  'Permintaan penyampaian laporan pelaksanaan percepatan penerapan pemerintah digital, pemutakhiran daftar informasi publik, serta penyusunan peta rencana arsitektur perangkat daerah di lingkungan Pemerintah Kabupaten Arunika tahun anggaran 2026 dan 2027';
const offices = Array.from({ length: 40 }, (_, index) => `Kepala Puskesmas Arunika ${index + 1}`);
const twelve = [
  'Bupati Arunika',
  'Wakil Bupati Arunika',
  'Ketua DPRD',
  'Sekretaris Daerah',
  'Inspektur Daerah',
  ...Array.from(
    { length: 7 },
    (_, index) => `Camat Arunika Wilayah ${index + 1} Bagian Pelayanan Kesehatan Masyarakat`,
  ),
];

const cell = (type: 'tableHeader' | 'tableCell', text: string, colspan = 1) => ({
  type,
  ...(colspan > 1 && { attrs: { colspan } }),
  content: [paragraph(text)],
});
const longTable: Block = {
  type: 'table',
  attrs: { widths: [1, 5, 3, 3] },
  content: [
    {
      type: 'tableRow',
      content: ['No.', 'Puskesmas', 'Anggaran', 'Keterangan'].map((one) => cell('tableHeader', one)),
    },
    ...Array.from(
      { length: 70 },
      (_, index): TableRow => ({
        type: 'tableRow',
        content: [
          `${index + 1}`,
          `Puskesmas Arunika ${index + 1}`,
          `Rp${index + 1}.250.000,00`,
          index % 7 === 0 ? 'Termasuk biaya pemeliharaan perangkat antrean' : '-',
        ].map((one) => cell('tableCell', one)),
      }),
    ),
    {
      type: 'tableRow',
      content: [
        cell('tableCell', 'Jumlah', 2),
        cell('tableCell', 'Rp2.572.500.000,00'),
        cell('tableCell', ''),
      ],
    },
  ],
};
const running =
  'Sehubungan dengan pelaksanaan program pemerintah digital, seluruh perangkat daerah diminta menyampaikan laporan secara berjenjang dan tepat waktu sesuai dengan ketentuan peraturan perundang-undangan yang berlaku. ';
const nested: Block = {
  type: 'orderedList',
  content: [
    {
      type: 'listItem',
      content: [
        paragraph('Tingkat pertama:'),
        {
          type: 'orderedList',
          attrs: { counter: 'a.' },
          content: [
            {
              type: 'listItem',
              content: [
                paragraph('tingkat kedua:'),
                {
                  type: 'orderedList',
                  attrs: { counter: '1)' },
                  content: [
                    {
                      type: 'listItem',
                      content: [
                        paragraph(`tingkat ketiga. ${running}`),
                        {
                          type: 'bulletList',
                          content: [{ type: 'listItem', content: [paragraph('butir')] }],
                        },
                      ],
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    },
    {
      type: 'listItem',
      content: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'tebal', marks: [{ type: 'bold' }] },
            { type: 'text', text: ', ' },
            { type: 'text', text: 'miring', marks: [{ type: 'italic' }] },
            { type: 'text', text: ', ' },
            {
              type: 'text',
              text: 'garis bawah, dan ketiganya',
              marks: [{ type: 'bold' }, { type: 'italic' }, { type: 'underline' }],
            },
            { type: 'hardBreak' },
            { type: 'text', text: 'baris baru dengan nomor ' },
            { type: 'variable', attrs: { name: 'number' } },
          ],
        },
      ],
    },
  ],
};

/** Letters that strain the layout: each was looked at as a picture. */
export const oddLetters: Record<string, () => LetterFacts> = {
  'hal-panjang-dan-12-tembusan': () =>
    sampleLetter('SDINAS', {
      subject: longSubject,
      recipients: [
        'Direktur Jenderal Otonomi Daerah Kementerian Dalam Negeri Republik Indonesia selaku Ketua Kelompok Kerja Nasional Percepatan Pemerintah Digital',
      ],
      recipientsPlace: 'Jakarta',
      copies: twelve,
      signatures: [
        signature(
          ['a.n. BUPATI ARUNIKA', 'SEKRETARIS DAERAH,', 'u.b.', 'ASISTEN ADMINISTRASI UMUM,'],
          'Suprihatin',
          ['Pembina Utama Muda (IV/c)', 'NIP 19680819 199303 2 001'],
        ),
      ],
      text: {
        parts: {
          body: doc(paragraph(running.repeat(4)), paragraph(running.repeat(5)), nested),
          closing: doc(paragraph('Demikian, atas perhatian Saudara diucapkan terima kasih.')),
        },
      },
    }),
  'undangan-40-penerima': () =>
    sampleLetter('UNDANGAN', {
      subject: 'Undangan',
      recipients: offices,
      recipientsPlace: 'Arunika',
      text: {
        parts: { body: doc(paragraph('Kami mengundang Saudara pada:')) },
        event: {
          from: '2026-12-02',
          to: '2026-12-04',
          startsAt: '08:00',
          endsAt: '15:00',
          place: 'Aula',
          matter: 'Pelatihan',
          onlineAddress:
            'https://rapat.arunika.go.id/pelatihan/puskesmas/angkatan-pertama/2026/12/sangat-panjang-sekali-alamatnya',
        },
      },
    }),
  'tabel-beberapa-halaman': () =>
    sampleLetter('LAPORAN', {
      text: { about: 'Anggaran puskesmas', parts: { body: doc(paragraph('Rincian anggaran:'), longTable) } },
      signatures: [signature(['KEPALA DINAS KESEHATAN,'], 'Ratna')],
    }),
  'tugas-25-orang': () =>
    sampleLetter('STUGAS', {
      text: {
        people: Array.from({ length: 25 }, (_, index) => ({
          name: index % 3 ? `Nama Pegawai ${index + 1}, S.Kom.` : 'Fajar',
          rank: 'Penata Muda (III/a)',
          employeeNumber: '19940130 201903 2 006',
          post: 'Pranata Komputer Ahli Pertama',
        })),
        parts: {
          basis: doc(paragraph('Program kerja tahun 2026.')),
          tasks: doc(paragraph('mengikuti pelatihan.')),
        },
      },
    }),
  'konsep-belum-bernomor': () =>
    sampleLetter('NOTADINAS', {
      subject: 'Konsep nota dinas',
      number: null,
      draft: true,
      certified: null,
      recipients: ['Sekretaris Daerah'],
      signatures: [
        {
          block: {
            lines: ['Plt. KEPALA DINAS PENDIDIKAN,'],
            name: 'Fajar',
            details: ['Golongan IX', 'NI PPPK 19930921 202121 1 005'],
          },
          electronic: null,
        },
      ],
      text: {
        parts: { body: doc(paragraph('Isi konsep.'), { type: 'pageBreak' }, paragraph('Halaman kedua.')) },
      },
    }),
  'rahasia-salinan': () =>
    sampleLetter('SDINAS', {
      subject: 'Hasil pemeriksaan',
      securityClass: 'R',
      copyMark: {
        number: 2,
        holders: ['Inspektur Daerah', 'Bupati Contoh', 'Kepolisian Resor'].map((name, index) => ({
          number: index + 1,
          name,
        })),
      },
      certified: true,
      recipients: ['Inspektur Daerah'],
      text: { parts: { body: doc(paragraph('Isi surat rahasia.')) } },
    }),
  'keputusan-panjang': () =>
    sampleLetter('KEPUTUSAN', {
      number: '9 TAHUN 2026',
      issuingPost: 'Kepala Badan Kepegawaian dan Pengembangan Sumber Daya Manusia',
      signatures: [
        signature(
          ['Plt. KEPALA BADAN KEPEGAWAIAN DAN PENGEMBANGAN', 'SUMBER DAYA MANUSIA,'],
          'Ni Luh Ketut Sasmita Dewi Kusumaningrum Purnamasari',
        ),
      ],
      text: {
        about: longSubject,
        parts: {
          considering: doc(listed('a.', `bahwa ${running}`, `bahwa ${running}`)),
          recalling: doc(
            listed(
              '1.',
              ...Array.from(
                { length: 9 },
                (_, index) =>
                  `Undang-Undang Nomor ${index + 1} Tahun 20${index + 10} tentang Pemerintahan Daerah dan Tata Kelola;`,
              ),
            ),
          ),
          body: doc(clauses(...Array.from({ length: 13 }, (_, index) => `Diktum ${index + 1}. ${running}`))),
        },
        annexes: [
          { title: 'Daftar anggaran', text: doc(longTable) },
          { title: 'Bagan', text: doc(paragraph('Isi lampiran kedua.')) },
        ],
      },
    }),
  'kata-tanpa-akhir': () =>
    sampleLetter('SDINAS', {
      subject: 'Kata'.repeat(60),
      number: '000.1.2.3/'.repeat(12),
      recipients: ['W'.repeat(150)],
      recipientsPlace: 'X'.repeat(150),
      copies: ['M'.repeat(200)],
      text: {
        parts: {
          body: doc(paragraph('a'.repeat(400)), paragraph(`https://arunika.go.id/${'x/y-'.repeat(60)}`)),
        },
      },
      signatures: [signature(['K'.repeat(90)], 'N'.repeat(80), ['D'.repeat(90)])],
    }),
};
