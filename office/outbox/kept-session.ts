import { pageLeft, signedIn } from '../session/at-work.ts';
import type { Session } from '../session/session.ts';
import { emptyStore, getRow, putRow } from './device-store.ts';
import { forgetAnswers, forgetAnswersOfOthers, keepFor, nobody } from './kept-answers.ts';
import { forgetTexts } from './kept-texts.ts';
import { ownerOf } from './owner.ts';

interface SessionRow {
  key: 'current';
  session: Session;
  at: number;
}

/** Without the server nobody can say that a session has ended: it opens the kept answers for a day at most. */
const longestStay = 24 * 3_600_000;

/**
 * The session that was kept here, for a start without a network; null where there is none. After a day it opens nothing that was
 * read, but what is done and kept here (a check-in) goes on: days may pass without a network, and a clock may be set wrong.
 */
export async function keptSession(): Promise<Session | null> {
  const row = await getRow<SessionRow>('sessions', ['current']);
  if (!row) return null;
  const last = signedIn();
  if (last !== null && last !== ownerOf(row.session)) return null;
  keepFor(Date.now() - row.at > longestStay ? nobody : ownerOf(row.session));
  return row.session;
}

/** Keeps what the server said. Where it says that nobody is signed in, or somebody else, what was read is forgotten. */
export async function keepSession(session: Session | null): Promise<void> {
  if (!session || pageLeft.get()) return forgetRead();
  await Promise.all([forgetAnswersOfOthers(ownerOf(session)), forgetTexts(ownerOf(session))]);
  keepFor(ownerOf(session));
  await putRow('sessions', { key: 'current', session, at: Date.now() } satisfies SessionRow);
}

/** Forgets the session and everything that was read; what waits to be sent stays for its owner. */
export async function forgetRead(): Promise<void> {
  await Promise.all([forgetAnswers(), forgetTexts(), emptyStore('sessions')]);
}
