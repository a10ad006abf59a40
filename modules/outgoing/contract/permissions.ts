import { permission } from '#core/contract/permission.ts';

/** Writes drafts of letters for a unit. */
export const writeLetters = permission('outgoing.write');
/** Gives letters their numbers and keeps the number books of a unit. */
export const numberLetters = permission('outgoing.number');
/** Keeps numbers back and approves their late use. */
export const reserveNumbers = permission('outgoing.reserve');
/** Decides on kinds, numbering, paper, words and letterheads of the agency. */
export const configureLetters = permission('outgoing.configure');
/** Records who may sign for whom. */
export const delegateSigning = permission('outgoing.delegate');
/** Sends signed letters and keeps distribution lists. */
export const sendLetters = permission('outgoing.send');
/** Sees the outgoing letters of a unit and its subtree, up to class T. */
export const viewUnitOutgoing = permission('outgoing.view-unit');

export const outgoingPermissions = [
  writeLetters,
  numberLetters,
  reserveNumbers,
  configureLetters,
  delegateSigning,
  sendLetters,
  viewUnitOutgoing,
];
