import { z } from 'zod';
import { EpochMs } from './terms.ts';

/** What the server said the time was, while the phone could still hear it. The nonce makes it unforeseeable. */
export const TimeTicket = z.object({
  /** The server's clock when it was issued. */
  at: EpochMs,
  nonce: z.string().regex(/^[\w-]{16,64}$/),
  /** Whom and which device it was issued to. */
  personId: z.uuid(),
  deviceId: z.string().min(8).max(64),
});
export type TimeTicket = z.output<typeof TimeTicket>;

/** What is said about the time of a check-in; printed by the locales (`attendance.time.<code>`). */
export type TimeRemark =
  | { code: 'arrived-at-once' }
  | { code: 'kept-offline'; minutes: number }
  | { code: 'phone-clock-off'; minutes: number }
  | { code: 'clocks-disagree'; monotonicMinutes: number; phoneMinutes: number }
  | { code: 'restarted' }
  | { code: 'monotonic-invalid' }
  | { code: 'monotonic-beyond-arrival'; minutes: number }
  | { code: 'no-ticket' }
  | { code: 'ticket-from-future'; minutes: number }
  | { code: 'ticket-old'; hours: number }
  | { code: 'window-wide'; hours: number }
  | { code: 'claim-outside-window'; minutes: number };

export interface TimeFinding {
  /** When it can have happened: not before `from` (null: nothing is known), not after `to`. */
  window: { from: EpochMs | null; to: EpochMs };
  /** The instant that counts unless a person decides otherwise; always inside the window. */
  counts: EpochMs;
  by: 'arrival' | 'monotonic';
  /** `review`: a person must look; it is never refused for its time. */
  decision: 'accept' | 'review';
  remarks: readonly TimeRemark[];
}
