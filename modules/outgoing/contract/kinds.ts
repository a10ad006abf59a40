import { z } from 'zod';
import { line } from '#core/contract/schemas.ts';
import { Paper } from './terms.ts';

/** The three classes of official letters and their sub-classes (PerANRI 5/2021; Permendagri 1/2023). */
export const letterClasses = ['directive', 'correspondence', 'special'] as const;
export const letterSubclasses = ['regulating', 'deciding', 'assigning', 'internal', 'external'] as const;

/**
 * How a kind is laid out on paper; the parts of each stand in `data/layouts.json`. A kind without one is written by
 * another module or by hand.
 */
export const layouts = [
  'letter',
  'memo',
  'assignment',
  'decree',
  'circular',
  'statement',
  'cover',
  'record',
  'minutes',
] as const;
export const Layout = z.enum(layouts);
export type Layout = z.output<typeof Layout>;

/** The head: of the office (kop jabatan), of the agency (kop instansi), by who signs, or none. */
export const letterheadRules = ['by-signer', 'post', 'agency', 'none'] as const;
export const LetterheadRule = z.enum(letterheadRules);

/** Whether the classification code stands in the number (Permendagri 83/2022 art. 3(6)). */
export const classificationUses = ['always', 'optional', 'never'] as const;

const Code = z.string().regex(/^[A-Z][A-Z0-9_]{1,29}$/, { message: 'outgoing.kind-code-malformed' });
const GroupCode = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/);

/** One kind of official letter: everything that differs between kinds, so that a new kind needs no code. */
export const LetterKind = z
  .strictObject({
    code: Code,
    name: line(120),
    class: z.enum(letterClasses),
    subclass: z.enum(letterSubclasses).nullable(),
    layout: Layout.nullable(),
    /** The title as printed, `SURAT TUGAS`; null where the letter has none (surat dinas). */
    title: line(160).nullable(),
    /** The word between grounds and orders, `MEMUTUSKAN`; null where there is none. */
    command: line(60).nullable(),
    /** Kinds of one group share a counter. */
    numberingGroup: GroupCode,
    classification: z.enum(classificationUses),
    letterhead: LetterheadRule,
    paper: Paper,
    /** Whether the signer's academic titles are printed (Permendagri 1/2023 art. 44). */
    titlesShown: z.boolean(),
    /** Whether the signer's rank and employee number are printed; never in what has the form of a law (UU 12/2011, lampiran II). */
    rankShown: z.boolean(),
    copies: z.enum(['expected', 'optional', 'never']),
    /** Fewest and most who sign it. */
    signers: z.tuple([z.int().min(1).max(10), z.int().min(1).max(10)]),
    /** Keys of `data/sources.json`, or the agency's own rule. */
    sources: z.array(line(80)).min(1).max(6),
  })
  .refine((kind) => kind.signers[0] <= kind.signers[1], {
    path: ['signers'],
    message: 'outgoing.kind-signers-reversed',
  })
  .refine((kind) => kind.layout === null || kind.layout === 'letter' || kind.title !== null, {
    path: ['title'],
    message: 'outgoing.kind-needs-title',
  });
export type LetterKind = z.output<typeof LetterKind>;

/** A group of kinds that share a counter, with the pattern that its numbers have unless the agency set its own. */
export const NumberingGroup = z.strictObject({
  code: GroupCode,
  name: line(120),
  pattern: line(120),
  /** One counter for the book and year, or one for each classification code in it. */
  counter: z.enum(['book', 'classification']),
});
export type NumberingGroup = z.output<typeof NumberingGroup>;
