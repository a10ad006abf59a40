import { addressOf } from '#core/contract/client.ts';
import { books } from '../contract/books.ts';
import { letters } from '../contract/letters.ts';
import type { DocumentId, IntakeId, LetterId } from '../contract/terms.ts';

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

/** Addresses of files, for links and pictures. */
export function pageImageAddress(
  documentId: DocumentId,
  page: number,
  size: 'full' | 'thumbnail' = 'full',
): string {
  return addressOf(letters.pageImage, { documentId, page, size });
}

export function downloadAddress(
  documentId: DocumentId,
  form: 'original' | 'searchable' = 'original',
): string {
  return addressOf(letters.download, { documentId, form });
}

export function receiptAddress(letterId: LetterId): string {
  return addressOf(books.receipt, { letterId });
}

export function controlCardAddress(letterId: LetterId): string {
  return addressOf(books.controlCard, { letterId });
}
