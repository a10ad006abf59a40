import type { DraftBox, DraftId } from '../contract/terms.ts';

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
