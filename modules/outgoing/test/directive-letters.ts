import type { Block } from '../contract/content.ts';
import type { LetterFacts } from '../server/rules/paper/letter-facts.ts';
import {
  ayu,
  clauses,
  doc,
  hendra,
  listed,
  ofRegent,
  paragraph,
  person,
  sampleLetter,
  signature,
} from './sample-letter.ts';

/** Directive letters (naskah dinas arahan) as an office writes them. */
export const directiveLetters: Record<string, () => LetterFacts> = {
  'surat-tugas': () =>
    sampleLetter('STUGAS', {
      number: '000.1.2.3/31/DISKOMINFO/ST/2026',
      copies: ['Sekretaris Daerah', 'Inspektur Daerah'],
      text: {
        parts: {
          basis: doc(
            listed(
              '1.',
              'Dokumen Pelaksanaan Anggaran Dinas Komunikasi dan Informatika Tahun Anggaran 2026;',
              'Surat Kepala Dinas Kesehatan Nomor 400.7/88/DINKES/2026 tanggal 18 November 2026 hal permohonan pendampingan.',
            ),
          ),
          tasks: doc(
            listed(
              '1.',
              'melakukan pendampingan pemasangan aplikasi antrean di Puskesmas Arunika I pada hari Rabu s.d. Jumat, 25 s.d. 27 November 2026; dan',
              'melaporkan hasilnya paling lambat 3 (tiga) hari kerja setelah tugas selesai.',
            ),
          ),
        },
        people: [hendra, ayu],
      },
    }),
  'surat-perintah': () =>
    sampleLetter('SPERINTAH', {
      letterhead: ofRegent,
      issuingPost: 'Bupati Arunika',
      number: '800.1.11/9/SETDA/SP/2026',
      signatures: [signature(['BUPATI ARUNIKA,'], 'Laksmi Wardhani')],
      text: {
        parts: {
          considering: doc(
            paragraph(
              'bahwa Kepala Dinas Pendidikan memasuki masa pensiun terhitung mulai tanggal 1 Desember 2026, sehingga perlu ditunjuk pelaksana tugas;',
            ),
          ),
          basis: doc(
            listed(
              '1.',
              'Undang-Undang Nomor 30 Tahun 2014 tentang Administrasi Pemerintahan;',
              'Undang-Undang Nomor 20 Tahun 2023 tentang Aparatur Sipil Negara.',
            ),
          ),
          tasks: doc(
            listed(
              '1.',
              'terhitung mulai tanggal 1 Desember 2026, di samping jabatannya sebagai Sekretaris Dinas Pendidikan, melaksanakan tugas sebagai Pelaksana Tugas Kepala Dinas Pendidikan; dan',
              'melaksanakan perintah ini dengan penuh tanggung jawab.',
            ),
          ),
        },
        people: [
          person(
            'Drs. Sugeng Riyadi, M.Pd.',
            'Pembina Tingkat I (IV/b)',
            '19711013 199703 1 003',
            'Sekretaris Dinas Pendidikan',
          ),
        ],
      },
    }),
  'surat-edaran': () =>
    sampleLetter('SE', {
      letterhead: ofRegent,
      issuingPost: 'Bupati Arunika',
      number: '4/SETDA/SE/2026',
      recipients: ['Kepala Perangkat Daerah', 'Camat', 'Direktur BUMD'],
      recipientsPlace: 'Arunika',
      signatures: [signature(['BUPATI ARUNIKA,'], 'Laksmi Wardhani')],
      text: {
        about: 'Jam kerja pegawai aparatur sipil negara pada bulan Ramadan 1448 Hijriah',
        parts: {
          body: doc(
            ...[
              [
                'A. Latar Belakang',
                'Dalam rangka meningkatkan kualitas ibadah pada bulan Ramadan dengan tetap menjamin pelayanan kepada masyarakat, perlu diatur jam kerja pegawai.',
              ],
              [
                'B. Maksud dan Tujuan',
                'Surat edaran ini dimaksudkan sebagai pedoman bagi perangkat daerah dalam menetapkan jam kerja.',
              ],
              [
                'C. Ruang Lingkup',
                'Surat edaran ini memuat jam kerja perangkat daerah yang memberlakukan 5 (lima) dan 6 (enam) hari kerja.',
              ],
              [
                'D. Dasar',
                'Peraturan Presiden Nomor 21 Tahun 2023 tentang Hari Kerja dan Jam Kerja Instansi Pemerintah dan Pegawai Aparatur Sipil Negara.',
              ],
            ].flatMap(([head, text]): Block[] => [
              { type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: head! }] },
              paragraph(text!),
            ]),
            { type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: 'E. Isi Edaran' }] },
            listed(
              '1.',
              'Hari Senin sampai dengan Kamis pukul 08.00 s.d. 15.00 WIB, istirahat pukul 12.00 s.d. 12.30 WIB.',
              'Hari Jumat pukul 08.00 s.d. 15.30 WIB, istirahat pukul 11.30 s.d. 12.30 WIB.',
            ),
            { type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: 'F. Penutup' }] },
            paragraph('Demikian surat edaran ini untuk dilaksanakan dengan penuh tanggung jawab.'),
          ),
        },
      },
    }),
  keputusan: () =>
    sampleLetter('KEPUTUSAN', {
      letterhead: ofRegent,
      issuingPost: 'Bupati Arunika',
      number: '147 TAHUN 2026',
      signatures: [signature(['BUPATI ARUNIKA,'], 'Laksmi Wardhani')],
      copies: ['Gubernur Tirtamaya', 'Inspektur Daerah', 'Yang bersangkutan'],
      text: {
        about: 'Tim koordinasi pemerintah digital Kabupaten Arunika tahun 2027',
        parts: {
          considering: doc(
            listed(
              'a.',
              'bahwa untuk mewujudkan pemerintahan yang terpadu, perlu dilakukan koordinasi penerapan pemerintah digital;',
              'bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan Keputusan Bupati tentang Tim Koordinasi Pemerintah Digital Kabupaten Arunika Tahun 2027;',
            ),
          ),
          recalling: doc(
            listed(
              '1.',
              'Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah sebagaimana telah beberapa kali diubah, terakhir dengan Undang-Undang Nomor 6 Tahun 2023;',
              'Peraturan Presiden Nomor 95 Tahun 2018 tentang Sistem Pemerintahan Berbasis Elektronik;',
              'Peraturan Presiden Nomor 82 Tahun 2023 tentang Percepatan Transformasi Digital dan Keterpaduan Layanan Digital Nasional;',
            ),
          ),
          establishes: doc(
            paragraph(
              'KEPUTUSAN BUPATI TENTANG TIM KOORDINASI PEMERINTAH DIGITAL KABUPATEN ARUNIKA TAHUN 2027.',
            ),
          ),
          body: doc(
            clauses(
              'Membentuk Tim Koordinasi Pemerintah Digital Kabupaten Arunika Tahun 2027 dengan susunan keanggotaan sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan dari Keputusan ini.',
              'Tim sebagaimana dimaksud dalam Diktum KESATU mempunyai tugas mengoordinasikan arsitektur, peta rencana, dan anggaran pemerintah digital.',
              'Dalam melaksanakan tugasnya, Tim bertanggung jawab dan melaporkan hasilnya kepada Bupati.',
              'Keputusan ini mulai berlaku pada tanggal ditetapkan.',
            ),
          ),
        },
        annexes: [
          {
            title: 'Susunan keanggotaan tim',
            text: doc(
              listed(
                '1.',
                'Pengarah: Bupati Arunika',
                'Ketua: Sekretaris Daerah',
                'Sekretaris: Kepala Dinas Komunikasi dan Informatika',
              ),
            ),
          },
        ],
      },
    }),
};
