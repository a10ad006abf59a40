import { addressOf } from '#core/contract/client.ts';
import { drafts } from '../contract/drafts.ts';
import { signatures } from '../contract/signing.ts';
import type { DraftBox, DraftId } from '../contract/terms.ts';
import { draftTexts } from '../contract/text.ts';

/** Paths of the pages under `/office`. */
export const outgoingPath = '/outgoing';
export const beginPath = '/outgoing/new';
export const toSignPath = '/outgoing/to-sign';
export const toInitialPath = '/outgoing/to-initial';
export const numbersPath = '/outgoing/numbers';
export const registerPath = '/outgoing/register';
export const expeditionPath = '/outgoing/register/expedition';
export const recapPath = '/outgoing/register/recap';

/** Where the letters of a box are: those that wait for an act of the reader have pages of their own. */
export function boxPath(box: DraftBox): { to: string; search: Record<string, string> } {
  if (box === 'sign') return { to: toSignPath, search: {} };
  if (box === 'initial') return { to: toInitialPath, search: {} };
  return { to: outgoingPath, search: box === 'mine' ? {} : { box } };
}

export function draftPath(id: DraftId | string): string {
  return `/outgoing/${id}`;
}

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
