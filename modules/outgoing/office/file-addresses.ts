import { addressOf } from '#core/contract/client.ts';
import { drafts } from '../contract/drafts.ts';
import { signatures } from '../contract/signing.ts';
import type { DraftId } from '../contract/terms.ts';
import { draftTexts } from '../contract/text.ts';

/** Addresses of files, for links and pictures. */
export function previewAddress(draftId: DraftId, version?: number): string {
  return addressOf(drafts.preview, { draftId, version });
}

export function paperAddress(draftId: DraftId): string {
  return addressOf(signatures.paper, { draftId });
}

export function attachmentAddress(draftId: DraftId, fileId: string): string {
  return addressOf(drafts.attachment, { draftId, fileId });
}

export function docxAddress(draftId: DraftId): string {
  return addressOf(draftTexts.writeDocx, { draftId });
}
