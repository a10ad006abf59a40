import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { AppError } from '#core/contract/errors.ts';
import { noAnswer } from '../data/client.ts';
import { passGate } from './gates.ts';
import type { Session } from './session.ts';
import { closeSession, currentSession } from './session-calls.ts';

const sessionKey = ['office.session'] as const;

/** Asks for the session while the rest of the first screen is still on its way. */
export function askForSession(queries: QueryClient): void {
  void queries.prefetchQuery({ queryKey: sessionKey, queryFn: sessionOrKept });
}

/**
 * The session of this browser: pending, absent (null), present, or not known for want of an answer. A session that ends
 * while the person works is asked for over the page, which keeps what it holds.
 */
export function useCurrentSession() {
  const queries = useQueryClient();
  return useQuery({
    queryKey: sessionKey,
    queryFn: async () => {
      const session = await sessionOrKept();
      const ended = session === null && queries.getQueryData<Session | null>(sessionKey);
      return ended && (await passGate('sign-in')) ? currentSession() : session;
    },
    staleTime: 5 * 60_000,
    retry: 1,
  });
}

/** Reads the session anew after signing in. */
export function useSessionRefresh(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    const session = await currentSession();
    const before = queries.getQueryData<Session | null>(sessionKey);
    if (before && session && before.person.id !== session.person.id) beginAnew();
    queries.setQueryData(sessionKey, session);
  };
}

/** What this device keeps; loaded beside the first screen, and at the latest when there is no network. */
const kept = () => import('../outbox/kept-session.ts');

/** The session as the server says; without a network the one that was kept, so that what was read can be read again. */
async function sessionOrKept(): Promise<Session | null> {
  try {
    const session = await currentSession();
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

/** Signs out and forgets everything that was read. */
export async function signOut(): Promise<void> {
  await closeSession();
  await kept()
    .then(({ forgetRead }) => forgetRead())
    .catch(() => {});
  beginAnew();
}

/** Nothing that one person read may stay for the next. */
function beginAnew(): void {
  location.assign(import.meta.env.BASE_URL);
}
