import { permission } from '#core/contract/permission.ts';

/** Gives and forwards dispositions through a post that has posts below it. */
export const giveDispositions = permission('dispositions.give');
/** Sees the figures of the dispositions of a unit and everything below it. */
export const watchDispositions = permission('dispositions.watch');
/** Keeps the list of instructions and the days until escalation. */
export const configureDispositions = permission('dispositions.configure');

export const dispositionPermissions = [giveDispositions, watchDispositions, configureDispositions];
