export const AGENCIES: [string, string][] = [
  ['Dinas Kesehatan', 'DINKES'],
  ['Dinas Pendidikan dan Kebudayaan', 'DISDIKBUD'],
  ['Dinas Sosial', 'DINSOS'],
  ['Dinas Pekerjaan Umum dan Penataan Ruang', 'DPUPR'],
  ['Dinas Lingkungan Hidup', 'DLH'],
  ['Dinas Pertanian dan Ketahanan Pangan', 'DISTAN'],
  ['Dinas Perhubungan', 'DISHUB'],
  ['Badan Kepegawaian dan Pengembangan Sumber Daya Manusia', 'BKPSDM'],
  ['Badan Pendapatan Daerah', 'BAPENDA'],
  ['Dinas Pemberdayaan Masyarakat dan Desa', 'DPMD'],
  ['Dinas Kependudukan dan Pencatatan Sipil', 'DISDUKCAPIL'],
  ['Inspektorat', 'ITKAB'],
  ['Dinas Koperasi, Usaha Mikro dan Perdagangan', 'DISKOPUMDAG'],
  ['Badan Kesatuan Bangsa dan Politik', 'BAKESBANGPOL'],
  ['Satuan Polisi Pamong Praja', 'SATPOLPP'],
  ['Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu', 'DPMPTSP'],
  ['Badan Penanggulangan Bencana Daerah', 'BPBD'],
];
export const MINISTRIES: [string, string, string][] = [
  ['Kementerian Urusan Wilayah', 'KUW', 'Direktorat Jenderal Bina Pembangunan Wilayah'],
  ['Kementerian Kesejahteraan Keluarga', 'KKK', 'Deputi Bidang Ketahanan Keluarga'],
  ['Kementerian Aparatur dan Tata Kelola', 'KATK', 'Sekretariat Kementerian'],
];
export const COMPANIES: [string, string][] = [
  ['PT Mitra Sarana Teknologi', 'MST'],
  ['CV Bangun Cipta Mandiri', 'BCM'],
  ['PT Sinar Abadi Konsultan', 'SAK'],
  ['PT Graha Medika Nusantara', 'GMN'],
  ['CV Karya Tani Sejahtera', 'KTS'],
];
export const ASSOCIATIONS: [string, string, string][] = [
  ['Yayasan Peduli Anak Pesisir', 'YPAP', 'Ketua Yayasan Peduli Anak Pesisir'],
  ['Karang Taruna Tunas Muda', 'KT-TM', 'Ketua Karang Taruna Tunas Muda'],
  ['Ikatan Pengusaha Kerajinan Daerah', 'IPKD', 'Ketua Umum'],
  ['Lembaga Bantuan Hukum Sahabat Rakyat', 'LBH-SR', 'Direktur'],
  ['Himpunan Petani Organik', 'HPO', 'Ketua'],
  ['Panitia Hari Ulang Tahun Kemerdekaan Ke-81', 'PAN-HUT', 'Ketua Panitia'],
];
