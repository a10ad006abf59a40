import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type KeptTicket, serverClock } from './server-clock.ts';

const hour = 3_600_000;
const year = 365 * 24 * hour;

/** A phone whose counter and clock of the day are moved by hand. */
function clocks(phone = 1_795_000_000_000) {
  const at = { counter: 0, phone };
  return { at, read: { counter: () => at.counter, phone: () => at.phone } };
}

test('what passed since the ticket is counted by the page, whatever is done to the clock of the phone', () => {
  const moves = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 8 * hour }), fc.integer({ min: -5 * year, max: 5 * year })),
  );
  fc.assert(
    fc.property(moves, (all) => {
      const { at, read } = clocks();
      const clock = serverClock(read);
      clock.hear('ticket', 0);
      for (const [passed, moved] of all) {
        at.counter += passed;
        at.phone += moved;
      }
      expect(clock.stamp().monotonicMs).toBe(at.counter);
      expect(clock.stamp().ticket).toBe('ticket');
    }),
    { seed: 1 },
  );
});

test('a page that was loaded anew tells the ticket of the page before, without a counter', () => {
  const { at, read } = clocks();
  const kept = serverClock(read).hear('ticket', 0) as KeptTicket;
  at.counter = 500;
  const after = serverClock(read, kept);
  expect(after.stamp()).toMatchObject({ ticket: 'ticket', monotonicMs: null, phoneClockAtTicket: at.phone });
  expect(after.now()).toBeNull();
  expect(after.age()).toBeNull();
});

test('a ticket that was long under way says nothing, one counts from when it came and never from when it was asked for', () => {
  const { at, read } = clocks();
  const clock = serverClock(read);
  at.counter = 31_000;
  expect(clock.hear('late', 0)).toBeNull();
  expect(clock.stamp()).toMatchObject({ ticket: null, monotonicMs: null });
  clock.hear('soon', 21_000);
  at.counter = 41_000.75;
  expect(clock.stamp()).toMatchObject({ ticket: 'soon', monotonicMs: 10_000 });
});

test('the tickets of a device that was ended are told no more', () => {
  const clock = serverClock(clocks().read, { ticket: 'old', phoneClockAtTicket: 1 });
  clock.forget();
  expect(clock.stamp()).toMatchObject({ ticket: null, monotonicMs: null, phoneClockAtTicket: null });
});

test('where the counter slept its time is not shown as that of the server, and a ticket is old by the clock that says more', () => {
  const { at, read } = clocks();
  const clock = serverClock(read);
  clock.hear('ticket', 0);
  clock.tell(at.phone);
  [at.counter, at.phone] = [5_000, at.phone + 5_000];
  expect(clock.now()).toBe(at.phone);
  expect(clock.age()).toBe(5_000);
  at.phone += hour;
  expect(clock.now()).toBeNull();
  expect(clock.age()).toBe(hour + 5_000);
});
