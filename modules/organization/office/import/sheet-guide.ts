import type { SheetKind } from '../../contract/people.ts';

/** A column of a sheet to import: its heading, and an example of what stands in it. */
export interface SheetColumn {
  name: string;
  required?: boolean;
  example: string;
  /** Every word that is known, where only some are. */
  words?: readonly string[];
}

/** Columns as the server reads them; the meaning of each is the text `organization.sheet.<name>`. */
export const sheetGuide: Readonly<Record<SheetKind, readonly SheetColumn[]>> = {
  units: [
    { name: 'kode', required: true, example: 'KOMINFO-IKP' },
    { name: 'nama', required: true, example: 'Bidang Informasi dan Komunikasi Publik' },
    { name: 'nama_singkat', example: 'Bidang IKP' },
    { name: 'kode_induk', required: true, example: 'KOMINFO' },
    {
      name: 'jenis',
      required: true,
      example: 'bidang',
      words: [
        'pimpinan',
        'sekretariat daerah',
        'sekretariat',
        'asisten',
        'bagian',
        'dinas',
        'badan',
        'inspektorat',
        'bidang',
        'irban',
        'seksi',
        'subbagian',
        'uptd',
        'kecamatan',
        'kelurahan',
        'lainnya',
      ],
    },
    { name: 'urutan', example: '20' },
    { name: 'berlaku_mulai', example: '2026-01-02' },
  ],
  posts: [
    { name: 'kode', required: true, example: 'KABID-IKP' },
    { name: 'nama', required: true, example: 'Kepala Bidang Informasi dan Komunikasi Publik' },
    { name: 'kode_unit', required: true, example: 'KOMINFO-IKP' },
    { name: 'kode_atasan', example: 'KADIS-KOMINFO' },
    {
      name: 'jenis',
      required: true,
      example: 'struktural',
      words: ['pejabat negara', 'struktural', 'fungsional', 'pelaksana'],
    },
    { name: 'pimpinan', example: 'ya', words: ['ya', 'tidak'] },
    { name: 'eselon', example: 'III.b' },
    { name: 'urutan', example: '10' },
    { name: 'berlaku_mulai', example: '2026-01-02' },
  ],
  people: [
    { name: 'nama', required: true, example: 'Sri Wahyuni' },
    { name: 'gelar_depan', example: 'Dra.' },
    { name: 'gelar_belakang', example: 'M.Si.' },
    { name: 'jenis', required: true, example: 'PNS', words: ['PNS', 'PPPK', 'lainnya'] },
    { name: 'nip', example: '198408172009032004' },
    { name: 'nik', example: '3374015708840003' },
    { name: 'surel', example: 'sri.wahyuni@arunika.example' },
    { name: 'telepon', example: '+62 812 0000 1234' },
    { name: 'golongan', example: 'IV/a' },
    { name: 'kode_jabatan', example: 'KABID-IKP' },
    { name: 'status_jabatan', example: 'definitif', words: ['definitif', 'plt', 'plh', 'pj', 'pjs'] },
    { name: 'mulai', example: '2026-01-02' },
    { name: 'nomor_sk', example: '821.22/145/2026' },
  ],
};
