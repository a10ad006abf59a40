import { startOfDay, startOfNextDay } from '#core/clock/day-bounds.ts';
import { ensure, found } from '#core/contract/errors.ts';
import type { PostId, UnitId } from '#core/contract/ids.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { postsByIds, unitPath } from '#modules/organization/server/organization.api.ts';
import { attachmentWords } from '../contract/attachment-words.ts';
import type { BookEntry } from '../contract/books.ts';
import { registerLetters } from '../contract/permissions.ts';
import type { BookId } from '../contract/terms.ts';
import { addresseesByLetter, bookById, bookEntries, type BookEntry as EntryRow } from './books.queries.ts';
import { registryUnit } from './letters.policy.ts';
import { readableUnits } from './readable-units.ts';

export interface Period {
  bookId: BookId;
  year: number;
  from?: string | undefined;
  to?: string | undefined;
}

/** A book in which the actor registers: of a unit of theirs, or a common one above it. @throws core.not-found */
export async function loadBook(ctx: TxContext, id: BookId) {
  const book = found(await bookById(ctx.tx, id));
  const registry = registryUnit(ctx.actor);
  const above = registry ? await unitPath(ctx.tx, registry) : [];
  const own = holds(ctx.actor, registerLetters, await unitPath(ctx.tx, book.unit_id as UnitId));
  ensure(own || above.includes(book.unit_id as UnitId), 'core.not-found');
  return book;
}

/** Lines of a book after a number, with the names of those to whom the letters went. */
export async function readEntries(
  ctx: TxContext,
  period: Period,
  after: number,
  size: number,
): Promise<BookEntry[]> {
  const { zone } = ctx.actor;
  const place = {
    book: period.bookId,
    year: period.year,
    from: period.from ? startOfDay(zone, period.from) : null,
    to: period.to ? startOfNextDay(zone, period.to) : null,
  };
  const rows = await bookEntries(ctx.tx, place, after, size, await readableUnits(ctx));
  // To whom a letter went is a part of it: row-level security hides it for R and SR, and for T it is not asked.
  const readable = rows.filter((row) => row.subject !== null);
  const addressees = await addresseesByLetter(
    ctx.tx,
    readable.map((row) => row.id),
  );
  const posts = await postsByIds(ctx.tx, [...new Set([...addressees.values()].flat())] as PostId[]);
  return rows.map((row) =>
    presentEntry(
      ctx,
      row,
      (addressees.get(row.id) ?? []).map((id) => posts.get(id as PostId)?.name ?? '—'),
    ),
  );
}

function presentEntry({ locales, locale }: TxContext, row: EntryRow, addressees: string[]): BookEntry {
  return {
    letterId: row.subject === null ? null : (row.id as BookEntry['letterId']),
    agendaNumber: row.agenda_number,
    receivedAt: row.received_at.toISOString(),
    securityClass: row.security_class,
    stage: row.stage,
    letterNumber: row.letter_number,
    letterDate: row.letter_date,
    sender: row.sender,
    subject: row.subject,
    urgency: row.urgency,
    classificationCode: row.classification_code,
    attachments: attachmentWords(row.attachment_count, row.attachment_note) || null,
    deadline: row.deadline,
    addressees,
    note: row.destroyed_report
      ? locales.text(locale, 'letters.destroyed.note', { report: row.destroyed_report })
      : row.settled_note,
  };
}
