import { dayIn } from '#core/clock/clock.ts';
import { renderPdf } from '#core/printing/render-pdf.ts';
import type { LetterLine } from './letter-lines.ts';

const days = new Intl.DateTimeFormat('id-ID', { dateStyle: 'long', timeZone: 'UTC' });
const daysOfWeek = new Intl.DateTimeFormat('id-ID', { dateStyle: 'full', timeZone: 'UTC' });
const noon = (day: string) => new Date(`${day}T12:00:00Z`);
const day = 86_400_000;

const natures = { 'sangat-segera': 'Sangat Segera', segera: 'Segera', biasa: 'Biasa' } as const;
const signers = [
  'Drs. Hariman Wicaksana',
  'Ir. Ratna Kusumadewi, M.Si.',
  'Yuliana Prasetya, S.H.',
  'Bagas Nurcahyo',
];

/** The days of a letter, out of those that its line counts from its registration and from today. */
export function daysOf(line: LetterLine, zone: string, registeredAt: Date, now: Date) {
  const at = (instant: number) => dayIn(zone, new Date(instant));
  return {
    letterDate: at(registeredAt.getTime() - line.writtenBefore * day),
    deadline: line.dueIn === undefined ? undefined : at(now.getTime() + line.dueIn * day),
    eventDate: line.eventIn === undefined ? undefined : at(now.getTime() + line.eventIn * day),
  };
}

/** The paper of a letter of the demo, as its sender printed it; one page, with words that reading finds again. */
export function writeDemoLetter(
  line: LetterLine,
  addressee: string,
  place: string,
  { letterDate, deadline, eventDate }: ReturnType<typeof daysOf>,
): Promise<Buffer> {
  const { sender, subject, letterNumber, urgency, securityClass, summary, eventStart, eventPlace } =
    line.fields;
  const secret = securityClass === 'R' || securityClass === 'SR';
  const [year, month, date] = letterDate.split('-').map(Number);
  const limit = deadline ? ` paling lambat tanggal ${days.format(noon(deadline))}` : '';
  const data = {
    sender,
    subject,
    address: 'Jalan Merdeka Nomor 17, Purwaloka 68412',
    place: 'Purwaloka',
    date: days.format(noon(letterDate)),
    written: { year, month, day: date },
    head: [
      ['Nomor', letterNumber ?? '-'],
      ['Sifat', secret ? 'Rahasia' : natures[urgency ?? 'biasa']],
      ['Lampiran', '-'],
      ['Hal', subject],
    ],
    addressee,
    addresseePlace: place,
    paragraphs: [
      `Dengan hormat, sehubungan dengan ${subject}, bersama ini kami sampaikan hal tersebut untuk menjadi perhatian Saudara.`,
      summary ??
        `Kami mengharapkan tindak lanjut Saudara sesuai dengan tugas dan fungsi masing-masing${limit}.`,
      ...(summary && limit ? [`Tanggapan Saudara kami harapkan${limit}.`] : []),
      ...(eventDate ? ['Kami mengundang Saudara untuk hadir pada:'] : []),
    ],
    event: eventDate
      ? [
          ['hari, tanggal', daysOfWeek.format(noon(eventDate))],
          ['pukul', `${(eventStart ?? '09:00').replace(':', '.')} WIB s.d. selesai`],
          ['tempat', eventPlace ?? 'Aula'],
        ]
      : [],
    closing: 'Demikian disampaikan, atas perhatian dan kerja sama Saudara diucapkan terima kasih.',
    signerPost: letterNumber ? 'Kepala' : 'Hormat kami',
    signer: signers[(sender.length + subject.length) % signers.length],
  };
  return renderPdf('app/demo/demo-letter.typ', data, noon(letterDate));
}
