import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { passGate } from './gates.ts';
import { sessionCalls } from './session-calls.ts';
import type { Session, SessionPort } from './session-port.ts';

/** How the shell reaches the identity module; another port stands in for it in trials. */
export const SessionPortContext = createContext<SessionPort>(sessionCalls);

const sessionKey = ['office.session'] as const;

/**
 * The session of this browser: pending, absent (null), present, or not known for want of an answer. A session that ends
 * while the person works is asked for over the page, which keeps what it holds.
 */
export function useCurrentSession() {
  const port = useContext(SessionPortContext);
  const queries = useQueryClient();
  return useQuery({
    queryKey: sessionKey,
    queryFn: async () => {
      const session = await port.current();
      const ended = session === null && queries.getQueryData<Session | null>(sessionKey);
      return ended && (await passGate('sign-in')) ? port.current() : session;
    },
    staleTime: 5 * 60_000,
    retry: 1,
  });
}

/** Reads the session anew after signing in. */
export function useSessionRefresh(): () => Promise<void> {
  const port = useContext(SessionPortContext);
  const queries = useQueryClient();
  return async () => {
    const session = await port.current();
    const before = queries.getQueryData<Session | null>(sessionKey);
    if (before && session && before.person.id !== session.person.id) beginAnew();
    queries.setQueryData(sessionKey, session);
  };
}

/** Signs out and forgets everything that was read. */
export function useSignOut(): () => Promise<void> {
  const port = useContext(SessionPortContext);
  return async () => {
    await port.close();
    beginAnew();
  };
}

/** Nothing that one person read may stay for the next. */
function beginAnew(): void {
  location.assign(import.meta.env.BASE_URL);
}
