import type { LetterFacts, LetterTruth } from './letter-facts.ts';
import type { Sender } from './senders.ts';
import type { Topic } from './topics.ts';
import type { Typesetter } from './typesetter.ts';

/** A way of setting a letter: which senders and matters it fits, and what it prints. */
export interface Layout {
  name: string;
  senders: Sender['kind'][];
  topics: Topic['kind'][];
  /** Prints the letter and returns what differs from the facts (fields not printed are null). */
  set(page: Typesetter, facts: LetterFacts): Partial<LetterTruth>;
}

/** Fields that a layout without an event leaves out. */
export const NO_EVENT = { eventDate: null, startTime: null, location: null } as const;

export function letterhead(page: Typesetter, facts: LetterFacts, align: 'centre' | 'left' = 'centre'): void {
  const { sender } = facts;
  const write = (text: string, size: number, bold = false) =>
    align === 'centre' ? page.centre(text, { size, bold }, 0.53) : page.lineAt(0.24, text, { size, bold });
  for (const [index, line] of sender.letterhead.entries()) {
    const last = index === sender.letterhead.length - 1;
    const size = last ? 16 : 14;
    for (const part of page.wrap(line, 0.7, { size, bold: last })) write(part, size, last);
  }
  if (sender.slogan) write(sender.slogan, 10);
  for (const line of sender.contact) write(line, 9.5);
  page.skip(1);
}

export const COLUMNS = { label: 0.12, colon: 0.21, value: 0.225, right: 0.56 };

export function signature(
  page: Typesetter,
  facts: LetterFacts,
  options: { x?: number; date?: string; nip?: boolean; lead?: string } = {},
): void {
  const x = options.x ?? 0.55;
  page.room(10);
  page.skip(1);
  if (options.date) page.lineAt(x, options.date);
  if (options.lead) page.lineAt(x, options.lead);
  for (const line of page.wrap(`${facts.sender.head},`, 0.95 - x)) page.lineAt(x, line);
  page.skip(3);
  page.lineAt(x, facts.signer, { bold: true });
  if (options.nip ?? true) {
    page.lineAt(x, 'Pembina Tingkat I (IV/b)');
    page.lineAt(x, `NIP ${facts.nip}`);
  }
}

export function copies(page: Typesetter, facts: LetterFacts): void {
  if (facts.copies.length === 0) return;
  page.room(4);
  page.skip(1);
  page.lineAt(0.12, 'Tembusan:');
  for (const [index, copy] of facts.copies.entries()) {
    page.lineAt(0.12, `${index + 1}. ${copy}${index === facts.copies.length - 1 ? '.' : ';'}`);
  }
}

const CLOSINGS = [
  'Demikian disampaikan, atas perhatian dan kerja sama Saudara kami ucapkan terima kasih.',
  'Atas perhatiannya diucapkan terima kasih.',
  'Demikian untuk menjadi perhatian dan dilaksanakan sebagaimana mestinya.',
];

/** Opening, reference trap, event list or limit, closing: the body of most letters. Returns the truth of it. */
export function body(
  page: Typesetter,
  facts: LetterFacts,
  style: { left?: number; list?: 'labels' | 'sentence' | 'none'; labels?: string[] } = {},
): Partial<LetterTruth> {
  const { random, topic, event, reference } = facts;
  const left = style.left ?? 0.12;
  const cites = random.chance(0.5);
  const opening = cites
    ? `Menindaklanjuti surat Nomor ${reference.number} tanggal ${reference.dateText} perihal sebagaimana tersebut di atas, `
    : random.chance(0.3)
      ? 'Dengan hormat, '
      : '';
  page.paragraph(
    `${opening}${topic.text}, sehingga memerlukan dukungan dan peran serta semua pihak yang terkait.`,
    left,
  );
  const called = topic.kind === 'invitation' || topic.kind === 'guest';
  const list = called ? (style.list ?? 'labels') : 'none';
  if (list === 'labels') {
    page.paragraph('Sehubungan dengan hal tersebut, kami mohon kehadiran Saudara pada:', left);
    const [day, time, place, agenda] =
      style.labels ??
      random.pick([
        ['hari, tanggal', 'pukul', 'tempat', 'acara'],
        ['Hari/Tanggal', 'Waktu', 'Tempat', 'Acara'],
        ['Hari / Tgl', 'Jam', 'Tempat', 'Agenda'],
        ['Hari dan Tanggal', 'Pukul', 'Lokasi', 'Kegiatan'],
      ]);
    const columns = { label: left + 0.06, colon: left + 0.2, value: left + 0.215, right: 0.9 };
    page.labelled(day!, event.dayText, columns);
    page.labelled(time!, event.timeText, columns);
    page.labelled(place!, event.place, columns);
    page.labelled(agenda!, event.agenda, columns);
    page.skip(0.3);
  } else if (list === 'sentence') {
    const time = event.timeText.replace(/^Pukul /, '');
    page.paragraph(
      `Sehubungan dengan hal tersebut, kami mengundang Saudara untuk hadir pada hari ${event.dayText.replace(' / ', ', ')} pukul ${time} bertempat di ${event.place}.`,
      left,
    );
  }
  if (facts.deadline) page.paragraph(facts.deadline.text, left);
  else if (random.chance(0.25))
    page.paragraph('Tanggapan diharapkan dalam waktu 7 (tujuh) hari kerja sejak surat ini diterima.', left);
  page.paragraph(random.pick(CLOSINGS), left);
  return {
    ...(list === 'none' ? NO_EVENT : {}),
    deadline: facts.deadline?.date ?? null,
  };
}

/** The usual type of a letter from what it is about. */
export function plainType(facts: LetterFacts): string {
  return facts.topic.kind === 'invitation' ? 'UNDANGAN' : 'SDINAS';
}

/** "Yth." and what follows it, wrapped, with the place below. */
export function address(
  page: Typesetter,
  facts: LetterFacts,
  x: number,
  right: number,
  style: 'yth' | 'kepada' | 'kepada-yth',
): void {
  const { random, addressee, region } = facts;
  if (style === 'kepada') page.lineAt(x, 'Kepada');
  const prefix = style === 'kepada-yth' ? 'Kepada Yth.' : random.pick(['Yth.', 'Yth. Sdr.', 'Yth.']);
  if (style === 'kepada-yth' && random.chance(0.5)) {
    page.lineAt(x, prefix);
    for (const line of page.wrap(addressee, right - x)) page.lineAt(x, line);
  } else {
    const hang = x + page.widthOf(`${prefix} `) + 0.004;
    const [first = '', ...rest] = page.wrap(addressee, right - hang);
    page.at(x, prefix);
    page.lineAt(hang, first);
    for (const line of rest) page.lineAt(hang, line);
  }
  const place = random.pick(['di -', 'di', 'di Tempat', `di ${region.seat}`]);
  page.lineAt(x + 0.01, place);
  if (place === 'di -' || place === 'di')
    page.lineAt(x + 0.04, random.pick(['Tempat', region.seat, 'T e m p a t', region.seat.toUpperCase()]));
}
