import { toString as qrCode } from 'qrcode';
import { dayIn } from '#core/clock/clock.ts';
import type { FileAnswer } from '#core/http/route.ts';
import { renderPdf } from '#core/printing/render-pdf.ts';
import { shortDay } from '#core/printing/short-day.ts';
import type { Context } from '#core/session/context.ts';
import { attachmentWords } from '../contract/attachment-words.ts';
import type { BookEntry } from '../contract/books.ts';
import type { LetterView } from '../contract/views.ts';
import { longDay, longInstant, shortInstant } from './print-dates.ts';

/** Names that a form prints at its head. */
export interface FormHead {
  agencyName: string;
  bookName: string;
  period: string;
}

const template = (name: string) => `modules/letters/printing/${name}.typ`;

function common(ctx: Context, title: string, agency: string) {
  const [year, month, day] = dayIn(ctx.actor.zone, ctx.clock.now()).split('-').map(Number);
  return {
    title: ctx.locales.text(ctx.locale, title),
    agency,
    language: ctx.locale,
    printed: { year, month, day },
  };
}

async function pdf(ctx: Context, form: string, data: object, fileName: string): Promise<FileAnswer> {
  return {
    body: await renderPdf(template(form), data, ctx.clock.now()),
    mediaType: 'application/pdf',
    fileName,
    inline: true,
  };
}

/** What a line of the agenda book says in its columns; a confidential letter only that it is one. */
export function agendaCells(ctx: Context, entry: BookEntry): string[] {
  const t = (key: string) => ctx.locales.text(ctx.locale, key);
  const hidden = entry.letterId === null ? t('letters.book.hidden') : '';
  const state = entry.stage === 'cancelled' ? t('letters.book.cancelled') : '';
  return [
    String(entry.agendaNumber),
    shortInstant(ctx, entry.receivedAt),
    entry.letterNumber ?? '',
    entry.letterDate ? shortDay(entry.letterDate) : '',
    entry.sender ?? hidden,
    entry.subject ?? hidden,
    entry.securityClass,
    entry.addressees.join(', '),
    [state, entry.note].filter(Boolean).join(': '),
  ];
}

/** The headings of the agenda book, in the order of its cells. */
export function agendaColumns(ctx: Context): string[] {
  const names = [
    'number',
    'received',
    'letter-number',
    'letter-date',
    'sender',
    'subject',
    'class',
    'passed-to',
    'note',
  ];
  return names.map((name) => ctx.locales.text(ctx.locale, `letters.book.column.${name}`));
}

export function agendaPdf(ctx: Context, head: FormHead, entries: readonly BookEntry[]): Promise<FileAnswer> {
  const data = {
    ...common(ctx, 'letters.book.agenda', head.agencyName),
    book: head.bookName,
    period: head.period,
    columns: agendaColumns(ctx),
    rows: entries.map((entry) => agendaCells(ctx, entry)),
  };
  return pdf(ctx, 'agenda-book', data, `agenda-${head.period}.pdf`);
}

/** What a line of the expedition book says; who took the letter signs in the last column. */
export function expeditionCells(ctx: Context, entry: BookEntry): string[] {
  const cells = agendaCells(ctx, entry);
  return [cells[0]!, cells[1]!, cells[2]!, cells[5]!, cells[7]!, ''];
}

export function expeditionColumns(ctx: Context): string[] {
  const names = ['number', 'received', 'letter-number', 'subject', 'passed-to', 'taken-on', 'signature'];
  return names.map((name) => ctx.locales.text(ctx.locale, `letters.book.column.${name}`));
}

export function expeditionPdf(
  ctx: Context,
  head: FormHead,
  entries: readonly BookEntry[],
): Promise<FileAnswer> {
  const data = {
    ...common(ctx, 'letters.book.expedition', head.agencyName),
    book: head.bookName,
    period: head.period,
    columns: expeditionColumns(ctx),
    rows: entries.filter((entry) => entry.stage !== 'cancelled').map((entry) => expeditionCells(ctx, entry)),
  };
  return pdf(ctx, 'expedition-book', data, `ekspedisi-${head.period}.pdf`);
}

/** What a control card tells of a letter, whether it comes from the page of the letter or from its book. */
type CardFacts = Pick<
  LetterView,
  | 'agendaNumber'
  | 'year'
  | 'classificationCode'
  | 'sender'
  | 'letterNumber'
  | 'letterDate'
  | 'subject'
  | 'securityClass'
  | 'deadline'
