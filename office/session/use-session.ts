import { createContext, useContext } from 'react';
import type { Session } from './session.ts';

export const SessionContext = createContext<Session | null>(null);

/** The session of the person at work. Only inside of the shell, where there is always one. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('no session: this component stands outside of the shell');
  return session;
}

/** Asks whether the person holds a right somewhere. What may be done with one object is in that object's `can`. */
export function useMay(): (permission: string | undefined) => boolean {
  const session = useSession();
  return (permission) => permission === undefined || session.permissions.includes(permission);
}
