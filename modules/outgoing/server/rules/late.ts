import type { Urgency } from '#modules/letters/contract/terms.ts';

const hour = 3_600_000;

/**
 * How long a letter may lie at one desk before it counts as late (ms). The regulations say "at the first opportunity",
 * "soon" and "in order of arrival" (Permenristekdikti 20/2015 art. 25); hours are custom: 24, 2 × 24, and a week.
 */
export const deskTime: Readonly<Record<Urgency, number>> = {
  'sangat-segera': 24 * hour,
  segera: 48 * hour,
  biasa: 7 * 24 * hour,
};

/** True for a letter on its way, or given back, that lies at its desk for longer than its urgency allows. */
export function isLate(
  draft: { stage: string; returned: boolean; urgency: Urgency; heldSince: Date },
  now: Date,
): boolean {
  const isWaiting =
    draft.stage === 'draft' ? draft.returned : draft.stage !== 'sent' && draft.stage !== 'cancelled';
  return isWaiting && now.getTime() - draft.heldSince.getTime() > deskTime[draft.urgency];
}
