/** Why an act is refused: a declared error with its values, which the locales print. */
export interface Refusal {
  code: RefusalCode;
  values?: Record<string, string | number>;
}

/** Reasons for which an item leaves a list. */
export const dropCodes = [
  'archive.item-gone',
  'archive.item-held',
  'archive.item-retention-changed',
  'archive.item-not-due',
  'archive.item-kept-by-panel',
  'archive.item-withdrawn',
] as const;
export type DropCode = (typeof dropCodes)[number];

export const refusalCodes = [
  ...dropCodes,
  'archive.list-cancelled',
  'archive.list-finished',
  'archive.list-executed',
  'archive.act-not-in-kind',
  'archive.lacks-capacity',
  'archive.step-missing',
  'archive.step-passed',
  'archive.roles-apart',
  'archive.items-drop-out',
  'archive.day-out-of-order',
  'archive.decree-missing',
  'archive.panel-person-twice',
  'archive.panel-too-small',
  'archive.panel-not-odd',
  'archive.panel-chair',
  'archive.panel-lacks-archivist',
  'archive.panel-lacks-unit',
  'archive.not-on-panel',
  'archive.not-the-chair',
  'archive.not-on-list',
  'archive.already-on-list',
  'archive.not-checked',
  'archive.approval-not-needed',
  'archive.approval-twice',
  'archive.approval-not-cited',
  'archive.not-head-of-unit',
  'archive.signed-already',
  'archive.witnessed-already',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** Refusals that say that an act is not this person's to take, or not yet; the others are about what an act carries. */
export const refusalsOfTurn = [
  'archive.list-cancelled',
  'archive.list-finished',
  'archive.list-executed',
  'archive.act-not-in-kind',
  'archive.lacks-capacity',
  'archive.step-missing',
  'archive.step-passed',
  'archive.roles-apart',
  'archive.not-on-panel',
  'archive.not-the-chair',
] as const satisfies readonly RefusalCode[];
