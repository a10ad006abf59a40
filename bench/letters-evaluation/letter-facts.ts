import { isoDate, weekdayOn } from '#modules/letters/server/reading/indonesian-date.ts';
import type { Random } from './random.ts';
import { type Region, randomName, randomNip } from './regions.ts';
import type { Sender } from './senders.ts';
import type { Topic } from './topics.ts';

/** What a letter truly says, named as in the samples' truth.json; null where it is not printed. */
export interface LetterTruth {
  number: string | null;
  date: string | null;
  sender: string | null;
  subject: string | null;
  addressee: string | null;
  nature: string | null;
  letterType: string;
  eventDate: string | null;
  startTime: string | null;
  location: string | null;
  deadline: string | null;
  securityClass: 'SR' | 'R' | 'T' | 'B';
  codes: string[];
}

interface EventFacts {
  date: string;
  dayText: string;
  timeText: string;
  startTime: string;
  place: string;
  agenda: string;
}

/** Everything a layout may print. */
export interface LetterFacts {
  random: Random;
  region: Region;
  sender: Sender;
  topic: Topic;
  number: string;
  printsCode: boolean;
  date: string;
  dateText: string;
  nature: string;
  attachments: string;
  addressee: string;
  signer: string;
  nip: string;
  event: EventFacts;
  deadline: { date: string; text: string } | null;
  reference: { number: string; dateText: string };
  copies: string[];
}

export const MONTHS = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
];
const DAYS = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'];
const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

export function longDate(iso: string): string {
  const [year, month, day] = iso.split('-').map(Number);
  return `${day} ${MONTHS[month! - 1]} ${year}`;
}

function laterBy(iso: string, days: number): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

export function dayName(iso: string): string {
  return DAYS[weekdayOn(iso)]!;
}

function printedDate(random: Random, iso: string): string {
  const [year, month, day] = iso.split('-');
  const style = random.next();
  if (style < 0.82) return longDate(iso);
  if (style < 0.88) return `${day}-${month}-${year}`;
  if (style < 0.94) return `${Number(day)}/${Number(month)}/${year}`;
  return `${day} ${MONTHS[Number(month) - 1]} ${year}`;
}

function randomNumber(
  random: Random,
  sender: Sender,
  topic: Topic,
  iso: string,
): { number: string; printsCode: boolean } {
  const [year, month] = iso.split('-').map(Number);
  const serial = random.pick([
    String(random.int(1, 999)),
    String(random.int(1, 999)).padStart(3, '0'),
    String(random.int(1000, 4999)),
  ]);
  const roman = ROMAN[month! - 1]!;
  const code = topic.codes[0]!;
  const two = String(month).padStart(2, '0');
  const { unit } = sender;
  if (sender.kind === 'ministry') {
    return {
      number: random.pick([
        `B-${serial}/${unit}/D.II/PR.03/${two}/${year}`,
        `${serial}/${unit}.3/HM.01.00/${two}/${year}`,
        `S-${serial}/${unit}/${year}`,
      ]),
      printsCode: false,
    };
  }
  if (['company', 'association', 'university'].includes(sender.kind)) {
    return {
      number: random.pick([
        `${serial}/${unit}/${roman}/${year}`,
        `${serial}/SP-${unit}/${roman}/${year}`,
        `No.${serial}/${unit}/${two}/${year}`.replace('No.', ''),
      ]),
      printsCode: false,
    };
  }
  if (sender.kind === 'vertical') return { number: `B-${serial}/94010/VS.300/${year}`, printsCode: false };
  const style = random.next();
  if (style < 0.3) return { number: `${code}/${serial}/${unit}/${year}`, printsCode: true };
  if (style < 0.45)
    return {
      number: `${code}/${serial}/${random.int(100, 120)}.${random.int(1, 9)}/${year}`,
      printsCode: true,
    };
  if (style < 0.6) return { number: `${serial}/${unit}/${code}/${roman}/${year}`, printsCode: true };
  if (style < 0.8)
    return {
      number: `${random.pick(['005', '800', '421', '440', '900'])}/${serial}/${unit}/${roman}/${year}`,
      printsCode: false,
    };
  return { number: `${serial}/${unit}-${random.int(1, 4)}/${roman}/${year}`, printsCode: false };
}

