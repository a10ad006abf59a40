import { setTimeout as sleep } from 'node:timers/promises';
import { fixedClock } from '#core/clock/clock.ts';
import { smallOffice } from '#tests/house/small-office.ts';
import { type Acknowledged, type BookFault, checkBook, type Entry } from './check-book.ts';
import { ownerOf } from './failing-ground.ts';
import type { Clerk } from './register-once.ts';

/** An agency with one agenda book, and the owner's eyes on it. */
export interface FailingOffice {
  agencyId: string;
  clerk: Clerk;
  /** Statements as the owner of the tables, over a connection of their own. */
  owner<Row>(text: string, values?: unknown[]): Promise<Row[]>;
  /** Waits until no request is being worked on, then proves the book. */
  prove(acknowledged: readonly Acknowledged[]): Promise<BookFault[]>;
}

/** Opens an office in the database, whose address is asked for each time: a database that was killed may move. */
export async function openOffice(databaseUrl: () => Promise<string>): Promise<FailingOffice> {
  const owner = ownerOf(databaseUrl);
  const office = await smallOffice({
    owner,
    clock: fixedClock(new Date()),
    as: () => () => Promise.reject(new Error('this office is only reached over sockets')),
  });
  return {
    agencyId: office.agencyId,
    clerk: { token: office.registry.token, addressee: office.regent.postId },
    owner,
    prove: async (acknowledged) => {
      await quiet(owner);
      const entries = await owner<Entry>(
        'select letter_number as mark, agenda_number as number from letters.letter where agency_id = $1 and book_id = $2',
        [office.agencyId, office.bookId],
      );
      const [counter] = await owner<{ last_number: number }>(
        'select last_number from letters.book_year where agency_id = $1 and book_id = $2',
        [office.agencyId, office.bookId],
      );
      return checkBook(acknowledged, entries, counter?.last_number ?? 0);
    },
  };
}

/** Requests whose client hung up are still finished by the server; their outcome is part of the proof. */
async function quiet(owner: FailingOffice['owner']): Promise<void> {
  for (let calm = 0; calm < 3; ) {
    const busy = await owner(
      `select 1 from pg_stat_activity where datname = current_database() and usename = 'pendopo_app' and state <> 'idle' limit 1`,
    );
    calm = busy.length > 0 ? 0 : calm + 1;
    await sleep(100);
  }
}
