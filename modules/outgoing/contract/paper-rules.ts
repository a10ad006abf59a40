import { z } from 'zod';
import { line } from '#core/contract/schemas.ts';

/** Words on paper that an agency writes in its own way, by the keys of `data/words.json`. */
export const PaperWords = z
  .record(z.string().regex(/^[A-Za-z][A-Za-z-]{0,39}$/), line(400))
  .refine((words) => Object.keys(words).length <= 200, { message: 'outgoing.words-too-many' });
export type PaperWords = z.output<typeof PaperWords>;

/** Margins in millimetres, type in points, leading in parts of the type. Nothing is set that could not be read. */
export const PageMeasures = z.strictObject({
  top: z.number().min(10).max(60),
  bottom: z.number().min(10).max(60),
  left: z.number().min(10).max(60),
  right: z.number().min(10).max(60),
  size: z.number().min(9).max(14),
  leading: z.number().min(0.5).max(1.5),
});
export type PageMeasures = z.output<typeof PageMeasures>;
