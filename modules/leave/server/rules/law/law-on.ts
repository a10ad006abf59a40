import type { Employment, LeaveKind } from '../../../contract/terms.ts';
import type { DayText } from '../length/calendar-days.ts';
import { civilServantLaws } from './civil-servant-law.ts';
import { contractEmployeeLaws } from './contract-employee-law.ts';
import type { KindRule, LeaveLaw } from './leave-law.ts';

/** Every version that the product knows. */
export const leaveLaws: readonly LeaveLaw[] = [...civilServantLaws, ...contractEmployeeLaws];

/**
 * The law of an employment on a day: of its versions the latest that was in force; before the first, the first.
 * @throws Error where no version is about the employment
 */
export function lawOn(day: DayText, employment: Employment, laws: readonly LeaveLaw[] = leaveLaws): LeaveLaw {
  const own = laws
    .filter(({ who }) => who.includes(employment))
    .sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  const law = own.filter(({ validFrom }) => validFrom <= day).at(-1) ?? own[0];
  if (!law) throw new Error(`no law of leave for ${employment}`);
  return law;
}

/** The rule of a kind for an employment; undefined where it has none. */
export function kindRule(law: LeaveLaw, kind: LeaveKind, employment: Employment): KindRule | undefined {
  return law.kinds.find((rule) => rule.kind === kind && rule.who.includes(employment));
}
