import type { EpochMs } from '../../../contract/terms.ts';
import type { TimeFinding, TimeRemark } from '../../../contract/time-tickets.ts';

/** What is known about the time of a check-in when it arrives. The ticket was opened, so its time is the server's. */
export interface ArrivedTime {
  /** The server's clock at arrival. */
  arrival: EpochMs;
  /** Sent at once, with the answer awaited on the screen; false when it was kept on the phone. */
  atOnce: boolean;
  /** Null where there was no ticket, or none that this server issued to this person on this device. */
  ticketAt: EpochMs | null;
  /** See `CheckInStatement`. */
  monotonicMs: number | null;
  phoneClock: EpochMs;
  phoneClockAtTicket: EpochMs | null;
}

export interface TimePolicy {
  /** By how much clocks of an honest phone may disagree without anybody having to look. */
  clockToleranceMs: number;
  /** A check-in that may have happened over a longer stretch is looked at. */
  widestWindowMs: number;
  oldestTicketMs: number;
}

const minute = 60_000;
const hour = 60 * minute;
export const usualTimePolicy: TimePolicy = {
  clockToleranceMs: 15 * minute,
  widestWindowMs: 16 * hour,
  oldestTicketMs: 7 * 24 * hour,
};

/** What a quartz may gain: a second, and a second in an hour. */
const drift = (elapsedMs: number): number => 1_000 + elapsedMs / 3_600;

/**
 * When a check-in can have happened, and which instant counts. The server heard of it at arrival, so it was not later; the
 * ticket could not be foreseen, so it was not earlier; the monotonic clock says how long after. It may have slept with
 * the phone, so what it says is the least. A phone's clock of the day moves no instant: it is set by hand. Nobody is
 * refused; what cannot be told from these is looked at by a person.
 */
export function findTime(time: ArrivedTime, policy: TimePolicy = usualTimePolicy): TimeFinding {
  if (time.atOnce) return atArrival(time, policy, 'accept', [{ code: 'arrived-at-once' }]);
  const { arrival, ticketAt } = time;
  if (ticketAt === null) return atArrival(time, policy, 'review', [{ code: 'no-ticket' }]);
  if (ticketAt > arrival)
    return atArrival(time, policy, 'review', [
      { code: 'ticket-from-future', minutes: minutesOf(ticketAt - arrival) },
    ]);
  if (time.monotonicMs === null) return atArrival(time, policy, 'review', [{ code: 'restarted' }]);
  const elapsed = time.monotonicMs;
  if (!Number.isFinite(elapsed) || elapsed < 0)
    return atArrival(time, policy, 'review', [{ code: 'monotonic-invalid' }]);
  const beyond = ticketAt + elapsed - arrival;
  if (beyond > drift(elapsed))
    return atArrival(time, policy, 'review', [
      { code: 'monotonic-beyond-arrival', minutes: minutesOf(beyond) },
    ]);
  return byMonotonic(time, ticketAt, elapsed, policy);
}

/** Whether a person may settle on an instant without further proof. */
export function isProvable(finding: TimeFinding, instant: EpochMs): boolean {
  const { from, to } = finding.window;
  return from !== null && instant >= from && instant <= to;
}

function byMonotonic(time: ArrivedTime, ticketAt: EpochMs, elapsed: number, policy: TimePolicy): TimeFinding {
  const counts = Math.floor(Math.min(ticketAt + elapsed, time.arrival));
  const window = { from: counts, to: time.arrival };
  const width = time.arrival - counts;
  const doubts: TimeRemark[] = [];
  const byPhone = time.phoneClockAtTicket === null ? null : time.phoneClock - time.phoneClockAtTicket;
  // Without its clock at the ticket the phone is compared with the server's: an honest one is wrong by minutes.
  const disagreement = byPhone === null ? time.phoneClock - counts : byPhone - elapsed;
  if (Math.abs(disagreement) > policy.clockToleranceMs + drift(elapsed))
    doubts.push({
      code: 'clocks-disagree',
      monotonicMinutes: minutesOf(elapsed),
      phoneMinutes: minutesOf(elapsed + disagreement),
    });
  if (time.arrival - ticketAt > policy.oldestTicketMs)
    doubts.push({ code: 'ticket-old', hours: Math.floor((time.arrival - ticketAt) / hour) });
  if (width > policy.widestWindowMs) doubts.push({ code: 'window-wide', hours: Math.floor(width / hour) });
  const decision = doubts.length > 0 ? 'review' : 'accept';
  const remarks: TimeRemark[] = [
    { code: 'kept-offline', minutes: Math.ceil(width / minute) },
    ...doubts,
    ...clockOff(time.phoneClock - counts),
  ];
  return { window, counts, by: 'monotonic', decision, remarks };
}

/** Arrival is the one instant that is sure; a kept check-in that rests on it alone is looked at. */
function atArrival(
  time: ArrivedTime,
  policy: TimePolicy,
  decision: TimeFinding['decision'],
  remarks: readonly TimeRemark[],
): TimeFinding {
  const { arrival, ticketAt, phoneClock } = time;
  const known = ticketAt !== null && ticketAt <= arrival ? ticketAt : null;
  const from = time.atOnce ? arrival : known;
  const before = from === null ? 0 : from - phoneClock;
  const outside = Math.max(before, phoneClock - arrival);
  const claim: TimeRemark[] =
    !time.atOnce && outside > policy.clockToleranceMs
      ? [{ code: 'claim-outside-window', minutes: minutesOf(outside) }]
      : [];
  return {
    window: { from, to: arrival },
    counts: arrival,
    by: 'arrival',
    decision,
    remarks: [...remarks, ...claim, ...(time.atOnce ? clockOff(phoneClock - arrival) : [])],
  };
}

/** Told when a minute or more. */
function clockOff(byMs: number): TimeRemark[] {
  const minutes = minutesOf(byMs);
  return minutes === 0 ? [] : [{ code: 'phone-clock-off', minutes }];
}

/** Whole minutes, towards zero. */
const minutesOf = (ms: number): number => Math.trunc(ms / minute) + 0;
