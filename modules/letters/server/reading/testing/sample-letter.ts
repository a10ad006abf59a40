import { typedPage } from './typed-page.ts';

/** An ordinary invitation of an invented regency; tests replace single lines of it. */
export const INVITATION = `
                     PEMERINTAH KABUPATEN WANARAYA
                            DINAS KESEHATAN
       Jalan Melati Nomor 12, Wanasari 45121, Telepon (0231) 445566
                                                        Wanasari, 14 September 2026

Nomor     :  400.7.13/123/DINKES/2026
Sifat     :  Segera
Lampiran  :  1 (satu) berkas
Hal       :  Undangan Rapat Penurunan Stunting
             Tingkat Kabupaten

Yth.  Kepala Puskesmas
      di Lingkungan Dinas Kesehatan
di
    Tempat

      Menindaklanjuti surat Gubernur Nomor 005/77/SEK/2026 tanggal 1 Agustus 2026, kami
mengundang Saudara untuk hadir pada:

      hari, tanggal  :  Kamis, 17 September 2026
      pukul          :  09.00 s.d. 11.30 WIB
      tempat         :  Aula Dinas Kesehatan, Jalan Melati Nomor 12,
                        Wanasari
      acara          :  Evaluasi balita stunting

Laporan agar disampaikan kepada kami paling lambat tanggal 16 September 2026.

                                              Kepala Dinas Kesehatan
                                              Kabupaten Wanaraya,



                                              dr. Ratna Handayani, M.Kes.
                                              NIP 19700101 199503 2 001
Tembusan:
1. Bupati Wanaraya.`;

export function invitation(change: (text: string) => string = (text) => text) {
  return [typedPage(change(INVITATION))];
}