const ADDRESSEES = (region: Region): string[] => [
  `Kepala Dinas Komunikasi dan Informatika ${region.name}`,
  `Kepala Perangkat Daerah di Lingkungan Pemerintah ${region.name}`,
  `Sekretaris Daerah ${region.name}`,
  `${region.kind === 'Kota' ? 'Wali Kota' : 'Bupati'} ${region.bare}`,
  `Camat se-${region.name}`,
  `Kepala Bagian Organisasi Sekretariat Daerah ${region.name}`,
  `Direktur RSUD ${region.bare}`,
  `Kepala Badan Perencanaan Pembangunan Daerah ${region.name} u.p. Kepala Bidang Ekonomi`,
];

const PLACES = (region: Region): string[] => [
  `Aula Kantor Kecamatan ${region.district}`,
  `Ruang Rapat Utama Lantai 2 Sekretariat Daerah ${region.name}`,
  `Pendopo ${region.name}, Jalan Alun-Alun Nomor 1, ${region.seat}`,
  'Hotel Grand Melati, Ruang Anggrek',
  'Zoom Meeting (tautan menyusul)',
  `Gedung Serbaguna ${region.village}`,
];

export function randomFacts(random: Random, region: Region, sender: Sender, topic: Topic): LetterFacts {
  const date = isoDate(random.int(2024, 2027), random.int(1, 12), random.int(1, 28))!;
  const { number, printsCode } = randomNumber(random, sender, topic, date);
  const eventDay = laterBy(date, random.int(2, 20));
  const hour = random.int(7, 14);
  const minute = random.pick(['00', '30', '15']);
  const start = `${String(hour).padStart(2, '0')}.${minute}`;
  const until = random.pick([
    ' WIB s.d. selesai',
    ` s.d. ${String(hour + 2).padStart(2, '0')}.${minute} WITA`,
    ' WIB',
    ` WIT sampai dengan selesai`,
    ` - ${hour + 3}.00 WIB`,
  ]);
  const limit = laterBy(date, random.int(3, 30));
  const past = laterBy(date, -random.int(10, 60));
  return {
    random,
    region,
    sender,
    topic,
    number,
    printsCode,
    date,
    dateText: printedDate(random, date),
    nature: random.pick(['Biasa', 'Biasa', 'Penting', 'Segera', 'Sangat Segera', 'Terbatas', 'Rahasia']),
    attachments: random.pick(['-', '1 (satu) berkas', '2 (dua) lembar', '1 Berkas', 'Satu bundel']),
    addressee: random.pick(ADDRESSEES(region)),
    signer: randomName(random),
    nip: randomNip(random),
    event: {
      date: eventDay,
      dayText: random.pick([
        `${dayName(eventDay)}, ${longDate(eventDay)}`,
        `${dayName(eventDay)} / ${longDate(eventDay)}`,
        `${dayName(eventDay)} tanggal ${longDate(eventDay)}`,
      ]),
      timeText: random.pick(['', 'Pukul ']) + start + until,
      startTime: start.replace('.', ':'),
      place: random.pick(PLACES(region)),
      agenda: topic.agenda ?? topic.subject,
    },
    deadline: random.chance(0.4)
      ? {
          date: limit,
          text: random.pick([
            `Data dimaksud agar disampaikan kepada kami paling lambat tanggal ${longDate(limit)}.`,
            `Konfirmasi kehadiran kami terima selambat-lambatnya hari ${dayName(limit)}, ${longDate(limit)} melalui narahubung.`,
            `Laporan agar dikirimkan sebelum tanggal ${longDate(limit)} pukul 16.00.`,
          ]),
        }
      : null,
    reference: {
      number: `${random.int(100, 900)}/${random.int(10, 999)}/SEK/${random.pick(ROMAN)}/${past.slice(0, 4)}`,
      dateText: longDate(past),
    },
    copies: random.chance(0.5) ? [`Bupati ${region.bare} (sebagai laporan)`, 'Arsip'] : [],
  };
}
