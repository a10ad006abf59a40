import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OfficeZone, officeZones, yearIn } from '#core/clock/clock.ts';
import type { NumberBookId } from '../../../contract/terms.ts';
import { counterKey, sameCounter } from './counter-key.ts';
import { gapReport, isWhole } from './gap-report.ts';
import { assigned, issued, keptBack, reserved, signed, voided } from './number-life.ts';
import { type Step, steps } from './testing/number-steps.ts';
import { hoursAhead, pencilDesk } from './testing/pencil-desk.ts';
import { type NumberingRules, numberingRules, ruledDesk } from './testing/ruled-desk.ts';

/** Lives the steps at both desks. @throws where they differ, or where the book is not whole at the end */
function live(zone: OfficeZone, life: readonly Step[], rules: NumberingRules = numberingRules): void {
  const [program, pencil] = [ruledDesk(zone, rules), pencilDesk(zone)];
  let now = new Date('2026-12-30T03:00:00Z');
  for (const step of life) {
    if (step.do === 'wait') now = new Date(now.getTime() + step.minutes * 60_000);
    else if (step.do === 'wait-for-new-year') now = aroundNewYear(zone, now, step.minutesBefore);
    else expect([step.do, program.take(step, now)]).toEqual([step.do, pencil.take(step, now)]);
  }
  expect(program.lines()).toEqual(pencil.lines());
  if (!program.whole('2200-01-01')) throw new Error('the book is not whole');
}

function aroundNewYear(zone: OfficeZone, now: Date, minutesBefore: number): Date {
  const ahead = hoursAhead[zone] * 3_600_000;
  const midnight = Date.UTC(new Date(now.getTime() + ahead).getUTCFullYear() + 1, 0, 1) - ahead;
  return new Date(Math.max(now.getTime(), midnight - minutesBefore * 60_000));
}

const holds = (zone: OfficeZone, rules?: NumberingRules) =>
  fc.assert(
    fc.property(steps, (life) => live(zone, life, rules)),
    { numRuns: 400, seed: 20_261_231 },
  );

describe('whatever happens at the desk, in whatever order', () => {
  it.each(officeZones)('the book is what a clerk with a pencil would have written (%s)', (zone) =>
    holds(zone),
  );

  it.each<[string, Partial<NumberingRules>]>([
    [
      'a year taken in UTC',
      {
        counterKey: (book, group, code, at) => ({
          ...counterKey(book, group, code, at),
          year: at.getUTCFullYear(),
        }),
      },
    ],
    [
      'a year taken in Jakarta for an office in Jayapura',
      {
        counterKey: (book, group, code, at) => ({
          ...counterKey(book, group, code, at),
          year: yearIn('Asia/Jakarta', at),
        }),
      },
    ],
    [
      'a number used again after it was voided',
      { next: (last, entries) => entries.find(({ state }) => state === 'void')?.sequence ?? last + 1 },
    ],
    ['a number that is skipped', { next: (last) => (last === 3 ? 5 : last + 1) }],
    [
      'a void without a reason',
      { voided: (entry, reason) => voided(entry, reason.trim() || 'tanpa alasan') },
    ],
    [
      'an issued number that is voided',
      { voided: (entry, reason) => voided({ ...entry, state: 'reserved' }, reason) },
    ],
    [
      'a number of last year that is signed this year',
      {
        needBeforeSigning: () => 'print-again',
        printedAgain: (entry, _, day) => ({ entry: { ...entry, letterDay: day } }),
        signed: (entry) => ({ entry: { ...entry, state: 'signed' } }),
      },
    ],
    [
      'a spare number that is used late without leave',
      { assigned: (entry, letter, day) => assigned(entry, letter, day, { reason: 'x', approvedBy: 'y' }) },
    ],
    [
      'a letter that bears the day of its number, not of its signature',
      { needBeforeSigning: () => 'nothing', signed: (entry) => ({ entry: { ...entry, state: 'signed' } }) },
    ],
    [
      'counters that all groups share',
      { counterKey: (book, group, code, at) => ({ ...counterKey(book, group, code, at), group: 'semua' }) },
    ],
  ])('the pencil catches %s', (_fault, planted) => {
    expect(() => holds('Asia/Jayapura', { ...numberingRules, ...planted })).toThrow();
  });
});