> & { attachments: string; passedTo: readonly string[]; classificationTitle: string | null };

const cardColumns = [
  'number',
  'classification',
  'sender',
  'letter-number',
  'letter-date',
  'subject',
  'attachments',
  'class',
  'passed-to',
  'deadline',
];

/** The headings of a control card, in the order of its cells. */
export function cardHeadings(ctx: Context): string[] {
  return cardColumns.map((name) => ctx.locales.text(ctx.locale, `letters.book.column.${name}`));
}

function cardCells(ctx: Context, card: CardFacts): string[] {
  const day = (value: string | null) => (value ? longDay(ctx.locale, value) : '');
  return [
    `${card.agendaNumber}/${card.year}`,
    [card.classificationCode, card.classificationTitle].filter(Boolean).join(' '),
    card.sender,
    card.letterNumber ?? '',
    day(card.letterDate),
    card.subject,
    card.attachments,
    card.securityClass,
    card.passedTo.join(', '),
    day(card.deadline),
  ];
}

/** The cells of the cards of a book; letters that the reader may not see, and cancelled ones, have none. */
export function bookCards(
  ctx: Context,
  year: number,
  entries: readonly BookEntry[],
  titleOf: (code: string | null) => string | null,
): string[][] {
  return entries
    .filter((entry) => entry.letterId !== null && entry.stage !== 'cancelled')
    .map((entry) =>
      cardCells(ctx, {
        ...entry,
        year,
        sender: entry.sender ?? '',
        subject: entry.subject ?? '',
        attachments: entry.attachments ?? '',
        passedTo: entry.addressees,
        classificationTitle: titleOf(entry.classificationCode),
      }),
    );
}

export function controlCardPdf(ctx: Context, agencyName: string, letter: LetterView): Promise<FileAnswer> {
  const cells = cardCells(ctx, {
    ...letter,
    attachments: attachmentWords(letter.attachmentCount, letter.attachmentNote),
    passedTo: letter.addressees.map((one) => one.name),
  });
  return cardsPdf(ctx, agencyName, [cells], `kartu-kendali-${letter.agendaNumber}-${letter.year}.pdf`);
}

/** Control cards, a page for each. */
export function cardsPdf(
  ctx: Context,
  agencyName: string,
  cards: readonly string[][],
  fileName: string,
): Promise<FileAnswer> {
  const headings = cardHeadings(ctx);
  const data = {
    ...common(ctx, 'letters.book.control-card', agencyName),
    cards: cards.map((cells) => cells.map((cell, index) => [headings[index], cell])),
    handed: ctx.locales.text(ctx.locale, 'letters.book.handed-by'),
    taken: ctx.locales.text(ctx.locale, 'letters.book.taken-by'),
  };
  return pdf(ctx, 'control-card', data, fileName);
}

/** The receipt of a letter, with the unit that received it: a regency has many counters. */
export async function receiptPdf(
  ctx: Context,
  head: { agencyName: string; unitName: string },
  letter: LetterView,
): Promise<FileAnswer> {
  const t = (key: string) => ctx.locales.text(ctx.locale, key);
  const address = `${ctx.publicUrl}/lacak?kode=${letter.receiptCode}`;
  const data = {
    ...common(ctx, 'letters.receipt.title', head.agencyName),
    fields: [
      [t('letters.book.column.sender'), letter.sender],
      [t('letters.book.column.letter-number'), letter.letterNumber ?? '—'],
      [t('letters.book.column.received'), longInstant(ctx, letter.receivedAt)],
      [t('letters.receipt.unit'), head.unitName],
      [t('letters.receipt.by'), letter.registeredBy.name],
    ],
    'code-label': t('letters.portal.code'),
    code: letter.receiptCode,
    explanation: t('letters.receipt.explanation'),
    qr: await qrCode(address, { type: 'svg', margin: 0 }),
    'qr-alt': t('letters.receipt.qr'),
    address: `${ctx.publicUrl}/lacak`,
    handed: t('letters.book.handed-by'),
    taken: t('letters.book.taken-by'),
    receiver: letter.registeredBy.name,
  };
  return pdf(ctx, 'receipt', data, `tanda-terima-${letter.agendaNumber}-${letter.year}.pdf`);
}
