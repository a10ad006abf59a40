import type { PageText } from '#core/documents/page-text.ts';
import { similarity } from '#modules/letters/server/reading/ocr-repair.ts';
import type { LetterProposals } from '#modules/letters/server/reading/proposal.ts';
import type { LetterTruth } from './letter-facts.ts';

const FIELDS = [
  'number',
  'date',
  'sender',
  'subject',
  'addressee',
  'nature',
  'letterType',
  'eventDate',
  'startTime',
  'location',
  'deadline',
  'classificationTop5',
  'securityClass',
] as const;
export type Field = (typeof FIELDS)[number];

/** Text fields count as right from this normalised edit similarity on. */
const TEXT_THRESHOLD = 0.9;

const TEXT_FIELDS: ReadonlySet<Field> = new Set(['sender', 'subject', 'addressee', 'location']);

export interface FieldResult {
  field: Field;
  right: boolean;
  expected: string | null;
  proposed: string | null;
}

/** Compares proposals with the truth, field by field; nothing proposed for a field not printed is right. */
export function scoreLetter(proposals: LetterProposals, truth: LetterTruth): FieldResult[] {
  return FIELDS.map((field) => {
    if (field === 'classificationTop5') {
      const proposed = proposals.classification.map((proposal) => proposal.value);
      const right = proposed.slice(0, 5).some((code) => truth.codes.includes(code));
      return { field, right, expected: truth.codes.join(' '), proposed: proposed.join(' ') };
    }
    const expected = truth[field];
    const proposed = proposals[field]?.value ?? null;
    return { field, right: agrees(field, expected, proposed), expected, proposed };
  });
}

function agrees(field: Field, expected: string | null, proposed: string | null): boolean {
  if (expected === null || proposed === null) return expected === proposed;
  if (TEXT_FIELDS.has(field)) return similarity(expected, proposed) >= TEXT_THRESHOLD;
  return normal(expected) === normal(proposed);
}

function normal(text: string): string {
  return text.toLowerCase().replace(/\s+/g, '');
}

/** Share of right answers by field over many letters. */
export function accuracies(results: FieldResult[]): { field: Field; accuracy: number; n: number }[] {
  return FIELDS.map((field) => {
    const own = results.filter((result) => result.field === field);
    const right = own.filter((result) => result.right).length;
    return {
      field,
      accuracy: own.length === 0 ? 0 : Math.round((right / own.length) * 1000) / 1000,
      n: own.length,
    };
  });
}

/** The pages with the letter's number blanked out, to measure classification without the code printed in it. */
export function withoutCode(pages: PageText[], number: string | null): PageText[] {
  if (number === null) return pages;
  const parts = new Set(number.split(/\s+/).concat(number));
  const hides = (text: string) => text.includes('/') && similarity(text, number) > 0.5;
  return pages.map((page) => ({
    ...page,
    words: page.words.filter((word) => !parts.has(word.text) && !hides(word.text)),
  }));
}
