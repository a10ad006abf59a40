import { toString as qrCode } from 'qrcode';
import { dayIn } from '#core/clock/clock.ts';
import type { FileAnswer } from '#core/http/route.ts';
import { renderPdf } from '#core/printing/render-pdf.ts';
import type { Context } from '#core/session/context.ts';
import type { BookEntry } from '../contract/books.ts';
import type { LetterView } from '../contract/views.ts';
import { longDay, shortDay, shortInstant } from './print-dates.ts';

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

export function controlCardPdf(ctx: Context, agencyName: string, letter: LetterView): Promise<FileAnswer> {
  const t = (key: string) => ctx.locales.text(ctx.locale, key);
  const day = (value: string | null) => (value ? longDay(ctx.locale, value) : '');
  const fields = [
    ['number', `${letter.agendaNumber}/${letter.year}`],
    ['classification', [letter.classificationCode, letter.classificationTitle].filter(Boolean).join(' ')],
    ['sender', letter.sender],
    ['letter-number', letter.letterNumber ?? ''],
    ['letter-date', day(letter.letterDate)],
    ['subject', letter.subject],
    ['attachments', letter.attachmentNote ?? (letter.attachmentCount ?? '').toString()],
    ['class', letter.securityClass],
    ['passed-to', letter.addressees.map((one) => one.name).join(', ')],
    ['deadline', day(letter.deadline)],
  ].map(([name, value]) => [t(`letters.book.column.${name}`), value]);
  const data = {
    ...common(ctx, 'letters.book.control-card', agencyName),
    fields,
    handed: t('letters.book.handed-by'),
    taken: t('letters.book.taken-by'),
  };
  return pdf(ctx, 'control-card', data, `kartu-kendali-${letter.agendaNumber}-${letter.year}.pdf`);
}

export async function receiptPdf(ctx: Context, agencyName: string, letter: LetterView): Promise<FileAnswer> {
  const t = (key: string) => ctx.locales.text(ctx.locale, key);
  const address = `${ctx.publicUrl}/lacak?kode=${letter.receiptCode}`;
  const data = {
    ...common(ctx, 'letters.receipt.title', agencyName),
    fields: [
      [t('letters.book.column.sender'), letter.sender],
      [t('letters.book.column.letter-number'), letter.letterNumber ?? '—'],
      [t('letters.book.column.received'), shortInstant(ctx, letter.receivedAt)],
      [t('letters.receipt.by'), letter.registeredBy.name],
    ],
    'code-label': t('letters.portal.code'),
    code: letter.receiptCode,
    explanation: t('letters.receipt.explanation'),
    qr: await qrCode(address, { type: 'svg', margin: 0 }),
    'qr-alt': t('letters.receipt.qr'),
    address: `${ctx.publicUrl}/lacak`,
  };
  return pdf(ctx, 'receipt', data, `tanda-terima-${letter.agendaNumber}-${letter.year}.pdf`);
}
