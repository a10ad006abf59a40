import type { PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { DisciplineCount } from '../contract/discipline.ts';
import { type CountedDayRow, countedDays } from './recaps.queries.ts';
import { addDays, type Day } from './rules/calendar-days.ts';
import { countDiscipline } from './rules/discipline/discipline-count.ts';
import { disciplineTables } from './rules/discipline/discipline-tables.ts';

/** A row of absences may have begun in the year before. */
const daysBefore = 60;

/** How the days without valid reason of people stand against PP 94/2021 on a day; of all who were absent, where nobody is named. */
export async function disciplineOf(
  tx: Tx,
  today: Day,
  personIds: readonly PersonId[] | null,
): Promise<Map<PersonId, { count: DisciplineCount; days: CountedDayRow[] }>> {
  const firstOfYear = `${today.slice(0, 4)}-01-01`;
  const rows = await countedDays(tx, personIds, addDays(firstOfYear, -daysBefore), firstOfYear);
  const own = new Map<PersonId, CountedDayRow[]>();
  for (const row of rows) own.set(row.personId, [...(own.get(row.personId) ?? []), row]);
  return new Map(
    [...own].map(([personId, days]) => [personId, { count: countOf(days, today), days }] as const),
  );
}

export function countOf(days: readonly CountedDayRow[], today: Day): DisciplineCount {
  const counted = days.map(({ day, absentHalves }) => ({
    ...{ day, working: true },
    absentDays: (absentHalves / 2) as 0 | 0.5 | 1,
  }));
  return countDiscipline(counted, today, disciplineTables);
}
