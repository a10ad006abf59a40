import { permission } from '#core/contract/permission.ts';

/** Receives and registers letters for a unit. */
export const registerLetters = permission('letters.register');
/** Sees the whole register of a unit and its subtree, up to class T. */
export const viewUnitLetters = permission('letters.view-unit');
/** Cancels a registration, with a reason. */
export const cancelLetters = permission('letters.cancel');
/** Keeps the agenda books. */
export const keepBooks = permission('letters.books');

export const letterPermissions = [registerLetters, viewUnitLetters, cancelLetters, keepBooks];
