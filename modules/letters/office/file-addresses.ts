import { addressOf } from '#core/contract/client.ts';
import { books } from '../contract/books.ts';
import { documents } from '../contract/documents.ts';
import type { DocumentId, LetterId } from '../contract/terms.ts';

/** Addresses of files, for links and pictures. */
export function pageImageAddress(
  documentId: DocumentId,
  page: number,
  size: 'full' | 'thumbnail' = 'full',
): string {
  return addressOf(documents.pageImage, { documentId, page, size });
}

export function downloadAddress(
  documentId: DocumentId,
  form: 'original' | 'searchable' = 'original',
): string {
  return addressOf(documents.download, { documentId, form });
}

export function receiptAddress(letterId: LetterId): string {
  return addressOf(books.receipt, { letterId });
}

export function controlCardAddress(letterId: LetterId): string {
  return addressOf(books.controlCard, { letterId });
}
