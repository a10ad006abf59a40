import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ArrivedTime, findTime, isProvable, usualTimePolicy } from './provable-time.ts';

const minute = 60_000;
const hour = 60 * minute;
/** 07.25 in Jakarta on 23 November 2026. */
const tap = Date.UTC(2026, 10, 23, 0, 25);

/** An honest phone: ticket an hour before the tap, clock off by so many milliseconds, sent so long after. */
function honest(off: number, sentAfter: number, more: Partial<ArrivedTime> = {}): ArrivedTime {
  return {
    arrival: tap + sentAfter,
    atOnce: false,
    ticketAt: tap - hour,
    monotonicMs: hour - 200,
    phoneClock: tap + off,
    phoneClockAtTicket: tap - hour + off,
    ...more,
  };
}
const codes = (time: ArrivedTime) => findTime(time).remarks.map((remark) => remark.code);

describe('the time of a check-in', () => {
  test('that is sent at once is its arrival, whatever the phone says', () => {
    const finding = findTime({ ...honest(-3 * hour, 0), atOnce: true });
    expect(finding).toMatchObject({ counts: tap, by: 'arrival', decision: 'accept' });
    expect(finding.remarks).toContainEqual({ code: 'phone-clock-off', minutes: -180 });
  });

  test('that was kept for half a minute is told as kept for at most one, and never for none', () => {
    expect(findTime(honest(0, minute / 2)).remarks).toContainEqual({ code: 'kept-offline', minutes: 1 });
  });

  test.each([-5 * 365 * 24 * hour, -24 * hour, -10 * minute, 0, 10 * minute, 7 * hour, 5 * 365 * 24 * hour])(
    'of an honest phone whose clock is off by %d ms is when it was made',
    (off) => {
      for (const sentAfter of [0, 10 * minute, 5 * hour]) {
        const finding = findTime(honest(off, sentAfter));
        expect(finding).toMatchObject({ by: 'monotonic', decision: 'accept' });
        expect(Math.abs(finding.counts - tap)).toBeLessThan(1_000);
      }
    },
  );

  test('is the same whether or not the clock was set between the tap and the sending, which nobody asks', () => {
    expect(findTime(honest(0, 2 * hour)).counts).toBe(findTime(honest(9 * hour, 2 * hour)).counts);
  });

  test('over midnight and a change of zone is an instant like any other', () => {
    const late = honest(hour, 3 * hour, { arrival: Date.UTC(2026, 11, 31, 17, 30) });
    const at = late.arrival - 3 * hour;
    const night = { ...late, ticketAt: at - hour, phoneClock: at + hour, phoneClockAtTicket: at };
    expect(findTime(night)).toMatchObject({ counts: at - 200, decision: 'accept' });
  });

  test('whose phone was restarted lies between ticket and arrival, and is looked at', () => {
    const finding = findTime(honest(0, hour, { monotonicMs: null }));
    expect(finding).toMatchObject({
      window: { from: tap - hour, to: tap + hour },
      by: 'arrival',
      decision: 'review',
    });
    expect(isProvable(finding, tap)).toBe(true);
    expect(isProvable(finding, tap - 2 * hour)).toBe(false);
    expect(codes(honest(-3 * hour, hour, { monotonicMs: null }))).toContain('claim-outside-window');
    expect(codes(honest(10 * minute, 0, { monotonicMs: null }))).toEqual(['restarted']);
  });

  test('whose phone slept is looked at, because it was later than the monotonic clock says', () => {
    const slept = honest(0, hour, { monotonicMs: 5 * minute });
    expect(findTime(slept)).toMatchObject({
      window: { from: tap - 55 * minute, to: tap + hour },
      decision: 'review',
    });
    expect(findTime(slept).remarks).toContainEqual({
      code: 'clocks-disagree',
      monotonicMinutes: 5,
      phoneMinutes: 60,
    });
  });

  test.each<[string, Partial<ArrivedTime>]>([
    ['no-ticket', { ticketAt: null }],
    ['ticket-from-future', { ticketAt: tap + 2 * hour }],
    ['monotonic-invalid', { monotonicMs: -1 }],
    ['monotonic-invalid', { monotonicMs: Number.NaN }],
    ['monotonic-beyond-arrival', { monotonicMs: 3 * hour }],
    [
      'ticket-old',
      { ticketAt: tap - 240 * hour, monotonicMs: 240 * hour, phoneClockAtTicket: tap - 240 * hour },
    ],
    ['window-wide', { arrival: tap + 20 * hour }],
  ])('with %s is looked at', (code, more) => {
    expect(codes(honest(0, hour, more))).toContain(code);
    expect(findTime(honest(0, hour, more)).decision).toBe('review');
  });
});

