import type {
  DisciplineCount,
  DisciplineFinding,
  DisciplineStep,
  DisciplineTable,
} from '../../../contract/discipline.ts';
import { inForceOn } from '../in-force.ts';

/** A day as it was evaluated. Days off are left out or given as not working: they neither count nor break a row. */
export interface CountedDay {
  /** ISO 8601. */
  day: string;
  working: boolean;
  absentDays: 0 | 0.5 | 1;
}

/**
 * What days without valid reason of one person come to in a calendar year, up to `asOf`, and which thresholds of the table
 * in force then are reached or two thirds reached. A row may have begun before the year, so earlier days are given too. It
 * tells people what to examine; a measure is theirs to decide (PP 94/2021 art. 26 and on).
 */
export function countDiscipline(
  days: readonly CountedDay[],
  asOf: string,
  tables: readonly DisciplineTable[],
): DisciplineCount {
  const year = Number(asOf.slice(0, 4));
  const known = days.filter(({ day, working }) => working && day <= asOf);
  const daysInYear = known
    .filter(({ day }) => day.startsWith(asOf.slice(0, 4)))
    .reduce((sum, { absentDays }) => sum + absentDays, 0);
  const rows = rowsOf(known);
  const daysInARow = rows.at(-1)?.length ?? 0;
  const ofYear = rows.filter(({ day }) => day.startsWith(asOf.slice(0, 4)));
  const longestInARow = Math.max(0, ...ofYear.map(({ length }) => length));
  const table = inForceOn(asOf, tables);
  const count = { year, daysInYear, daysInARow, longestInARow };
  return { ...count, ...(table ? against(table, count) : { reached: [], nearing: [] }) };
}

/** How many absent working days stood on end, after each working day in order. */
function rowsOf(days: readonly CountedDay[]): { day: string; length: number }[] {
  const rows: { day: string; length: number }[] = [];
  for (const { day, absentDays } of [...days].sort((a, b) => (a.day < b.day ? -1 : 1)))
    rows.push({ day, length: absentDays === 1 ? (rows.at(-1)?.length ?? 0) + 1 : 0 });
  return rows;
}

type Counts = Pick<DisciplineCount, 'daysInYear' | 'daysInARow' | 'longestInARow'>;

function against(table: DisciplineTable, counts: Counts): Pick<DisciplineCount, 'reached' | 'nearing'> {
  const { basis } = table;
  const inYear = counts.daysInYear;
  const whole = Math.floor(inYear);
  const ofStep = ({ least, level, measure }: DisciplineStep): DisciplineFinding => ({
    counted: 'in-year',
    days: inYear,
    threshold: least,
    level,
    measure,
    basis,
  });
  const { days: threshold, level, measure } = table.inARow;
  const ofRow = (days: number): DisciplineFinding => ({
    counted: 'in-a-row',
    days,
    threshold,
    level,
    measure,
    basis,
  });
  const step = table.steps.find(({ least, most }) => whole >= least && (most === null || whole <= most));
  const row = counts.longestInARow >= threshold ? [ofRow(counts.longestInARow)] : [];
  return {
    reached: [...(step ? [ofStep(step)] : []), ...row],
    nearing: [...table.steps.map(ofStep), ofRow(counts.daysInARow)].filter(
      (one) => one.days * 3 >= one.threshold * 2 && Math.floor(one.days) < one.threshold,
    ),
  };
}
