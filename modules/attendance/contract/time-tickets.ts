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

const remark = <const C extends string, S extends z.ZodRawShape>(code: C, figures: S) =>
  z.object({ code: z.literal(code), ...figures });
const [minutes, hours] = [z.int(), z.int()];

/** What is said about the time of a check-in; printed by the locales (`attendance.time.<code>`). */
export const TimeRemark = z.discriminatedUnion('code', [
  remark('arrived-at-once', {}),
  remark('kept-offline', { minutes }),
  remark('phone-clock-off', { minutes }),
  remark('clocks-disagree', { monotonicMinutes: minutes, phoneMinutes: minutes }),
  remark('restarted', {}),
  remark('monotonic-invalid', {}),
  remark('monotonic-beyond-arrival', { minutes }),
  remark('no-ticket', {}),
  remark('ticket-from-future', { minutes }),
  remark('ticket-old', { hours }),
  remark('window-wide', { hours }),
  remark('claim-outside-window', { minutes }),
]);
export type TimeRemark = z.output<typeof TimeRemark>;

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
