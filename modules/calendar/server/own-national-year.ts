import type { TxContext } from '#core/session/context.ts';
import { insertBasis } from './basis.writes.ts';
import { standingHolidays } from './decided.queries.ts';
import { insertHolidays } from './holidays.writes.ts';
import { lawfulHolidays } from './law.ts';
import { yearOf } from './rules/days.ts';

/** Before a national day of a year is changed, the days that the product brings along become those of the agency. */
export async function ownNationalYear({ tx, actor }: TxContext, year: number): Promise<void> {
  const own = await standingHolidays(tx, `${year}-01-01`, `${year}-12-31`);
  if (own.some(({ unitId }) => unitId === null)) return;
  const supplied = lawfulHolidays.filter(({ day }) => yearOf(day) === year);
  for (const basis of new Set(supplied.map((one) => one.basis))) {
    const basisId = insertBasis(tx, actor.agencyId, basis);
    const days = supplied.filter((one) => one.basis === basis);
    await insertHolidays(tx, actor.agencyId, null, days, basisId);
  }
}
