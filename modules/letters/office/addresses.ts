import type { IntakeId, LetterId } from '../contract/terms.ts';

/** Paths of the pages under `/office`. */
export const mailPath = '/letters/intakes';
export const paperPath = '/letters/intakes/new';
export const registerPath = '/letters';
export const inboxPath = '/letters/inbox';
export const booksPath = '/letters/books';

export function intakePath(id: IntakeId | string): string {
  return `/letters/intakes/${id}`;
}

export function letterPath(id: LetterId | string): string {
  return `/letters/${id}`;
}

export function correctionPath(id: LetterId | string): string {
  return `/letters/${id}/correction`;
}
