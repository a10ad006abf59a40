import type { LetterFacts } from '../server/rules/paper/letter-facts.ts';
import { directiveLetters } from './directive-letters.ts';
import {
  ayu,
  closingOf,
  doc,
  hendra,
  listed,
  meetingDay,
  ofRegent,
  ofSecretary,
  paragraph,
  person,
  sampleLetter,
  signature,
  thanks,
} from './sample-letter.ts';

/** One letter of every kind that must have a full layout, as an office writes it. */
export const sampleLetters: Record<string, () => LetterFacts> = {
  ...directiveLetters,
  'surat-dinas': () =>
    sampleLetter('SDINAS', {
      subject: 'Permintaan data aplikasi perangkat daerah tahun 2026',
      attachments: { count: 1, unit: 'berkas' },
      urgency: 'segera',
      recipients: ['Kepala Dinas Kesehatan', 'Kepala Dinas Pendidikan', 'Kepala DPMPTSP'],
      recipientsPlace: 'Arunika',
      copies: ['Bupati Arunika', 'Sekretaris Daerah', 'Inspektur Daerah'],
      text: {
        parts: {
          body: doc(
            paragraph(
              'Menindaklanjuti surat Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor B/66/PD.02/2025 tentang evaluasi pemerintah digital, bersama ini kami sampaikan hal-hal sebagai berikut:',
            ),
            listed(
              '1.',
              'Setiap perangkat daerah menyusun daftar aplikasi yang dipakai pada tahun 2026 beserta penanggung jawabnya.',
              'Daftar disampaikan paling lambat hari Jumat, 4 Desember 2026 dengan format terlampir.',
              'Aplikasi yang tidak tercantum dalam daftar tidak dianggarkan pada tahun 2027.',
            ),
          ),
          closing: thanks,
        },
      },
    }),
  'nota-dinas': () =>
    sampleLetter('NOTADINAS', {
      subject: 'Laporan hasil uji coba tanda tangan elektronik',
      number: '000.1.2.3/12/DISKOMINFO/ND/2026',
      recipients: ['Sekretaris Daerah'],
      issuingPost: 'Kepala Dinas Komunikasi dan Informatika',
      copies: ['Asisten Administrasi Umum', 'Kepala Bagian Umum'],
      text: {
        parts: {
          body: doc(
            paragraph(
              'Sehubungan dengan uji coba tanda tangan elektronik pada tanggal 16 sampai dengan 20 November 2026, dengan hormat kami laporkan bahwa:',
            ),
            listed(
              '1.',
              'uji coba diikuti oleh 24 (dua puluh empat) pejabat dari enam perangkat daerah;',
              'seluruh surat yang ditandatangani dapat diperiksa keasliannya; dan',
              'dua pejabat memerlukan pendampingan ulang.',
            ),
          ),
          closing: closingOf('Demikian dilaporkan, mohon arahan lebih lanjut.'),
        },
      },
    }),
  undangan: () =>
    sampleLetter('UNDANGAN', {
      subject: 'Undangan rapat koordinasi',
      letterhead: ofRegent,
      issuingPost: 'Bupati Arunika',
      number: '000.1.5/213/SETDA/2026',
      recipients: ['Para Kepala Perangkat Daerah', 'Para Camat'],
      recipientsPlace: 'Arunika',
      signatures: [ofSecretary],
      text: {
        parts: {
          body: doc(
            paragraph(
              'Dalam rangka penerapan aplikasi umum bidang kearsipan dinamis di lingkungan Pemerintah Kabupaten Arunika, kami mengundang Saudara untuk hadir pada:',
            ),
          ),
          closing: closingOf(
            'Mengingat pentingnya acara tersebut, dimohon hadir tepat waktu dan tidak mewakilkan. Demikian, atas kehadiran Saudara diucapkan terima kasih.',
          ),
        },
        event: { ...meetingDay, note: 'membawa laptop dan daftar arsip aktif' },
      },
    }),
  'berita-acara': () =>
    sampleLetter('BA', {
      number: '18/DISKOMINFO/NK/11/2026',
      signatures: [
        signature(['KEPALA BIDANG APLIKASI', 'INFORMATIKA,'], 'Hendra Kurniawan, S.T., M.Kom.', [
          'NIP 19830715 200901 1 004',
        ]),
        signature(['KEPALA PUSKESMAS ARUNIKA I,'], 'Lastri', ['NIP 19820202 200901 2 003']),
      ],
      text: {
        about: 'Serah terima perangkat antrean Puskesmas Arunika I',
        parts: {
          body: doc(
            paragraph(
              'Kedua belah pihak telah melakukan serah terima perangkat antrean dalam keadaan baik dan lengkap sebagai berikut:',
            ),
            listed(
              '1.',
              '2 (dua) unit layar panggilan 43 inci;',
              '1 (satu) unit mesin cetak tiket; dan',
              '3 (tiga) unit komputer loket.',
            ),
          ),
          closing: closingOf(
            'Demikian berita acara ini dibuat dengan sebenarnya dalam rangkap 2 (dua) untuk dipergunakan sebagaimana mestinya.',
          ),
        },
        people: [
          hendra,
          person('Lastri', 'Penata Muda (III/a)', '19820202 200901 2 003', 'Kepala Puskesmas Arunika I'),
        ],
        witnesses: [ayu, { name: 'Karsono' }],
      },
    }),
  pengumuman: () =>
    sampleLetter('PENGUMUMAN', {
      number: '22/DISKOMINFO/NK/11/2026',
      text: {
        about: 'Pemeliharaan jaringan pemerintah daerah',
        parts: {
          body: doc(
            paragraph(
              'Diumumkan kepada seluruh perangkat daerah bahwa pada hari Sabtu, 28 November 2026 pukul 22.00 s.d. 24.00 WIB dilakukan pemeliharaan jaringan. Selama pemeliharaan, layanan surel dan aplikasi kantor tidak dapat diakses.',
            ),
            paragraph('Pertanyaan dapat disampaikan kepada meja layanan pada nomor (0271) 555 0111.'),
          ),
        },
      },
    }),
  'surat-keterangan': () =>
    sampleLetter('SKET', {
      number: '9/DISKOMINFO/NK/11/2026',
      text: {
        people: [ayu],
        parts: {
          opening: doc(
            paragraph(
              'Yang bertanda tangan di bawah ini, Kepala Dinas Komunikasi dan Informatika Kabupaten Arunika, menerangkan bahwa:',
              false,
            ),
          ),
          body: doc(
            paragraph(
              'adalah benar pegawai negeri sipil pada Dinas Komunikasi dan Informatika Kabupaten Arunika sejak tanggal 1 Maret 2019 dan sampai dengan surat keterangan ini dibuat masih aktif bekerja.',
              false,
            ),
          ),
          closing: closingOf(
            'Surat keterangan ini dibuat untuk melengkapi persyaratan tugas belajar tahun 2027.',
          ),
        },
      },
    }),
  'surat-pengantar': () =>
    sampleLetter('SPENGANTAR', {
      number: '40/DISKOMINFO/NK/11/2026',
      recipients: ['Kepala Dinas Kearsipan dan Perpustakaan'],
      recipientsPlace: 'Arunika',
      text: {
        parts: {},
        items: [
          {
            what: 'Daftar arsip aktif Bidang Aplikasi Informatika tahun 2024',
            amount: '1 (satu) berkas',
            note: 'Dikirim untuk dipindahkan',
          },
          {
            what: 'Berita acara pemindahan arsip inaktif Nomor 17/DISKOMINFO/NK/11/2026',
            amount: '2 (dua) rangkap',
            note: 'Mohon satu rangkap dikembalikan',
          },
        ],
      },
    }),
  memorandum: () =>
    sampleLetter('MEMO', {
      subject: 'Penyiapan bahan rapat',
      number: '000.1.2.3/14/DISKOMINFO/ND/2026',
      recipients: ['Kepala Bidang Aplikasi Informatika'],
      text: {
        parts: {
          body: doc(
            paragraph(
              'Mohon disiapkan bahan paparan arsitektur pemerintah digital untuk rapat hari Rabu, 2 Desember 2026, dan disampaikan kepada saya paling lambat hari Senin.',
            ),
          ),
        },
      },
    }),
  notula: () =>
    sampleLetter('NOTULA', {
      number: '6/DISKOMINFO/NK/11/2026',
      signatures: [
        signature(['PIMPINAN RAPAT,'], 'Dr. Arif Budiman Soekarta, S.Kom., M.Kom.', [
          'NIP 19740328 200003 1 002',
        ]),
        signature(['NOTULIS,'], 'Fajar', ['NI PPPK 19930921 202121 1 005']),
      ],
      text: {
        event: {
          ...meetingDay,
          from: '2026-11-23',
          endsAt: '10:00',
          matter: 'Rapat evaluasi uji coba tanda tangan elektronik',
          place: 'Ruang rapat Diskominfo',
        },
        meeting: {
          chair: 'Kepala Dinas Komunikasi dan Informatika',
          minuteTaker: 'Fajar, A.Md.Kom.',
          present: [
            'Sekretaris Diskominfo',
            'Kepala Bidang Aplikasi Informatika',
            'Kepala Bidang Persandian dan Statistik',
          ],
        },
        parts: {
          agenda: doc(listed('1.', 'Hasil uji coba', 'Rencana penerapan')),
          discussion: doc(
            paragraph(
              'Kepala Bidang Persandian melaporkan bahwa seluruh surat dapat diperiksa keasliannya. Dua pejabat belum lancar karena telepon genggamnya tidak memenuhi syarat.',
            ),
          ),
          decisions: doc(
            listed(
              '1.',
              'Penerapan dimulai pada tanggal 4 Januari 2027.',
              'Pendampingan dilakukan pada bulan Desember 2026.',
            ),
          ),
        },
        followUps: [
          { what: 'Menyusun jadwal pendampingan', who: 'Bidang Persandian', due: '2026-11-30' },
          { what: 'Menyiapkan surat edaran penerapan', who: 'Sekretariat', due: '2026-12-11' },
          { what: 'Mengganti perangkat dua pejabat', who: 'Bagian Umum' },
        ],
      },
    }),
};