const ms = fc.integer({ min: -3 * 24 * hour, max: 3 * 24 * hour });
const years = fc.integer({ min: -5 * 365 * 24 * hour, max: 5 * 365 * 24 * hour });
const anything = fc.record<ArrivedTime>({
  arrival: ms.map((shift) => tap + shift),
  atOnce: fc.boolean(),
  ticketAt: fc.option(ms.map((shift) => tap + shift)),
  monotonicMs: fc.option(fc.oneof(ms, fc.constant(Number.NaN), fc.constant(Number.POSITIVE_INFINITY))),
  phoneClock: years.map((shift) => tap + shift),
  phoneClockAtTicket: fc.option(years.map((shift) => tap + shift)),
});

/** Failures are told as found: making them smaller would walk through all milliseconds of a day. */
const endOnFailure = true;

describe('whatever a phone says', () => {
  test('the instant lies in the window, and the window between ticket and arrival', () => {
    fc.assert(
      fc.property(anything, (time) => {
        const { window, counts } = findTime(time);
        expect(window.to).toBe(time.arrival);
        expect(counts).toBeLessThanOrEqual(window.to);
        if (window.from === null) return;
        expect(counts).toBeGreaterThanOrEqual(window.from);
        if (!time.atOnce) expect(window.from).toBeGreaterThanOrEqual(time.ticketAt!);
      }),
      { seed: 1, numRuns: 3_000, endOnFailure },
    );
  });

  test('what was kept is accepted only with a ticket and its monotonic clock inside the window', () => {
    // Mostly phones that are nearly right: what is odd on all sides is never accepted, and shows nothing.
    const nearlyRight = fc
      .tuple(
        fc.integer({ min: -hour, max: 8 * 24 * hour }),
        fc.integer({ min: -2 * hour, max: 30 * hour }),
        fc.integer({ min: -30 * minute, max: 30 * minute }),
      )
      .map<ArrivedTime>(([elapsed, width, jump]) => ({
        arrival: tap + elapsed + width,
        atOnce: false,
        ticketAt: tap,
        monotonicMs: elapsed,
        phoneClock: elapsed + jump,
        phoneClockAtTicket: 0,
      }));
    let accepted = 0;
    fc.assert(
      fc.property(fc.oneof(anything, nearlyRight), (time) => {
        if (time.atOnce || findTime(time).decision === 'review') return;
        accepted += 1;
        const made = time.ticketAt! + time.monotonicMs!;
        expect(made).toBeGreaterThanOrEqual(time.ticketAt!);
        // A second, and a second in an hour, is what a quartz may gain.
        expect(made).toBeLessThanOrEqual(time.arrival + 1_000 + time.monotonicMs! / 3_600);
        expect(time.arrival - made).toBeLessThanOrEqual(usualTimePolicy.widestWindowMs);
      }),
      { seed: 2, numRuns: 10_000, endOnFailure },
    );
    expect(accepted).toBeGreaterThan(500);
  });

  test('the clock of the phone never moves the instant or the window', () => {
    fc.assert(
      fc.property(anything, years, fc.option(years), (time, clock, atTicket) => {
        const other = findTime({ ...time, phoneClock: tap + clock, phoneClockAtTicket: atTicket });
        const { window, counts, by } = findTime(time);
        expect({ window: other.window, counts: other.counts, by: other.by }).toEqual({ window, counts, by });
      }),
      { seed: 3, numRuns: 3_000, endOnFailure },
    );
  });

  test('an honest phone is accepted with a clock up to ten minutes wrong, even one that never told its clock', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -10 * minute, max: 10 * minute }),
        fc.integer({ min: 0, max: 10 * hour }),
        fc.integer({ min: 0, max: 6 * 24 * hour }),
        fc.integer({ min: 0, max: 3_000 }),
        fc.boolean(),
        (off, sentAfter, ticketBefore, latency, toldClock) => {
          const elapsed = Math.max(0, ticketBefore - latency);
          const time: ArrivedTime = {
            arrival: tap + sentAfter,
            atOnce: false,
            ticketAt: tap - elapsed - latency,
            monotonicMs: elapsed,
            phoneClock: tap + off,
            phoneClockAtTicket: toldClock ? tap - elapsed + off : null,
          };
          const finding = findTime(time);
          expect(finding.decision).toBe('accept');
          expect(tap - finding.counts).toBe(latency);
        },
      ),
      { seed: 4, numRuns: 3_000, endOnFailure },
    );
  });
});
