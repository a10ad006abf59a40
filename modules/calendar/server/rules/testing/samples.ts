import fc from 'fast-check';
import type { PersonId, UnitId } from '#core/contract/ids.ts';
import type { PatternRule, Shift } from '../../../contract/pattern-rule.ts';
import { type BasisView, holidayKinds, type PatternId, zones } from '../../../contract/terms.ts';
import { ruleFault } from '../../../contract/working-hours.ts';
import { addDays, type Day } from '../days.ts';
import type { Dated, Decided, PatternVersion } from '../decided.ts';

/** Decisions about the weeks around a change of year, in an agency with a root, an office and a room below it. */
export const root = 'root' as UnitId;
export const office = 'office' as UnitId;
export const room = 'room' as UnitId;
export const officer = 'officer' as PersonId;
export const firstDay = '2026-12-14';
export const span = 45;
export const basis: BasisView = { number: '1', title: 'T', decidedBy: 'B', recordedAt: null };

const dayOf = fc.integer({ min: 0, max: span - 1 }).map((days) => addDays(firstDay, days));
const clock = (quarter: number) =>
  `${String(Math.floor((quarter % 96) / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
/** From one quarter of an hour, so many quarters long, with a break after some of them. */
const shiftFrom = (first: number, last: number): fc.Arbitrary<Shift> =>
  fc
    .record({
      start: fc.integer({ min: first, max: last }),
      quarters: fc.integer({ min: 8, max: 36 }),
      pause: fc.option(
        fc.record({ after: fc.integer({ min: 0, max: 4 }), minutes: fc.integer({ min: 1, max: 60 }) }),
      ),
    })
    .map(({ start, quarters, pause }) => ({
      start: clock(start),
      end: clock(start + quarters),
      breaks: pause ? [{ start: clock(start + pause.after), minutes: pause.minutes }] : [],
    }));
const anyShift = shiftFrom(0, 95);
const dayShift = shiftFrom(24, 48);
const turn = <T>(one: fc.Arbitrary<T>) => fc.option(one, { freq: 3 });
const weekOf = (shift: fc.Arbitrary<Shift>) => {
  const hours = fc.record({
    shift,
    place: fc.constantFrom('office' as const, 'office' as const, 'home' as const),
  });
  const one = hours.map(({ shift: times, place }) => ({ ...times, place }));
  return fc.array(turn(one), { minLength: 7, maxLength: 7 });
};
const minutes = fc.integer({ min: 0, max: 90 });
const week = { kind: fc.constant('week' as const) };

/** Sound rules alone: night shifts, breaks, flexible hours, hours in Ramadan, rotations. */
export const rule: fc.Arbitrary<PatternRule> = fc
  .oneof(
    fc.record({
      ...week,
      ordinary: weekOf(dayShift),
      ramadan: fc.option(weekOf(dayShift)),
      flexible: fc.option(fc.record({ earlierMinutes: minutes, laterMinutes: minutes })),
    }),
    fc.record({
      ...week,
      ordinary: weekOf(anyShift),
      ramadan: fc.option(weekOf(anyShift)),
      flexible: fc.constant(null),
    }),
    fc.record({
      kind: fc.constant('rotation' as const),
      anchor: dayOf,
      cycle: fc.array(turn(anyShift), { minLength: 2, maxLength: 6 }),
      restsOnHolidays: fc.boolean(),
    }),
  )
  .filter((one) => ruleFault(one) === null);

/** Times that follow each other without overlapping, the last of them perhaps without an end. */
function times<T>(what: fc.Arbitrary<T>): fc.Arbitrary<(T & Dated)[]> {
  return fc.uniqueArray(dayOf, { maxLength: 4 }).chain((starts) => {
    const sorted = starts.toSorted();
    return fc.tuple(...sorted.map(() => fc.tuple(what, fc.boolean()))).map((all) =>
      all.map(([one, open], index) => {
        const next = sorted[index + 1] ?? null;
        return {
          ...one,
          startsOn: sorted[index]!,
          endsBefore: open ? next : (next ?? addDays(sorted[index]!, 5)),
        };
      }),
    );
  });
}

/** Versions of a pattern follow each other without a gap, the first from before the span. */
const versions = (id: string): fc.Arbitrary<PatternVersion[]> =>
  fc
    .tuple(fc.uniqueArray(dayOf, { maxLength: 2 }), fc.array(rule, { minLength: 3, maxLength: 3 }))
    .map(([starts, rules]) => {
      const from: Day[] = ['2020-01-01', ...starts.toSorted()];
      return from.map((startsOn, index) => ({
        patternId: id as PatternId,
        name: id,
        startsOn,
        endsBefore: from[index + 1] ?? null,
        rule: rules[index]!,
        basis,
      }));
    });

const patternOf = fc.constantFrom(null, 'one' as PatternId, 'two' as PatternId);
const assigned = (subject: { unitId: UnitId | null; personId: PersonId | null }) =>
  times(fc.tuple(patternOf, fc.integer({ min: 0, max: 5 }))).map((rows) =>
    rows.map(({ 0: patternId, 1: rotationOffset, startsOn, endsBefore }) => ({
      ...subject,
      ...{ patternId, rotationOffset, startsOn, endsBefore, basis },
    })),
  );
const units = fc.constantFrom(root, office, room);

export const decided: fc.Arbitrary<Decided> = fc.record({
  agencyZone: fc.constantFrom(...zones),
  holidays: fc.uniqueArray(
    fc.tuple(dayOf, fc.constantFrom(...holidayKinds), units).map(([day, kind, unit]) => ({
      day,
      kind,
      name: `${kind} ${day}`,
      unitId: kind === 'regional' ? unit : null,
      basis,
    })),
    { maxLength: 8, selector: ({ day, unitId }) => `${day} ${unitId}` },
  ),
  knownYears: fc.subarray([2026, 2027]).map((years) => new Set(years)),
  ramadans: times(fc.constant({ basis })),
  versions: fc.tuple(versions('one'), versions('two')).map((all) => all.flat()),
  law: rule
    .filter(({ kind }) => kind === 'week')
    .map((one) => ({
      patternId: null,
      name: null,
      startsOn: '2020-01-01',
      endsBefore: null,
      rule: one,
      basis,
    })),
  assignments: fc
    .tuple(
      ...[root, office, room].map((unitId) => assigned({ unitId, personId: null })),
      assigned({ unitId: null, personId: officer }),
    )
    .map((all) => all.flat()),
  zones: fc
    .tuple(
      ...[office, room].map((unitId) =>
        times(
          fc.record({
            unitId: fc.constant(unitId),
            zone: fc.constantFrom(...zones),
            basis: fc.constant(basis),
          }),
        ),
      ),
    )
    .map((all) => all.flat()),
  stops: times(fc.constant({ personId: officer })),
});
