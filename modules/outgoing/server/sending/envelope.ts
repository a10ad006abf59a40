import { z } from 'zod';
import { LetterFields } from '#modules/letters/contract/fields.ts';

/** What one agency tells another of a letter: its registry fields and the sealed files, the letter itself first. */
export const Envelope = z.object({
  origin: z.string(),
  known: LetterFields,
  documents: z.array(
    z.object({
      object: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), size: z.int().min(0) }),
      name: z.string(),
      mediaType: z.string(),
    }),
  ),
});
export type Envelope = z.output<typeof Envelope>;
