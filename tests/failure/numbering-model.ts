import fc from 'fast-check';
import type { OfficeZone } from '#core/clock/clock.ts';
import { books } from '#modules/letters/contract/books.ts';
import { letters } from '#modules/letters/contract/letters.ts';
import type { BookId, LetterId } from '#modules/letters/contract/terms.ts';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import type { TestHouse } from '#tests/house/test-house.ts';

/** One thing that happens in an office; which book or letter is meant is a number to be taken modulo those there are. */
export type Step =
  | { do: 'register'; book: number; times: number }
  | { do: 'register-in-vain'; book: number }
  | { do: 'cancel'; letter: number }
  | { do: 'correct'; letter: number }
  | { do: 'open-book' }
  | { do: 'rename-book'; book: number }
  | { do: 'close-book'; book: number }
  | { do: 'reopen-book'; book: number }
  | { do: 'wait'; minutes: number }
  | { do: 'wait-for-new-year'; minutesBefore: number };

const turn = fc.nat(50);
export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('register' as const),
      book: turn,
      times: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('register-in-vain' as const), book: turn }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('cancel' as const), letter: turn }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('correct' as const), letter: turn }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('open-book' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('rename-book' as const), book: turn }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('close-book' as const), book: turn }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen-book' as const), book: turn }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      minutes: fc.integer({ min: 1, max: 60 * 24 * 40 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('wait-for-new-year' as const),
      minutesBefore: fc.integer({ min: -3, max: 3 }),
    }),
  },
);

const hoursOf: Record<OfficeZone, number> = { 'Asia/Jakarta': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 };

/** The calendar year at an instant in a zone: reckoned by hand, apart from the calendar that the program uses. */
function yearAt(zone: OfficeZone, at: Date): number {
  return new Date(at.getTime() + hoursOf[zone] * 3_600_000).getUTCFullYear();
}

interface Book {
  id: BookId;
  open: boolean;
  /** The last number of each year. */
  last: Map<number, number>;
}

interface Entered {
  id: LetterId;
  book: Book;
  year: number;
  number: number;
  version: number;
  cancelled: boolean;
}

/** An office beside its model: every answer is compared with what a clerk with a pencil would have written. */
export class ModelledOffice {
  readonly #house: TestHouse;
  readonly #zone: OfficeZone;
  #office!: SmallOffice;
  readonly #books: Book[] = [];
  readonly #letters: Entered[] = [];

  constructor(house: TestHouse, zone: OfficeZone) {
    this.#house = house;
    this.#zone = zone;
  }

