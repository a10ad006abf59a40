import { z } from 'zod';
import { line } from '#core/contract/schemas.ts';
import { PartName } from './letter-text.ts';

/** Lines of a head, each a label and what stands behind it. */
export const headLines = [
  'number',
  'nature',
  'attachments',
  'subject',
  'to',
  'from',
  'copies',
  'day',
] as const;

const Label = line(80);

/**
 * A piece of paper in the order in which it is printed. Labels are keys of `data/words.json`, so that an agency can say
 * "Perihal" where others say "Hal".
 */
export const LayoutPiece = z.discriminatedUnion('piece', [
  z.strictObject({ piece: z.literal('letterhead') }),
  z.strictObject({ piece: z.literal('day') }),
  z.strictObject({
    piece: z.literal('head'),
    lines: z.array(z.enum(headLines)).min(1),
    /** Whether a rule closes the head. */
    closed: z.boolean().default(false),
  }),
  z.strictObject({ piece: z.literal('title'), about: z.boolean().default(false) }),
  z.strictObject({ piece: z.literal('recipients') }),
  z.strictObject({ piece: z.literal('day-sentence') }),
  z.strictObject({
    piece: z.literal('part'),
    part: PartName,
    required: z.boolean(),
    /** A label beside the text (Menimbang), or above it as a heading (C. Keputusan). */
    label: Label.nullable().default(null),
    form: z.enum(['plain', 'beside', 'heading']).default('plain'),
  }),
  z.strictObject({ piece: z.literal('command') }),
  z.strictObject({ piece: z.literal('event') }),
  z.strictObject({ piece: z.literal('people'), label: Label.nullable().default(null) }),
  z.strictObject({ piece: z.literal('parties') }),
  z.strictObject({ piece: z.literal('items') }),
  z.strictObject({ piece: z.literal('meeting') }),
  z.strictObject({ piece: z.literal('follow-ups') }),
  /** "Ditetapkan di …, pada tanggal …" above the signature. */
  z.strictObject({ piece: z.literal('made'), label: Label }),
  z.strictObject({
    piece: z.literal('signatures'),
    /** One at the right, the receiver at the left of it, or the parties side by side. */
    arrangement: z.enum(['right', 'with-receipt', 'parties']).default('right'),
  }),
  z.strictObject({ piece: z.literal('copies') }),
  z.strictObject({
    piece: z.literal('annexes'),
    /** Whether the signers stand below every annex too, as below that of a decree. */
    signed: z.boolean().default(false),
  }),
]);
export type LayoutPiece = z.output<typeof LayoutPiece>;

export const LayoutPieces = z.array(LayoutPiece).min(1).max(40);
