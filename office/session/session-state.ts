import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { AppError } from '#core/contract/errors.ts';
import { noAnswer } from '../data/client.ts';
import { forgetStored } from '../state/own-stored.ts';
import {
  hidePage,
  leavePage,
  pageLeft,
  personAtWork,
  tellSignedIn,
  tellSignedOut,
  workAs,
} from './at-work.ts';
import { closeSessionOf, finishClosing, noteClosing } from './closing.ts';
import { passGate } from './gates.ts';
import type { Session } from './session.ts';
import { currentSession } from './session-calls.ts';

export const sessionKey = ['office.session'] as const;

/** Asks for the session while the rest of the first screen is still on its way. */
export function askForSession(queries: QueryClient): void {
  void queries.prefetchQuery({ queryKey: sessionKey, queryFn: readSession });
}

/** The session of this browser: pending, absent (null), present, or not known for want of an answer. */
export function useCurrentSession() {
  return useQuery({ queryKey: sessionKey, queryFn: readSession, staleTime: 5 * 60_000, retry: 1 });
}

/** Reads the session anew after signing in. False where it is another person's: then this page is left. */
export function useSessionRefresh(): () => Promise<boolean> {
  const queries = useQueryClient();
  return useCallback(async () => {
    const session = await currentSession();
    if (!session || !workAs(session)) return false;
    tellSignedIn(session, true);
    queries.setQueryData(sessionKey, session);
    return true;
  }, [queries]);
}

/**
 * A session that ends while the person works is asked for over the page, which keeps what it holds for this person; for
 * anybody else, and for who turns away, it begins anew.
 */
async function readSession(): Promise<Session | null> {
  const session = await sessionOrKept();
  if (session) return workAs(session) ? session : never();
  if (personAtWork() === null) return null;
  if (await passGate('sign-in')) return readSession();
  if (!pageLeft.get()) leavePage();
  return never();
}

/** The page is on its way out; nothing may stand in its place. */
function never(): Promise<never> {
  return new Promise(() => {});
}

/** What this device keeps; loaded beside the first screen, and at the latest when there is no network. */
const kept = () => import('../outbox/kept-session.ts');

/** The session as the server says; without a network the one that was kept, so that what was read can be read again. */
async function sessionOrKept(): Promise<Session | null> {
  if (!(await finishClosing())) {
    addEventListener('online', () => void finishClosing(), { once: true });
    return null;
  }
  try {
    const session = await currentSession();
    if (session && !pageLeft.get()) tellSignedIn(session);
    void kept()
      .then(({ keepSession }) => keepSession(session))
      .catch(() => {});
    return session;
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== noAnswer) throw error;
    const found = await kept()
      .then(({ keptSession }) => keptSession())
      .catch(() => null);
    if (!found) throw error;
    return found;
  }
}

/**
 * Signs out and forgets everything that was read, also without the server: then its session is closed as soon as it
 * answers, before anybody is let in here.
 * @throws where neither the server answers nor this browser can keep that somebody signed out
 */
export async function signOut(): Promise<void> {
  const person = personAtWork();
  if (person && !noteClosing(person) && !(await closeSessionOf(person))) throw new AppError(noAnswer);
  tellSignedOut();
  hidePage();
  forgetStored();
  const forgotten = kept().then(({ forgetRead }) => forgetRead());
  await Promise.allSettled([forgotten, finishClosing()]);
  leavePage();
}
