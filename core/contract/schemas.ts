import { z } from 'zod';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here
const noControls = /^[^\u0000-\u001f\u007f]*$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here
const noControlsButLineEnds = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/;

/** Without halves of surrogate pairs, which no database takes (Unicode 15 §3.8). */
const wellFormed = (text: string) => !/\p{Surrogate}/u.test(text);
const printable = (schema: z.ZodString) => schema.refine(wellFormed, { message: 'core.control-character' });

/** A line of text: trimmed, no control characters, at most `max` characters. */
export function line(max: number): z.ZodType<string, string> {
  return printable(
    z.string().trim().min(1).max(max).regex(noControls, { message: 'core.control-character' }),
  );
}

/** Text of several lines: trimmed, no control characters but line ends and tabs. */
export function prose(max: number): z.ZodType<string, string> {
  return printable(
    z.string().trim().max(max).regex(noControlsButLineEnds, { message: 'core.control-character' }),
  );
}

/** Words to look for: like a line, but may be empty. */
export function words(max: number): z.ZodType<string, string> {
  return printable(z.string().trim().max(max).regex(noControls, { message: 'core.control-character' }));
}

/** A list without repetitions. */
export function distinct<T extends z.ZodType>(item: T, least: number, most: number) {
  return z
    .array(item)
    .min(least)
    .max(most)
    .transform((items) => [...new Set(items)]);
}

/** A year of a book. */
export const Year = z.coerce.number().int().min(1945).max(2200);

/** A calendar day, `2026-11-21` (ISO 8601), that exists. */
export const Day = z.iso.date();
/** A time of day, `08:30`, in the zone of the unit. */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** An instant, RFC 3339, always with an offset. */
export const Instant = z.iso.datetime({ offset: true });

/** A day as it is entered: in a year that calendars, the database and spreadsheets agree on. */
export const EnteredDay = Day.regex(/^[12]\d{3}-/);
/** An instant as it is entered: whatever the zone, its day can be entered too. */
export const EnteredInstant = Instant.regex(/^(19|20|21)\d\d-/);
/** A number as the database counts: 32 bits. */
export const largestInteger = 2_147_483_647;

/** A list in a query string: one value or several of the same name. */
export function queryList<T extends z.ZodType>(item: T, max = 50) {
  return z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).max(max).optional(),
  );
}

/** A switch in a query string. */
export const queryFlag = z
  .enum(['true', 'false'])
  .transform((value) => value === 'true')
  .optional();

/** The opaque place where the next page begins. */
export const Cursor = z
  .string()
  .max(300)
  .regex(/^[\w-]+$/)
  .optional();
export const PageSize = z.coerce.number().int().min(1).max(100).default(20);

/** One page of a list, read by key: `next` is absent on the last page. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}
