import { z } from 'zod';
import { line } from '#core/contract/schemas.ts';

/** Most characters of an emblem, as SVG or as a PNG or JPEG in a data address. */
export const longestEmblem = 400_000;

/** Kop jabatan (emblem above the office) or kop instansi (emblem beside the agency). */
export const HeadForm = z.enum(['post', 'agency']);

export const LetterheadFields = z.strictObject({
  form: HeadForm,
  /** From the agency down to the unit; `{jabatan}` stands for the title of who issues the letter. */
  lines: z.array(line(160)).min(1).max(5),
  address: z.array(line(200)).max(4).default([]),
  /** SVG, or `data:image/png;base64,…`, or of JPEG; null for none. */
  emblem: z.string().min(1).max(longestEmblem).nullable().default(null),
  /** Where letters under this head are made: "Arunika, 21 November 2026"; that of the unit above where null. */
  place: line(120).nullable().default(null),
});
export type LetterheadFields = z.output<typeof LetterheadFields>;
