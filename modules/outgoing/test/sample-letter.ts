import type { Block, Content } from '../contract/content.ts';
import { LetterText } from '../contract/letter-text.ts';
import { nationalLayouts, nationalWords } from '../server/layouts.ts';
import { nationalKinds } from '../server/letter-kinds.ts';
import type { LetterFacts, Letterhead, LetterSignature } from '../server/rules/paper/letter-facts.ts';
import { pageSetUps } from '../server/rules/paper/page-set-up.ts';

export const paragraph = (text: string, indent?: boolean): Block => ({
  type: 'paragraph',
  ...(indent !== undefined && { attrs: { indent } }),
  ...(text !== '' && { content: [{ type: 'text', text }] }),
});
export const listed = (counter: '1.' | 'a.', ...texts: string[]): Block => ({
  type: 'orderedList',
  attrs: { counter },
  content: texts.map((text) => ({ type: 'listItem', content: [paragraph(text)] })),
});
export const clauses = (...texts: string[]): Block => ({
  type: 'clauses',
  content: texts.map((text) => ({ type: 'clause', content: [paragraph(text)] })),
});
export const doc = (...content: Block[]): Content => ({ type: 'doc', content });

/** A shield that belongs to nobody. */
const emblem = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 120"><path d="M50 4 92 18v46c0 28-18 44-42 52C26 108 8 92 8 64V18z" fill="#1f5f4f" stroke="#c9a227" stroke-width="5"/><path d="M26 76h48M32 76V50l18-16 18 16v26M44 76V60h12v16" fill="none" stroke="#fff" stroke-width="5"/></svg>`;

/** Stands for a QR code: squares that say nothing. */
const qr = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 21 21" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h21v21H0z"/><path stroke="#000" d="M0 .5h7m1 0h2m2 0h1m1 0h7M0 1.5h1m5 0h1m2 0h3m2 0h1m5 0h1M0 2.5h1m1 0h3m1 0h1m2 0h1m1 0h1m2 0h1m1 0h3m1 0h1M0 3.5h1m1 0h3m1 0h1m1 0h4m2 0h1m1 0h3m1 0h1M0 4.5h1m1 0h3m1 0h1m3 0h1m3 0h1m1 0h3m1 0h1M0 5.5h1m5 0h1m1 0h2m4 0h1m5 0h1M0 6.5h7m1 0h1m1 0h1m1 0h1m1 0h7M0 14.5h7m2 0h2m1 0h1m3 0h2M0 15.5h1m5 0h1m1 0h3m2 0h4m1 0h2M0 16.5h1m1 0h3m1 0h1m2 0h1m3 0h5M0 17.5h1m1 0h3m1 0h1m1 0h2m1 0h1m2 0h2m2 0h1M0 18.5h1m1 0h3m1 0h1m4 0h5m1 0h2M0 19.5h1m5 0h1m2 0h1m2 0h2m3 0h3M0 20.5h7m1 0h2m2 0h3m1 0h4"/></svg>`;

export const address = 'https://arunika.go.id/verifikasi/7K2M9PQR4TVX0ABC';

export const ofRegent: Letterhead = { form: 'post', lines: ['Bupati Arunika'], address: [], emblem };
const ofDepartment: Letterhead = {
  form: 'agency',
  lines: ['Pemerintah Kabupaten Arunika', 'Dinas Komunikasi dan Informatika'],
  address: [
    'Jalan Pendopo Nomor 1, Arunika 57311',
    'Telepon (0271) 555 0100, pos-el diskominfo@arunika.go.id, laman arunika.go.id',
  ],
  emblem,
};

export const signature = (lines: string[], name: string, details: string[] = []): LetterSignature => ({
  block: { lines, name, details },
  electronic: { qr, address },
});
const ofHead = signature(
  ['KEPALA DINAS KOMUNIKASI', 'DAN INFORMATIKA,'],
  'Dr. Arif Budiman Soekarta, S.Kom., M.Kom.',
  ['Pembina Tingkat I (IV/b)', 'NIP 19740328 200003 1 002'],
);
export const ofSecretary = signature(['a.n. BUPATI ARUNIKA', 'SEKRETARIS DAERAH,'], 'Gunawan Hadiprana');

/** A letter of a kind; what is not said is as in an ordinary letter of the department. */
export function sampleLetter(
  code: string,
  change: Partial<Omit<LetterFacts, 'text'>> & { text: object },
): LetterFacts {
  const kind = nationalKinds.find((one) => one.code === code)!;
  return {
    kind,
    layout: kind.layout ? nationalLayouts[kind.layout] : [],
    words: nationalWords,
    page: pageSetUps[kind.paper],
    agency: { name: 'Pemerintah Kabupaten Arunika', place: 'Arunika', zone: 'Asia/Jakarta' },
    letterhead: ofDepartment,
    subject: kind.name,
    number: '000.1.2.3/47/DISKOMINFO/2026',
    day: '2026-11-23',
    securityClass: 'B',
    urgency: 'biasa',
    attachments: { count: 0, unit: 'berkas' },
    issuingPost: 'Kepala Dinas Komunikasi dan Informatika',
    recipients: [],
    recipientsPlace: null,
    copies: [],
    signatures: [ofHead],
    certified: false,
    draft: false,
    copyMark: null,
    verificationAddress: address,
    ...change,
    text: LetterText.parse(change.text),
  };
}

export const person = (name: string, rank: string, employeeNumber: string, post: string) => ({
  name,
  rank,
  employeeNumber,
  post,
});
export const hendra = person(
  'Hendra Kurniawan, S.T., M.Kom.',
  'Penata Tingkat I (III/d)',
  '19830715 200901 1 004',
  'Kepala Bidang Aplikasi Informatika',
);
export const ayu = person(
  'Ayu Larasati, S.Kom.',
  'Penata Muda (III/a)',
  '19940130 201903 2 006',
  'Pranata Komputer Ahli Pertama',
);
export const meetingDay = {
  from: '2026-12-02',
  to: null,
  startsAt: '08:30',
  endsAt: null,
  place: 'Aula Pendopo Kabupaten Arunika',
  matter: 'Rapat koordinasi penerapan aplikasi umum bidang kearsipan dinamis',
};
export const closingOf = (text: string) => doc(paragraph(text));
export const thanks = closingOf(
  'Demikian disampaikan, atas perhatian dan kerja sama Saudara diucapkan terima kasih.',
);
