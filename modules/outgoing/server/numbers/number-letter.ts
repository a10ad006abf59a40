import type { OfficeZone } from '#core/clock/clock.ts';
import { ensure, fail, found } from '#core/contract/errors.ts';
import type { PostId, UnitId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import type { SecurityClass } from '#modules/letters/contract/terms.ts';
import { unitPath } from '#modules/organization/server/organization.api.ts';
import { numberReserved, numberVoided } from '../../contract/events.ts';
import type { LetterKind, NumberingGroup } from '../../contract/kinds.ts';
import type { DraftId } from '../../contract/terms.ts';
import { rulesInForce } from '../configuration/rules-in-force.ts';
import { type CounterKey, counterKey, letterDay, sameCounter } from '../rules/numbering/counter-key.ts';
import { formatNumber } from '../rules/numbering/format-number.ts';
import { needBeforeSigning, printedAgain, reserved, voided } from '../rules/numbering/number-life.ts';
import { parsePattern } from '../rules/numbering/parse-pattern.ts';
import type { Pattern } from '../rules/numbering/pattern.ts';
import {
  type BookRow,
  bookById,
  counterOf,
  entryOf,
  type NumberOfDraft,
  type NumberRow,
  nearestBook,
  numberOfDraft,
} from './numbers.queries.ts';
import { keepNumber, takeNumber } from './numbers.writes.ts';

/** What a number is given to, and formed from. */
export interface LetterToNumber {
  draftId: DraftId;
  /** In whose name it goes out: it counts in the book of their unit, whoever wrote it. */
  issuing: IssuingPost;
  kind: Pick<LetterKind, 'numberingGroup' | 'classification'>;
  securityClass: SecurityClass;
  classificationCode: string | null;
}

/** The post that issues a letter, as far as its number asks for it. */
export interface IssuingPost {
  id: PostId;
  unitId: UnitId;
  /** What stands for {jabatan}. */
  code: string | null;
}

/** A letter that has its number, printed as `text` and of the day `letterDay`. */
export interface LetterNumber {
  row: NumberRow;
  text: string;
  letterDay: string;
}

/**
 * The number of a letter on the day of the agency: the one that it has, with the day and month of today; or a new one of
 * the book of its issuing post's unit. One of another year, or of a counter that the letter no longer belongs to, is voided with its
 * reason. A letter that bears a signature keeps its number as it is. The draft is locked by the caller; the counter is
 * locked last.
 * @throws outgoing.book-missing, outgoing.group-unknown, outgoing.number-part-refused, outgoing.number-text-taken
 */
export async function numberLetter(ctx: TxContext, letter: LetterToNumber): Promise<LetterNumber> {
  const { tx } = ctx;
  const now = ctx.clock.now();
  const has = await numberOfDraft(tx, letter.draftId);
  if (has && has.state !== 'reserved') return numbered(has);
  const place = await placeOf(ctx, letter, has);
  const by = found(ctx.actor.personId);
  const change = { by, at: now };
  if (has) {
    const entry = entryOf(has);
    const need = sameCounter(counterOf(has), place.key)
      ? needBeforeSigning(entry, place.day)
      : 'number-again';
    if (need !== 'number-again') {
      const text = place.textOf(has.sequence);
      if (need === 'nothing' && text === has.text) return numbered(has);
      const again = printedAgain(entry, letter.draftId, place.day);
      return numbered(await keepNumber(tx, has, again.entry ?? fail(again.refused), text, change));
    }
    const reason = voidedWords(ctx, has, place.key);
    const gone = voided(entry, reason);
    await keepNumber(tx, has, gone.entry ?? fail(gone.refused), has.text, change);
    await emit(ctx, numberVoided, {
      subject: has.id,
      matter: letter.draftId,
      payload: { numberId: has.id, draftId: letter.draftId },
    });
  }
  // Asked before the counter is taken, which others then wait for.
  place.textOf(1);
  const row = await takeNumber(tx, {
    key: place.key,
    entry: (sequence) => ({
      entry: reserved(sequence, place.day, letter.draftId),
      text: place.textOf(sequence),
    }),
    ...change,
  });
  await emit(ctx, numberReserved, {
    subject: letter.draftId,
    payload: { numberId: row.id, securityClass: letter.securityClass, posts: [] as PostId[] },
  });
  return numbered(row);
}

function numbered(row: NumberRow): LetterNumber {
  return { row, text: found(row.text), letterDay: found(row.letter_day) };
}

/** Where the letter counts today, and how its number is printed. */
export interface NumberPlace {
  key: CounterKey;
  day: string;
  textOf(sequence: number): string;
}

/** The book that numbers the letter, its counter of the year, and the text of its numbers. */
async function placeOf(
  ctx: TxContext,
  letter: LetterToNumber,
  has: NumberOfDraft | undefined,
): Promise<NumberPlace> {
  // A number stays in its book, should that have been closed meanwhile or another have been opened nearer by; not where
  // somebody else issues the letter now.
  const { year } = letterDay(ctx.actor.zone as OfficeZone, ctx.clock.now());
  const stays = has?.year === year && has.issuing_post_id === letter.issuing.id;
  const kept = stays ? await bookById(ctx.tx, has.book_id) : undefined;
  return numberPlace(ctx, kept ?? (await bookOfIssuer(ctx.tx, letter.issuing)), letter);
}

/** The open book of the unit of who issues a letter, or of the nearest above. @throws outgoing.book-missing */
export async function bookOfIssuer(tx: Tx, { unitId }: Pick<IssuingPost, 'unitId'>): Promise<BookRow> {
  const book = await nearestBook(tx, await unitPath(tx, unitId));
  ensure(book, 'outgoing.book-missing');
  return book;
}

/**
 * The counter of a book in which a letter of the group counts today.
 * @throws outgoing.group-unknown, outgoing.classification-missing
 */
export async function counterToday(
  ctx: TxContext,
  book: BookRow,
  groupCode: string,
  classificationCode: string | null,
): Promise<{ key: CounterKey; day: string; month: number; group: NumberingGroup }> {
  const zone = ctx.actor.zone as OfficeZone;
  const now = ctx.clock.now();
  const { day, month } = letterDay(zone, now);
  const { groups } = await rulesInForce(ctx.tx, day);
  const group = groups.find(({ code }) => code === groupCode);
  ensure(group, 'outgoing.group-unknown');
  ensure(group.counter === 'book' || classificationCode, 'outgoing.classification-missing');
  const key = counterKey({ bookId: book.id, zone }, group, classificationCode ?? '', now);
  return { key, day, month, group };
}

/**
 * The counter of a letter today, with the text of its numbers.
 * @throws outgoing.group-unknown, outgoing.classification-missing; its `textOf` outgoing.number-part-refused
 */
export async function numberPlace(
  ctx: TxContext,
  book: BookRow,
  letter: Omit<LetterToNumber, 'draftId'>,
): Promise<NumberPlace> {
  const { securityClass, issuing, classificationCode } = letter;
  const { key, day, month, group } = await counterToday(
    ctx,
    book,
    letter.kind.numberingGroup,
    classificationCode,
  );
  const pattern: Pattern = parsePattern(group.pattern).pattern ?? fail('outgoing.group-unknown');
  const parts = {
    securityClass,
    classificationCode: classificationCode ?? '',
    unitCode: book.unit_code,
    postCode: issuing.code ?? '',
    month,
    year: key.year,
  };
  return {
    key,
    day,
    textOf: (sequence) => {
      const { text, faults } = formatNumber(pattern, { ...parts, sequence });
      return text ?? fail('outgoing.number-part-refused', { token: faults[0]!.token });
    },
  };
}

/** Why a number was given up by itself, in the language of the book. */
function voidedWords(ctx: TxContext, has: NumberRow, key: CounterKey): string {
  const why = has.year === key.year ? 'counter-changed' : 'year-changed';
  return ctx.locales.text('id', `outgoing.number.${why}`);
}
