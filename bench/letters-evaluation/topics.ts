/** What a letter is about: its subject lines, a paragraph of its text and the codes a clerk would accept. */
export interface Topic {
  kind:
    | 'invitation'
    | 'request'
    | 'circular'
    | 'report'
    | 'offer'
    | 'complaint'
    | 'cover'
    | 'assignment'
    | 'decree'
    | 'guest';
  subject: string;
  text: string;
  codes: string[];
  agenda?: string;
}

/** Topics used while the rules were written. */
export const TOPICS: Topic[] = [
  {
    kind: 'invitation',
    subject: 'Undangan Rapat Koordinasi Percepatan Penurunan Stunting',
    text: 'Dalam rangka percepatan penurunan stunting dan evaluasi intervensi gizi spesifik pada balita, perlu dilakukan koordinasi lintas sektor',
    codes: ['400.7.13', '400.7.13.5', '000.1.5', '400.7.15.2'],
    agenda: 'Evaluasi capaian penurunan prevalensi stunting',
  },
  {
    kind: 'invitation',
    subject: 'Undangan Sosialisasi Penggunaan Sertifikat Elektronik',
    text: 'Dalam rangka penerapan tanda tangan elektronik pada naskah dinas, akan dilaksanakan sosialisasi bagi operator',
    codes: ['000.6.5', '000.6.5.5', '000.6.5.6', '000.6.5.1'],
    agenda: 'Sosialisasi dan pendaftaran sertifikat elektronik',
  },
  {
    kind: 'invitation',
    subject: 'Undangan Upacara Peringatan Hari Jadi Daerah',
    text: 'Dalam rangka memperingati hari jadi daerah akan dilaksanakan upacara bendera yang diikuti seluruh pegawai',
    codes: ['400.14.1.1', '400.14.1'],
    agenda: 'Upacara bendera',
  },
  {
    kind: 'invitation',
    subject: 'Undangan Musrenbang RKPD Tahun 2027',
    text: 'Dalam rangka penyusunan Rencana Kerja Pemerintah Daerah akan diselenggarakan musyawarah perencanaan pembangunan',
    codes: ['000.7.1.3', '000.7.1', '000.7.2.4'],
    agenda: 'Musyawarah perencanaan pembangunan',
  },
  {
    kind: 'invitation',
    subject: 'Undangan Rapat Pembahasan Rancangan Peraturan Daerah tentang Pengelolaan Sampah',
    text: 'Sehubungan dengan pembahasan rancangan peraturan daerah, diperlukan masukan dari perangkat daerah terkait',
    codes: ['100.3.2.1', '100.3.2', '600.4.15', '000.1.5'],
    agenda: 'Pembahasan raperda',
  },
  {
    kind: 'invitation',
    subject: 'Undangan Bimbingan Teknis Pengelolaan Arsip Dinamis',
    text: 'Dalam rangka meningkatkan kompetensi pengelola arsip pada perangkat daerah, kami menyelenggarakan bimbingan teknis',
    codes: ['000.5.2.6', '000.5.2', '000.5.3', '000.5.2.9'],
    agenda: 'Bimbingan teknis kearsipan',
  },
  {
    kind: 'invitation',
    subject: 'Undangan Rapat Persiapan Pilkades Serentak',
    text: 'Menjelang pemilihan kepala desa serentak, diperlukan kesiapan panitia dan perangkat desa',
    codes: ['400.10.2.2', '400.10.2', '400.10.2.1', '000.1.5'],
    agenda: 'Persiapan pemilihan kepala desa',
  },
  {
    kind: 'request',
    subject: 'Permintaan Data Aset dan Rekonsiliasi Barang Milik Daerah Semester I',
    text: 'Dalam rangka penyusunan laporan barang milik daerah, kami mohon data aset tetap dan hasil inventarisasi',
    codes: ['000.2.5', '000.2.1', '000.2.1.1', '000.2.3.2'],
  },
  {
    kind: 'request',
    subject: 'Permohonan Data Kependudukan untuk Penyusunan Profil Daerah',
    text: 'Untuk keperluan penyusunan profil daerah diperlukan data jumlah penduduk menurut umur dan jenis kelamin',
    codes: ['400.12.4.3', '400.12.4', '400.12.4.4'],
  },
  {
    kind: 'request',
    subject: 'Usul Kenaikan Pangkat Pegawai Negeri Sipil Periode Oktober',
    text: 'Bersama ini kami sampaikan usul kenaikan pangkat pegawai beserta kelengkapan berkas',
    codes: ['800.1.3.2', '800.1.3'],
  },
  {
    kind: 'request',
    subject: 'Permohonan Penerbitan Rekomendasi Izin Penelitian Mahasiswa',
    text: 'Sehubungan dengan penyusunan skripsi mahasiswa kami, mohon diberikan izin pengambilan data',
    codes: ['000.9.2', '400.14.5.4', '000.9.6'],
  },
  {
    kind: 'request',
    subject: 'Permohonan Peminjaman Gedung Serbaguna',
    text: 'Sehubungan akan dilaksanakannya pertemuan tahunan, kami mohon izin meminjam gedung beserta perlengkapannya',
    codes: ['000.1.4'],
  },
  {
    kind: 'request',
    subject: 'Permohonan Perbaikan Lampu Penerangan Jalan Umum',
    text: 'Beberapa titik lampu penerangan jalan umum di wilayah kami padam sejak dua bulan terakhir',
    codes: ['500.11.7', '500.10.17', '500.10.18'],
  },
  {
    kind: 'request',
    subject: 'Permohonan Bantuan Bibit Padi dan Pupuk bagi Kelompok Tani',
    text: 'Mengingat musim tanam segera tiba, kelompok tani kami membutuhkan bantuan benih padi unggul dan pupuk bersubsidi',
    codes: ['500.6.9', '500.6.7', '500.6.7.2', '500.6.12', '500.6.10'],
  },
  {
    kind: 'request',
    subject: 'Permohonan Cuti Tahunan',
    text: 'Dengan ini mengajukan permohonan cuti tahunan selama enam hari kerja',
    codes: ['800.1.11.4'],
  },
  {
    kind: 'request',
    subject: 'Permintaan Usulan Formasi Aparatur Sipil Negara Tahun 2027',
    text: 'Dalam rangka penyusunan kebutuhan pegawai, agar menyampaikan usulan formasi sesuai analisis jabatan dan beban kerja',
    codes: ['800.1.2.1', '800.1.1', '800.1.1.1', '800.1.2', '800.1.1.2'],
  },
  {
    kind: 'request',
    subject: 'Permohonan Audiensi',
    text: 'Kami bermaksud bersilaturahmi dan menyampaikan program kerja organisasi kepada pimpinan',
    codes: ['400.14.1.3', '400.14.1', '400.14.5.2'],
  },
  {
    kind: 'request',
    subject: 'Permohonan Fasilitasi Penyambungan Jaringan Internet Kantor Desa',
    text: 'Kantor desa kami belum memiliki akses internet yang memadai untuk pelayanan',
    codes: ['500.12.15.1', '500.12.15', '500.12.6.2', '500.12.8.2'],
  },
  {
    kind: 'guest',
    subject: 'Permohonan Narasumber Pelatihan Penulisan Naskah Dinas',
    text: 'Kami akan menyelenggarakan pelatihan bagi pegawai dan memohon kesediaan Saudara menugaskan narasumber',
    codes: ['800.2.4.1', '800.2.4', '800.2.4.2', '000.5.3.1'],
  },
  {
    kind: 'guest',
    subject: 'Permohonan Peserta Lokakarya Kabupaten Layak Anak',
    text: 'Kami mohon penugasan dua orang pegawai sebagai peserta lokakarya',
    codes: ['400.2.7', '000.9.10'],
  },
  {
    kind: 'circular',
    subject: 'Penyesuaian Jam Kerja Pegawai pada Bulan Ramadan',
    text: 'Dalam rangka menjaga kualitas ibadah dan kinerja pegawai perlu dilakukan penyesuaian jam kerja',
    codes: ['800.1.6.2', '800.1.6', '100.3.4', '100.3.4.2', '100.3.4.4'],
  },
  {
    kind: 'circular',
    subject: 'Kewaspadaan terhadap Demam Berdarah Dengue',
    text: 'Memasuki musim penghujan terjadi peningkatan kasus demam berdarah sehingga perlu pemberantasan sarang nyamuk',
    codes: ['400.7.9.2', '400.7.9', '100.3.4.4', '100.3.4.2'],
  },
  {
    kind: 'circular',
    subject: 'Penerimaan Murid Baru Jenjang Sekolah Menengah Pertama',
    text: 'Dalam rangka penerimaan murid baru tahun ajaran mendatang disampaikan ketentuan pendaftaran',
    codes: ['400.3.5', '400.3.12.1', '400.3.5.3', '100.3.4.4'],
  },
  {
    kind: 'report',
    subject: 'Laporan Realisasi Anggaran Semester Pertama',
    text: 'Bersama ini disampaikan laporan realisasi anggaran pendapatan dan belanja',
    codes: ['900.1.3.3', '900.1.3', '900.1.6', '900.1.3.2'],
  },
  {
    kind: 'report',
    subject: 'Tindak Lanjut Hasil Pemeriksaan Badan Pemeriksa Keuangan',
    text: 'Menindaklanjuti temuan pemeriksaan, bersama ini disampaikan bukti tindak lanjut',
    codes: ['700.1.2.5', '700.1.2.1', '700.1.2', '900.1.11'],
  },
  {
    kind: 'report',
    subject: 'Penyampaian Laporan Kinerja Instansi Pemerintah',
    text: 'Memenuhi kewajiban akuntabilitas kinerja bersama ini disampaikan dokumen SAKIP',
    codes: ['000.8.6.3', '000.8.6'],
  },
  {
    kind: 'offer',
    subject: 'Penawaran Pengadaan Alat Kesehatan',
    text: 'Menanggapi permintaan penawaran, kami mengajukan harga untuk penyediaan barang',
    codes: ['000.3.2', '000.3.1', '000.3.3', '400.7.19.1'],
  },
  {
    kind: 'offer',
    subject: 'Surat Penawaran Jasa Konsultansi Perencanaan Gedung',
    text: 'Kami bermaksud menawarkan jasa konsultansi perencanaan dengan tenaga ahli bersertifikat',
    codes: ['000.3.2', '000.3.1', '000.3.3'],
  },
  {
    kind: 'complaint',
    subject: 'Pengaduan Pencemaran Sungai oleh Limbah Pabrik',
    text: 'Air sungai berubah warna dan berbau sejak pabrik beroperasi sehingga warga mengalami gatal',
    codes: ['600.4.6', '600.4.16', '600.4.5', '600.4.17', '600.4.9'],
  },
  {
    kind: 'complaint',
    subject: 'Keluhan Penumpukan Sampah di Pasar',
    text: 'Sampah tidak diangkut lebih dari seminggu dan menimbulkan bau tidak sedap',
    codes: ['600.4.15', '600.1.17.3', '600.4.15.2', '500.2.2.11'],
  },
  {
    kind: 'cover',
    subject: '',
    text: 'Laporan pertanggungjawaban realisasi dana desa tahap II beserta dokumen pendukung',
    codes: ['400.10.2.4', '400.10.2'],
  },
  {
    kind: 'cover',
    subject: '',
    text: 'Berkas usulan pensiun pegawai dan daftar riwayat pekerjaan',
    codes: ['800.1.6.6', '800.1.6.3'],
  },
  {
    kind: 'assignment',
    subject: '',
    text: 'mengikuti bimbingan teknis pengelolaan keuangan daerah',
    codes: ['800.1.11.1', '800.2.4', '800.2.4.2', '000.1.2.3', '900.1.15'],
  },
  {
    kind: 'decree',
    subject: 'Pembentukan Tim Koordinasi Penanggulangan Kemiskinan',
    text: 'bahwa untuk mempercepat penanggulangan kemiskinan perlu dibentuk tim koordinasi',
    codes: ['100.3.3.2', '100.3.3', '400.9.14', '100.3.3.3'],
  },
];
