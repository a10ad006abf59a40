import { z } from 'zod';
import { UnitId } from '#core/contract/ids.ts';
import { holding, operation } from '#core/contract/operation.ts';
import { Day, EnteredDay, line } from '#core/contract/schemas.ts';
import { DecisionId } from './configuration.ts';
import { Layout, LetterKind } from './kinds.ts';
import { LayoutPieces } from './layouts.ts';
import { LetterText } from './letter-text.ts';
import { HeadForm, LetterheadFields } from './letterhead-fields.ts';
import { PageMeasures, PaperWords } from './paper-rules.ts';
import { configureLetters } from './permissions.ts';

export const LetterheadView = z.object({
  unitId: UnitId,
  unitName: z.string(),
  form: HeadForm,
  lines: z.array(z.string()),
  address: z.array(z.string()),
  emblem: z.string().nullable(),
  place: z.string().nullable(),
  startsOn: Day,
  latest: DecisionId,
  planned: z.array(Day),
});
export type LetterheadView = z.output<typeof LetterheadView>;

export const Preview = z.object({
  /** How many pages the letter has. */
  pages: z.int(),
  /** The first of them as WebP in base64, with their size in pixels. */
  pictures: z.array(z.object({ width: z.int(), height: z.int(), webp: z.string() })),
  /** The letter in base64, where it was asked for. */
  pdf: z.string().nullable(),
});
export type Preview = z.output<typeof Preview>;

/** Letterheads, and letters as they would look before anything is decided. */
export const letterheads = {
  list: operation({
    id: 'outgoing.list-letterheads',
    method: 'GET',
    path: '/api/outgoing/letterheads',
    summary:
      'Letterheads of the units that the reader sets up; units without one write under that above them.',
    access: holding(configureLetters),
    input: z.strictObject({}),
    output: z.object({ items: z.array(LetterheadView) }),
  }),
  save: operation({
    id: 'outgoing.save-letterhead',
    method: 'POST',
    path: '/api/outgoing/letterheads',
    summary: 'Set the letterhead of a unit and of what lies below it, from a day on.',
    access: holding(configureLetters),
    costs: 'print',
    input: z.strictObject({
      unitId: UnitId,
      letterhead: LetterheadFields,
      startsOn: EnteredDay,
      follows: DecisionId.nullable(),
    }),
    output: LetterheadView,
    errors: [
      'outgoing.decision-begins-past',
      'core.changed-meanwhile',
      'outgoing.emblem-refused',
      'outgoing.emblem-too-complex',
    ],
  }),
  preview: operation({
    id: 'outgoing.preview-letter',
    method: 'POST',
    path: '/api/outgoing/previews',
    summary:
      'A letter of a kind with settings that are not yet decided, filled with a specimen or with own words.',
    access: holding(configureLetters),
    costs: 'print',
    // Nothing is written, and pictures are not worth keeping.
    tellsOnce: true,
    input: z.strictObject({
      /** A kind as it counts today, by its code, or one that is being made. */
      kind: z.union([line(30), LetterKind]),
      /** Under whose head it is written; the whole agency where nothing is said. */
      unitId: UnitId.optional(),
      letterhead: LetterheadFields.optional(),
      words: PaperWords.optional(),
      measures: PageMeasures.optional(),
      layout: z.strictObject({ layout: Layout, pieces: LayoutPieces }).optional(),
      number: line(200).optional(),
      subject: line(1_000).optional(),
      text: LetterText.optional(),
      withPdf: z.boolean().default(false),
    }),
    output: Preview,
    errors: [
      'outgoing.kind-unknown',
      'outgoing.kind-without-layout',
      'outgoing.word-unknown',
      'outgoing.emblem-refused',
      'outgoing.emblem-too-complex',
    ],
  }),
};
