import type { Random } from './random.ts';

/** An invented regency or town with its places. None of the names is a real region. */
export interface Region {
  /** "Kabupaten Wanaraya", "Kota Tirtamaya". */
  name: string;
  bare: string;
  kind: 'Kabupaten' | 'Kota';
  province: string;
  seat: string;
  district: string;
  village: string;
  domain: string;
}

const BARE = [
  'Wanaraya',
  'Tirtamaya',
  'Girisari',
  'Nusalaya',
  'Samudra Jaya',
  'Bumi Lestari',
  'Kertajaya',
  'Muara Indah',
  'Sumberasri',
  'Cakrabuana',
  'Harjamukti',
  'Lembah Permai',
];
const SEATS = [
  'Wanasari',
  'Tirtapura',
  'Girimulya',
  'Nusapati',
  'Samudrapura',
  'Lestari',
  'Kertapati',
  'Muarasari',
  'Sumberjati',
  'Cakrapura',
];
const DISTRICTS = [
  'Mekarjaya',
  'Sukamulya',
  'Banyuasih',
  'Karangtengah',
  'Rejosari',
  'Pasirputih',
  'Tanjungsari',
  'Lubuk Dalam',
  'Cempaka',
];
const VILLAGES = [
  'Sumber Makmur',
  'Karang Anyar',
  'Mulyasari',
  'Banjar Agung',
  'Tegalrejo',
  'Wonosari',
  'Ciptamarga',
  'Padang Luas',
  'Rawa Indah',
];
const PROVINCES = ['Nusa Timur', 'Jaya Barat', 'Tirta Selatan', 'Bahari Utara'];

export function randomRegion(random: Random): Region {
  const bare = random.pick(BARE);
  const kind = random.chance(0.75) ? 'Kabupaten' : 'Kota';
  return {
    name: `${kind} ${bare}`,
    bare,
    kind,
    province: random.pick(PROVINCES),
    seat: random.pick(SEATS),
    district: random.pick(DISTRICTS),
    village: random.pick(VILLAGES),
    domain: `${bare.toLowerCase().replace(/ /g, '')}${kind === 'Kota' ? 'kota' : 'kab'}.go.id`,
  };
}

const FIRST = [
  'Bagas',
  'Laras',
  'Surya',
  'Ratna',
  'Yohanes',
  'Dewi',
  'Imam',
  'Ni Made',
  'Hendra',
  'Siti',
  'Arif',
  'Maria',
  'Taufik',
  'Endang',
  'Rangga',
  'Wulan',
];
const LAST = [
  'Prakoso',
  'Kusumadewi',
  'Wirawan',
  'Handayani',
  'Siregar',
  'Lestari',
  'Nugraha',
  'Anggraini',
  'Saputra',
  'Rahmawati',
  'Manurung',
  'Puspita',
  'Hidayat',
];
const TITLES_BEFORE = ['', '', '', 'Drs. ', 'Ir. ', 'Dr. ', 'Hj. ', 'H. ', 'dr. '];
const TITLES_AFTER = [
  '',
  '',
  ', S.E.',
  ', S.H., M.H.',
  ', S.Sos., M.Si.',
  ', S.Pd., M.Pd.',
  ', S.T., M.T.',
  ', M.Kes.',
  ', A.Md.',
];

export function randomName(random: Random, titled = true): string {
  const name = `${random.pick(FIRST)} ${random.pick(LAST)}`;
  return titled ? `${random.pick(TITLES_BEFORE)}${name}${random.pick(TITLES_AFTER)}` : name;
}

export function randomNip(random: Random): string {
  const part = (low: number, high: number, width: number) =>
    String(random.int(low, high)).padStart(width, '0');
  return `${part(1965, 1990, 4)}${part(1, 12, 2)}${part(1, 28, 2)} ${part(1990, 2015, 4)}${part(1, 12, 2)} ${part(1, 2, 1)} ${part(1, 20, 3)}`;
}
