import { z } from 'zod';

/** Logs of an agency. They differ in volume, secrecy and how long they are kept. */
export const streams = ['letters', 'attendance', 'access'] as const;
export type Stream = (typeof streams)[number];
export const Stream = z.enum(streams);

/** A log by its name within the agency: its stream, or what follows one that was frozen (`letters-2`). */
export type LogName = Stream | `${Stream}-${number}`;
export const LogName = z
  .string()
  .regex(/^(letters|attendance|access)(-([2-9]|[1-9]\d))?$/) as unknown as z.ZodType<LogName, LogName>;

/** What the monitor holds to be true at every moment; the numbers are those that alarms name. */
export const invariants = ['I1', 'I2', 'I3', 'I4', 'I5', 'I6', 'I7', 'I8', 'I9', 'I10'] as const;
export type Invariant = (typeof invariants)[number];
export const Invariant = z.enum(invariants);
