import type { Random } from './random.ts';
import type { Region } from './regions.ts';
import { AGENCIES, ASSOCIATIONS, COMPANIES, MINISTRIES } from './sender-names.ts';

/** Who writes: letterhead as printed, the register's name for it, and how it signs and numbers. */
export interface Sender {
  kind:
    | 'agency'
    | 'ministry'
    | 'province'
    | 'district'
    | 'village'
    | 'school'
    | 'hospital'
    | 'company'
    | 'association'
    | 'secretariat'
    | 'officer'
    | 'council'
    | 'university'
    | 'vertical';
  letterhead: string[];
  slogan?: string;
  contact: string[];
  name: string;
  head: string;
  unit: string;
  place: string;
}

function contactOf(region: Region, random: Random, agency: string): string[] {
  const street = random.pick([
    'Jalan Melati Nomor 12',
    'Jl. Jenderal Sudirman No. 45',
    'Jln. Raya Pesantren KM 3',
    'Jalan Veteran Nomor 8',
  ]);
  const phone = `(0${random.int(211, 988)}) ${random.int(210000, 799999)}`;
  const code = random.int(10110, 89999);
  const mail = `${agency.toLowerCase().replace(/[^a-z]/g, '')}@${region.domain}`;
  return random.pick([
    [`${street}, ${region.seat} ${code}, Telepon ${phone}`, `Laman ${region.domain}, Pos-el ${mail}`],
    [`${street} Telp. ${phone} Fax. ${phone}`, `${region.seat.toUpperCase()} ${code}`],
    [`${street} Telp/Fax ${phone} Kode Pos ${code} E-mail: ${mail}`],
  ]);
}

