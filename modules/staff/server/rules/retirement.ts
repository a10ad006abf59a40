import type { Milestone } from '../../contract/outlook.ts';
import { addDays, addMonths, type Day, firstOfNextMonth } from './days.ts';
import { type Entry, latestOn, positionOn, standing } from './entry.ts';
import { retirementAges, retirementBasis } from './law/retirement-ages.ts';
import { milestone } from './milestone.ts';

/** When somebody was born, and whether that is only told by their employee number. */
export interface Birth {
  readonly day: Day;
  readonly fromNumber: boolean;
}

/** The birth that is entered, else that of the employee number. */
export function birthOf(entries: readonly Entry[], numberSays: Day | null): Birth | null {
  const entered = standing(entries, 'birth').at(-1);
  if (entered) return { day: entered.details.day, fromNumber: false };
  return numberSays ? { day: numberSays, fromNumber: true } : null;
}

/**
 * Pensiun: the first of the month after the age of the post is reached (Perka BKN 2/2018). The post is that of the day
 * that is asked about; a later one may have another age.
 */
export function retirement(entries: readonly Entry[], birth: Birth | null, on: Day): Milestone {
  const post = positionOn(entries, on)?.details;
  if (!birth) return milestone('retirement', null, ['birth-unknown'], []);
  if (!post) return milestone('retirement', null, ['level-unknown'], []);
  const age = post.retirementAge ?? retirementAges[post.level];
  return milestone(
    'retirement',
    firstOfNextMonth(addMonths(birth.day, age * 12)),
    [post.retirementAge ? 'age-of-own-law' : 'age-of-level', birth.fromNumber ? 'birth-from-number' : null],
    [...(post.retirementAge ? [] : [retirementBasis(post.level)]), 'Perka BKN 2/2018'],
  );
}

/** End of the contract of a PPPK: the last day of it, or the one before retirement (PP 49/2018 art. 37, 53). */
export function contractEnd(entries: readonly Entry[], retires: Milestone, on: Day): Milestone {
  const basis = ['PP 49/2018 Pasal 37, 53'];
  const contract = latestOn(entries, 'contract', on);
  if (!contract?.lastDay) return milestone('contract-end', null, ['no-contract-known'], basis);
  if (retires.day !== null && retires.day <= contract.lastDay)
    return milestone(
      'contract-end',
      addDays(retires.day, -1),
      ['retires-before', ...retires.why],
      [...basis, ...retires.basis],
    );
  return milestone('contract-end', contract.lastDay, ['end-of-contract'], basis);
}
