/** What a statement says of the time (see `contract/check-in-statement.ts`). */
export interface TimeStamp {
  ticket: string | null;
  monotonicMs: number | null;
  phoneClock: number;
  phoneClockAtTicket: number | null;
}

/** The last ticket as it outlives the page. */
export interface KeptTicket {
  ticket: string;
  phoneClockAtTicket: number;
}

export interface Clocks {
  /** `performance.now`: counts from the start of this document, and only while it lives. */
  counter(): number;
  /** `Date.now`: set by hand; told, and never reckoned with. */
  phone(): number;
}

/** A ticket that was longer under way than this says too little of the moment at which it came (ms). */
const longestWay = 30_000;

/** Where the clock of the phone moved otherwise than the counter by more than this, one of them stood still or was set (ms). */
const together = 60_000;

/**
 * The time of the server as far as a page knows it. The counter of a page begins anew with every page, and what a page could
 * add to it from outside (`performance.timeOrigin`) is the clock of the phone: a ticket that an earlier page heard is told
 * without a counter. The counter may stand still while the phone sleeps, so what it says is the least that passed.
 */
export function serverClock(clocks: Clocks, before: KeptTicket | null = null) {
  let kept = before;
  let heardAt: number | null = null;
  let told: { at: number; counter: number; phone: number } | null = null;
  const sinceTicketByPhone = () => Math.abs(clocks.phone() - (kept?.phoneClockAtTicket ?? clocks.phone()));
  return {
    /** Takes a ticket in that was asked for at `askedAt` of the counter. Null where it came too late to say anything. */
    hear(ticket: string, askedAt: number): KeptTicket | null {
      const counter = clocks.counter();
      if (counter - askedAt > longestWay) return null;
      heardAt = counter;
      kept = { ticket, phoneClockAtTicket: Math.trunc(clocks.phone()) };
      return kept;
    },
    /** Takes in what the clock of the server showed. */
    tell(at: number): void {
      told = { at, counter: clocks.counter(), phone: clocks.phone() };
    },
    /** What the clock of the server shows now (ms); null where this page has not heard it, or slept since. For the eye alone. */
    now(): number | null {
      if (!told) return null;
      const passed = clocks.counter() - told.counter;
      return Math.abs(clocks.phone() - told.phone - passed) > together ? null : told.at + passed;
    },
    /** How long ago the last ticket came to this page (ms), by whichever clock says more; null where none did. */
    age: (): number | null =>
      heardAt === null ? null : Math.max(clocks.counter() - heardAt, sinceTicketByPhone()),
    stamp: (): TimeStamp => ({
      ticket: kept?.ticket ?? null,
      // Down to whole milliseconds: never later than it was.
      monotonicMs: heardAt === null ? null : Math.floor(clocks.counter() - heardAt),
      phoneClock: Math.trunc(clocks.phone()),
      phoneClockAtTicket: kept?.phoneClockAtTicket ?? null,
    }),
    /** The device was ended or bound anew: its tickets are worth nothing. */
    forget(): void {
      [kept, heardAt] = [null, null];
    },
  };
}

export type ServerClock = ReturnType<typeof serverClock>;
