import type { PersonId, UnitId } from '#core/contract/ids.ts';
import type { Shift } from '../../../contract/pattern-rule.ts';
import type { Zone } from '../../../contract/terms.ts';
import type { Dated, Decided, Holiday } from '../decided.ts';

/** What the reference says of a day: local clock times as a person would read them, no instants. */
export interface PlainDay {
  kind: string;
  zone: Zone;
  /** `2026-12-31 22:00` by the clocks of the zone. */
  start: string | null;
  end: string | null;
  breaks: string[];
  requiredMinutes: number;
  earliestStart: string | null;
  place: string | null;
}

/**
 * The plan of a day by the plainest means: a calendar on the wall whose days are turned one at a time, clocks that are
 * advanced minute by minute, and a pile of decisions from which those that hold today are picked.
 */
export function plainDay(
  all: Decided,
  { personId, path }: { personId: PersonId | null; path: readonly UnitId[] },
  day: string,
): PlainDay {
  const holds = (one: Dated) => !(one.startsOn > day) && !(one.endsBefore !== null && one.endsBefore <= day);
  const today = all.assignments.filter(holds);
  let assignment = today.find((one) => personId !== null && one.personId === personId);
  for (const unit of [...path].reverse()) assignment ??= today.find((one) => one.unitId === unit);

  let version = all.law;
  for (const one of all.versions)
    if (assignment?.patternId && one.patternId === assignment.patternId && holds(one)) version = one;

  let zone = all.agencyZone;
  for (const unit of path) zone = all.zones.find((one) => one.unitId === unit && holds(one))?.zone ?? zone;

  const stopped = all.stops.some((one) => one.personId === personId && holds(one));
  const rests = version.rule.kind === 'week' || version.rule.restsOnHolidays;
  const holiday = rests ? firstHoliday(all.holidays, path, day) : undefined;
  const none = { start: null, end: null, breaks: [], requiredMinutes: 0, earliestStart: null, place: null };
  if (holiday) return { kind: holiday.kind, zone, ...none };

  let turn: (Shift & { place?: string }) | null;
  if (version.rule.kind === 'week') {
    const week = all.ramadans.some(holds)
      ? (version.rule.ramadan ?? version.rule.ordinary)
      : version.rule.ordinary;
    const english = new Date(`${day}T12:00:00Z`).toUTCString().slice(0, 3);
    turn = week[['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(english)]!;
  } else {
    turn = turnByStepping(version.rule.cycle, version.rule.anchor, day, assignment?.rotationOffset ?? 0);
  }
  if (!turn) return { kind: 'rest', zone, ...none };

  const flexible = version.rule.kind === 'week' && !stopped ? version.rule.flexible : null;
  const begins = `${day} ${turn.start}`;
  let end = tick(begins);
  while (!end.endsWith(turn.end)) end = tick(end);
  const paused = new Set<string>();
  const breaks: string[] = [];
  for (const one of turn.breaks) {
    let at = begins;
    while (!at.endsWith(one.start)) at = tick(at);
    breaks.push(at);
    for (let minute = 0; minute < one.minutes; minute += 1, at = tick(at)) paused.add(at);
  }
  let requiredMinutes = 0;
  for (let at = begins; at !== end; at = tick(at)) if (!paused.has(at)) requiredMinutes += 1;
  let earliestStart = flexible && begins;
  for (let back = flexible?.earlierMinutes ?? 0; back > 0; back -= 1)
    earliestStart = tick(earliestStart!, -1);
  const place = stopped ? 'office' : (turn.place ?? 'office');
  return { kind: 'work', zone, start: begins, end, breaks, requiredMinutes, earliestStart, place };
}

function firstHoliday(all: readonly Holiday[], path: readonly UnitId[], day: string): Holiday | undefined {
  const today = all.filter((one) => one.day === day && (one.unitId === null || path.includes(one.unitId)));
  for (const kind of ['national', 'collective', 'regional']) {
    const found = today.find((one) => one.kind === kind);
    if (found) return found;
  }
  return undefined;
}

/** Walks from the anchor to the day, one step in the cycle a day, forwards or backwards. */
function turnByStepping<T>(cycle: readonly T[], anchor: string, day: string, offset: number): T {
  let at = 0;
  for (let step = 0; step < offset; step += 1) at = at + 1 === cycle.length ? 0 : at + 1;
  const forward = day >= anchor;
  for (let date = anchor; date !== day; date = stepDay(date, forward ? 1 : -1)) {
    if (forward) at = at + 1 === cycle.length ? 0 : at + 1;
    else at = at === 0 ? cycle.length - 1 : at - 1;
  }
  return cycle[at]!;
}

function stepDay(day: string, by: 1 | -1): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + by);
  return date.toISOString().slice(0, 10);
}

/** One minute later, or earlier, on a clock with a date. */
function tick(at: string, by: 1 | -1 = 1): string {
  const [day, time] = at.split(' ') as [string, string];
  let [hour, minute] = time.split(':').map(Number) as [number, number];
  let date = day;
  minute += by;
  if (minute === 60 || minute === -1) {
    hour += by;
    minute = minute === 60 ? 0 : 59;
  }
  if (hour === 24 || hour === -1) {
    date = stepDay(day, by);
    hour = hour === 24 ? 0 : 23;
  }
  return `${date} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