export function randomSender(random: Random, region: Region, kind: Sender['kind']): Sender {
  const place = region.seat;
  const government = `PEMERINTAH ${region.name.toUpperCase()}`;
  if (kind === 'ministry') {
    const [name, code, unit] = random.pick(MINISTRIES);
    const republic = random.chance(0.5)
      ? [`${name.toUpperCase()}`, 'REPUBLIK INDONESIA']
      : [`${name.toUpperCase()} REPUBLIK INDONESIA`];
    return {
      kind,
      letterhead: [...republic, unit.toUpperCase()],
      contact: contactOf(region, random, code),
      name: `${name}, ${unit}`,
      head: unit.startsWith('Direktorat')
        ? `Direktur Jenderal Bina Pembangunan Wilayah`
        : unit.startsWith('Deputi')
          ? unit
          : 'Sekretaris Kementerian',
      unit: code,
      place: 'Nusakota',
    };
  }
  if (kind === 'province') {
    const [name, code] = random.pick(AGENCIES.slice(0, 8));
    return {
      kind,
      letterhead: [`PEMERINTAH PROVINSI ${region.province.toUpperCase()}`, name.toUpperCase()],
      contact: contactOf(region, random, code),
      name: `${name} Provinsi ${region.province}`,
      head: `Kepala ${name} Provinsi ${region.province}`,
      unit: code,
      place: 'Bandar Utama',
    };
  }
  if (kind === 'secretariat') {
    return {
      kind,
      letterhead: [government, 'SEKRETARIAT DAERAH'],
      contact: contactOf(region, random, 'setda'),
      name: `Sekretariat Daerah ${region.name}`,
      head: 'Sekretaris Daerah',
      unit: 'SETDA',
      place,
    };
  }
  if (kind === 'district') {
    return {
      kind,
      letterhead: [government, `KECAMATAN ${region.district.toUpperCase()}`],
      contact: contactOf(region, random, 'kec'),
      name: `Kecamatan ${region.district}, ${region.name}`,
      head: `Camat ${region.district}`,
      unit: 'KEC',
      place: region.district,
    };
  }
  if (kind === 'village') {
    const own = random.chance(0.5)
      ? `DESA ${region.village.toUpperCase()}`
      : `PEMERINTAH DESA ${region.village.toUpperCase()}`;
    return {
      kind,
      letterhead: [government, `KECAMATAN ${region.district.toUpperCase()}`, own],
      contact: contactOf(region, random, 'desa'),
      name: `Pemerintah Desa ${region.village}, Kecamatan ${region.district}, ${region.name}`,
      head: `Kepala Desa ${region.village}`,
      unit: 'DS',
      place: region.village,
    };
  }
  if (kind === 'school') {
    const name = random.pick(['SMP Negeri 3', 'SD Negeri 1', 'SMP Negeri 12', 'SMA Negeri 2']);
    return {
      kind,
      letterhead: [government, 'DINAS PENDIDIKAN', `${name} ${region.district}`.toUpperCase()],
      contact: contactOf(region, random, 'sekolah'),
      name: `${name} ${region.district}`,
      head: 'Kepala Sekolah',
      unit: name.replace(' Negeri', 'N').replace(/ (\d)/, '$1'),
      place: region.district,
    };
  }
  if (kind === 'hospital') {
    const name = random.pick([
      'RSUD Wijaya Husada',
      'Rumah Sakit Umum Daerah Sehat Sentosa',
      'UPTD Puskesmas Melati',
    ]);
    return {
      kind,
      letterhead: random.chance(0.5)
        ? [government, name.toUpperCase()]
        : [government, 'DINAS KESEHATAN', name.toUpperCase()],
      contact: contactOf(region, random, 'rs'),
      name: `${name.replace('Rumah Sakit Umum Daerah', 'RSUD')} ${region.name}`,
      head: `Direktur ${name}`,
      unit: 'RS',
      place,
    };
  }
  if (kind === 'company') {
    const [name, code] = random.pick(COMPANIES);
    const printed = random.pick([name.toUpperCase(), name.replace(/^(PT|CV) /, '$1. ').toUpperCase(), name]);
    return {
      kind,
      letterhead: [printed],
      slogan: random.pick([
        'General Contractor, Supplier & Services',
        'Penyedia Barang dan Jasa Teknologi Informasi',
        'Konsultan Perencana dan Pengawas',
      ]),
      contact: contactOf(region, random, code).map((line) =>
        line.replace(region.domain, `${code.toLowerCase()}.co.id`),
      ),
      name,
      head: random.pick(['Direktur Utama', 'Direktur', 'Manajer Pemasaran']),
      unit: code,
      place,
    };
  }
  if (kind === 'association') {
    const [name, code, head] = random.pick(ASSOCIATIONS);
    const place2 = random.chance(0.4) ? region.name : '';
    return {
      kind,
      letterhead: place2 ? [name.toUpperCase(), place2.toUpperCase()] : [name.toUpperCase()],
      contact: [
        `Sekretariat: Jalan Anggrek Nomor ${random.int(1, 90)} ${place}, HP 08${random.int(100000000, 999999999)}`,
      ],
      name: place2 ? `${name} ${place2}` : name,
      head,
      unit: code,
      place,
    };
  }
  if (kind === 'officer') {
    const title = region.kind === 'Kota' ? 'Wali Kota' : 'Bupati';
    return {
      kind,
      letterhead: [
        `${title} ${region.bare}`.toUpperCase(),
        ...(random.chance(0.5) ? [`PROVINSI ${region.province.toUpperCase()}`] : []),
      ],
      contact: [],
      name: `${title} ${region.bare}`,
      head: `${title} ${region.bare}`,
      unit: 'SETDA',
      place,
    };
  }
  if (kind === 'council') {
    return {
      kind,
      letterhead: ['DEWAN PERWAKILAN RAKYAT DAERAH', region.name.toUpperCase()],
      contact: contactOf(region, random, 'dprd'),
      name: `Dewan Perwakilan Rakyat Daerah ${region.name}`,
      head: `Ketua DPRD ${region.name}`,
      unit: 'DPRD',
      place,
    };
  }
  if (kind === 'university') {
    const [university, faculty] = [
      random.pick(['Universitas Nusa Bakti', 'Politeknik Negeri Samudra']),
      random.pick(['Fakultas Teknik', 'Jurusan Akuntansi']),
    ];
    const alone = random.chance(0.5);
    const contact = contactOf(region, random, 'unb').map((line) => line.replace(region.domain, 'unb.ac.id'));
    return {
      kind,
      letterhead: alone ? [university.toUpperCase()] : [university.toUpperCase(), faculty.toUpperCase()],
      contact,
      name: alone ? university : `${university}, ${faculty}`,
      head: 'Dekan',
      unit: 'UNB',
      place,
    };
  }
  if (kind === 'vertical') {
    return {
      kind,
      letterhead: ['BADAN PUSAT STATISTIK', region.name.toUpperCase()],
      contact: contactOf(region, random, 'bps'),
      name: `Badan Pusat Statistik ${region.name}`,
      head: `Kepala BPS ${region.name}`,
      unit: '9401',
      place,
    };
  }
  const [name, code] = random.pick(AGENCIES);
  return {
    kind: 'agency',
    letterhead: [government, name.toUpperCase()],
    contact: contactOf(region, random, code),
    name: `${name} ${region.name}`,
    head:
      name === 'Inspektorat'
        ? `Inspektur ${region.name}`
        : name.startsWith('Satuan')
          ? `Kepala Satuan Polisi Pamong Praja ${region.name}`
          : `Kepala ${name} ${region.name}`,
    unit: code,
    place,
  };
}