describe('the counter', () => {
  const book = (zone: OfficeZone) => ({ bookId: 'book' as NumberBookId, zone });

  it('begins a new year at midnight of the agency', () => {
    const group = { code: 'surat-dinas', counter: 'book' } as const;
    const years = (at: string) =>
      officeZones.map((zone) => counterKey(book(zone), group, '', new Date(at)).year);
    expect(years('2026-12-31T14:59:59Z')).toEqual([2026, 2026, 2026]);
    expect(years('2026-12-31T15:00:00Z')).toEqual([2026, 2026, 2027]);
    expect(years('2026-12-31T16:00:00Z')).toEqual([2026, 2027, 2027]);
    expect(years('2026-12-31T17:00:00Z')).toEqual([2027, 2027, 2027]);
  });

  it('is one for every code only where the agency counts so', () => {
    const at = new Date('2026-11-22T01:00:00Z');
    const codeOf = (counter: 'book' | 'classification') =>
      counterKey(book('Asia/Jakarta'), { code: 'surat-dinas', counter }, '800.1', at).classificationCode;
    expect([codeOf('book'), codeOf('classification')]).toEqual(['', '800.1']);
  });

  it('is another one in another book, group, year or code', () => {
    const key = {
      bookId: book('Asia/Jakarta').bookId,
      group: 'surat-dinas',
      year: 2026,
      classificationCode: '800.1',
    };
    expect(sameCounter(key, { ...key })).toBe(true);
    const others = [
      { bookId: 'lain' as NumberBookId },
      { group: 'nota' },
      { year: 2027 },
      { classificationCode: '800.2' },
    ];
    for (const other of others) expect(sameCounter(key, { ...key, ...other })).toBe(false);
  });
});

describe('a number', () => {
  const mine = reserved(7, '2026-11-22', 'letter-1');
  const leave = { reason: 'Surat ditandatangani saat listrik padam', approvedBy: 'sekda' };

  it('is issued only after it was signed, and only for its own letter', () => {
    expect(issued(mine, 'letter-1').refused).toBe('outgoing.number-not-reserved');
    expect(signed(mine, 'letter-2', '2026-11-22').refused).toBe('outgoing.number-of-another-letter');
    const done = signed(mine, 'letter-1', '2026-11-22').entry!;
    expect(issued(done, 'letter-1').entry).toMatchObject({ state: 'issued', sequence: 7 });
  });

  it('that is printed for yesterday is not signed today', () => {
    expect(signed(mine, 'letter-1', '2026-11-23').refused).toBe('outgoing.number-printed-for-another-day');
  });

  it('is kept back only with a reason and an approver', () => {
    expect(keptBack(8, '2026-11-22', { ...leave, reason: '  ' }).refused).toBe(
      'outgoing.number-needs-reason',
    );
    expect(keptBack(8, '2026-11-22', { ...leave, approvedBy: '' }).refused).toBe(
      'outgoing.number-needs-approval',
    );
  });

  it('that was kept back shows both days when it is used later', () => {
    const spare = keptBack(8, '2026-11-22', leave).entry!;
    expect(assigned(spare, 'letter-2', '2026-11-24', null).refused).toBe('outgoing.number-needs-approval');
    expect(assigned(spare, 'letter-2', '2026-11-24', leave).entry).toMatchObject({
      takenOn: '2026-11-22',
      letterDay: '2026-11-24',
      approvedBy: 'sekda',
    });
    expect(assigned(spare, 'letter-2', '2027-01-02', leave).refused).toBe('outgoing.number-of-another-year');
  });
});

describe('the proof of a book', () => {
  const entry = (sequence: number) => reserved(sequence, '2026-11-22', `letter-${sequence}`);
  const withdrawn = voided(entry(3), 'Konsep ditarik').entry!;

  it('tells what is missing, doubled and beyond, and what waits since yesterday', () => {
    const report = gapReport(5, [entry(1), entry(2), entry(2), withdrawn, entry(9)], '2026-11-23');
    expect(report).toMatchObject({
      missing: [4, 5],
      doubled: [2],
      beyond: [9],
      voided: [{ sequence: 3, reason: 'Konsep ditarik' }],
      counts: { reserved: 4, void: 1 },
    });
    expect(report.waiting.map(({ sequence }) => sequence)).toEqual([1, 2, 2, 9]);
    expect(isWhole(report)).toBe(false);
  });

  it('is whole where every number has its line', () => {
    expect(isWhole(gapReport(3, [withdrawn, entry(1), entry(2)], '2026-11-22'))).toBe(true);
    expect(isWhole(gapReport(0, [], '2026-11-22'))).toBe(true);
  });

  it('is not whole where a void has no reason', () => {
    expect(isWhole(gapReport(1, [{ ...entry(1), state: 'void' }], '2026-11-22'))).toBe(false);
  });
});
