import type { Session } from '../session/session.ts';

/** Whose acts and answers these are: one person in one agency. */
export function ownerOf({ agency, person }: Pick<Session, 'agency' | 'person'>): string {
  return `${agency.id}.${person.id}`;
}