  async begin(): Promise<void> {
    const house = this.#house;
    house.clock.set('2026-12-30T03:00:00Z');
    this.#office = await smallOffice(house);
    const { agencyId, bookId } = this.#office;
    await house.owner('update organization.agency set zone = $2 where id = $1', [agencyId, this.#zone]);
    // Sessions that last through any number of new years.
    await house.owner(
      "update identity.session set zone = $2, idle_for = '90 years', idle_until = '2120-01-01', ends_at = '2120-01-01' where agency_id = $1",
      [agencyId, this.#zone],
    );
    this.#books.push({ id: bookId as BookId, open: true, last: new Map() });
  }

  /** Does a step, in the office and in the model. @throws where they differ */
  async take(one: Step): Promise<void> {
    const { call } = this.#office.registry;
    const book = 'book' in one ? this.#books[one.book % this.#books.length]! : this.#books[0]!;
    const letter = 'letter' in one ? this.#letters[one.letter % this.#letters.length] : undefined;
    const index = this.#books.indexOf(book);
    switch (one.do) {
      case 'register':
        return this.#register(book, one.times);
      case 'register-in-vain':
        // Refused after everything was looked at: an addressee that does not exist.
        return same(await code(this.#enter(book, crypto.randomUUID())), 'core.not-found');
      case 'cancel': {
        if (!letter) return;
        const answer = await code(call(letters.cancel, { letterId: letter.id, reason: 'Salah catat' }));
        same(answer, letter.cancelled ? 'letters.already-settled' : undefined);
        letter.cancelled = true;
        return;
      }
      case 'correct': {
        if (!letter) return;
        const subject = `Perbaikan ${letter.version}`;
        const ask = { letterId: letter.id, version: letter.version, reason: 'Ejaan', subject };
        same(
          await code(call(letters.correct, ask)),
          letter.cancelled ? 'letters.already-settled' : undefined,
        );
        if (!letter.cancelled) letter.version += 1;
        return;
      }
      case 'open-book': {
        const opened = await call(books.open, {
          unitId: this.#office.unitId,
          name: `Buku ${this.#books.length}`,
        });
        this.#books.push({ id: opened.id, open: true, last: new Map() });
        return;
      }
      case 'rename-book':
        return same(
          await code(call(books.change, { bookId: book.id, name: `Buku ${index} baru` })),
          book.open ? undefined : 'letters.book-closed',
        );
      case 'close-book': {
        if (index === 0) return;
        same(
          await code(call(books.close, { bookId: book.id })),
          book.open ? undefined : 'letters.book-closed',
        );
        book.open = false;
        return;
      }
      case 'reopen-book': {
        same(
          await code(call(books.reopen, { bookId: book.id })),
          book.open ? 'letters.book-open' : undefined,
        );
        book.open = true;
        return;
      }
      case 'wait':
        return this.#house.clock.advance(one.minutes * 60_000);
      case 'wait-for-new-year': {
        const now = this.#house.clock.now();
        const midnight = Date.UTC(yearAt(this.#zone, now) + 1, 0, 1) - hoursOf[this.#zone] * 3_600_000;
        const then = new Date(midnight - one.minutesBefore * 60_000);
        if (then > now) this.#house.clock.set(then.toISOString());
        return;
      }
    }
  }

  /** Letters that come at once get the next numbers, each one of them. */
  async #register(book: Book, times: number): Promise<void> {
    const asked = Array.from({ length: times }, () => this.#enter(book, this.#office.regent.postId));
    if (!book.open) {
      same(
        await Promise.all(asked.map(code)),
        asked.map(() => 'letters.book-closed'),
      );
      return;
    }
    const views = await Promise.all(asked);
    const year = yearAt(this.#zone, this.#house.clock.now());
    const first = (book.last.get(year) ?? 0) + 1;
    same(
      views.map((view) => [view.agendaNumber, view.year]).sort((a, b) => a[0]! - b[0]!),
      views.map((_, at) => [first + at, year]),
    );
    for (const view of views)
      this.#letters.push({
        id: view.id,
        book,
        year,
        number: view.agendaNumber,
        version: view.version,
        cancelled: false,
      });
    book.last.set(year, first + times - 1);
  }

  #enter(book: Book, addressee: string) {
    return this.#office.registry.call(letters.register, {
      bookId: book.id,
      sender: 'Warga',
      subject: 'Permohonan',
      addressees: [addressee as never],
    });
  }

  /** Every number from 1 to the last of every book and year is there, with its reason where it was cancelled, and no other. */
  async prove(): Promise<void> {
    const { call } = this.#office.registry;
    const rows = await this.#house.owner<{
      book: string;
      year: number;
      number: number;
      stage: string;
      reason: string | null;
    }>(
      `select l.book_id as book, l.book_year as year, l.agenda_number as number, l.stage, e.payload->>'reason' as reason
       from letters.letter l left join core.event e on e.agency_id = l.agency_id and e.matter_id = l.id and e.type = 'letter.cancelled'
       where l.agency_id = $1 order by 1, 2, 3`,
      [this.#office.agencyId],
    );
    const expected = this.#letters.map((one) => ({
      book: one.book.id as string,
      year: one.year,
      number: one.number,
      stage: one.cancelled ? 'cancelled' : 'registered',
      reason: one.cancelled ? 'Salah catat' : null,
    }));
    const order = (one: { book: string; year: number; number: number }) =>
      `${one.book} ${one.year} ${String(one.number).padStart(6)}`;
    same(
      rows,
      expected.sort((a, b) => (order(a) < order(b) ? -1 : 1)),
    );
    for (const book of this.#books)
      for (const [year, last] of book.last) {
        const proof = await call(books.gaps, { bookId: book.id, year });
        same([proof.lastNumber, proof.missing], [last, []]);
      }
  }
}

/** The code of a refusal; undefined where it was done. */
async function code(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

function same(actual: unknown, expected: unknown): void {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`the office says ${a}, the model ${b}`);
}
