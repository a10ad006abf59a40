import type { PersonId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { DisciplineCount } from '../contract/discipline.ts';
import { type CountedDayRow, countedDays } from './recaps.queries.ts';
import { byPerson } from './reckon-days.ts';
import { addDays, type Day } from './rules/calendar-days.ts';
import { countDiscipline } from './rules/discipline/discipline-count.ts';
import { disciplineTables } from './rules/discipline/discipline-tables.ts';

/** A row of absences may have begun in the year before. */
const daysBefore = 60;

/** Up to which days is counted, the latest first: in January the year before too, whose last days are kept, corrected and refused then. */
export function countedUpTo(today: Day): Day[] {
  const lastOfYearBefore = addDays(`${today.slice(0, 4)}-01-01`, -1);
  return today.slice(5, 7) === '01' ? [today, lastOfYearBefore] : [today];
}

/** How the days without valid reason of people stand against PP 94/2021 on a day. */
export async function disciplineOf(
  tx: Tx,
  until: Day,
  personIds: readonly PersonId[],
): Promise<Map<PersonId, { count: DisciplineCount; days: CountedDayRow[] }>> {
  const rows = byPerson(await countedDays(tx, personIds, addDays(`${until.slice(0, 4)}-01-01`, -daysBefore)));
  return new Map(
    personIds.map((personId) => {
      const days = rows.get(personId) ?? [];
      return [personId, { count: countOf(days, until), days }] as const;
    }),
  );
}

function countOf(days: readonly CountedDayRow[], until: Day): DisciplineCount {
  const counted = days.map(({ day, absentHalves }) => ({
    ...{ day, working: true },
    absentDays: (absentHalves / 2) as 0 | 0.5 | 1,
  }));
  return countDiscipline(counted, until, disciplineTables);
}
