import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { propose, readingKnowledge } from '#modules/letters/server/reading/propose.ts';
import { FURTHER_TOPICS } from './further-topics.ts';
import { generateLetters, type MadeLetter } from './generate-letters.ts';
import { HELD_OUT_LAYOUTS } from './held-out-layouts.ts';
import { HELD_OUT_TOPICS } from './held-out-topics.ts';
import { LAYOUTS } from './layouts.ts';
import { accuracies, type Field, scoreLetter, withoutCode } from './score.ts';
import { TOPICS } from './topics.ts';

const modules = new URL('../../modules/', import.meta.url);
const knowledge = readingKnowledge(
  readFileSync(new URL('archive/data/classification-codes.csv', modules), 'utf8'),
  readFileSync(new URL('letters/data/topic-phrases.txt', modules), 'utf8'),
);

function measure(letters: MadeLetter[], hideNumber = false): Record<Field, number> {
  const results = letters.flatMap((letter) => {
    const pages = hideNumber ? withoutCode(letter.pages, letter.truth.number) : letter.pages;
    return scoreLetter(propose(pages, knowledge), letter.truth);
  });
  return Object.fromEntries(accuracies(results).map((entry) => [entry.field, entry.accuracy])) as Record<
    Field,
    number
  >;
}

const LEAST: Partial<Record<Field, number>> = {
  number: 0.95,
  date: 0.95,
  sender: 0.93,
  subject: 0.93,
  addressee: 0.92,
  nature: 0.95,
  letterType: 0.94,
  eventDate: 0.95,
  startTime: 0.95,
  location: 0.92,
  deadline: 0.92,
  securityClass: 0.97,
};

function below(found: Record<Field, number>): string[] {
  return Object.entries(LEAST)
    .filter(([field, least]) => found[field as Field] < least)
    .map(([field, least]) => `${field} ${found[field as Field]} < ${least}`);
}

describe('letters made with their own truth', () => {
  it.each([
    ['layouts the rules were written with, clean', LAYOUTS, [...TOPICS, ...FURTHER_TOPICS], false],
    ['layouts the rules were written with, scanned', LAYOUTS, [...TOPICS, ...FURTHER_TOPICS], true],
    ['layouts kept apart, clean', HELD_OUT_LAYOUTS, HELD_OUT_TOPICS, false],
    ['layouts kept apart, scanned', HELD_OUT_LAYOUTS, HELD_OUT_TOPICS, true],
  ] as const)('%s: every field is read often enough', (_name, layouts, topics, noisy) => {
    const letters = generateLetters([...layouts], [...topics], { seed: 11, perLayout: 8, noisy });
    expect(below(measure(letters))).toEqual([]);
  });

  it('the right classification is among the first five without the number, for topics kept apart', () => {
    const letters = generateLetters(HELD_OUT_LAYOUTS, HELD_OUT_TOPICS, {
      seed: 12,
      perLayout: 8,
      noisy: false,
    });
    expect(measure(letters, true).classificationTop5).toBeGreaterThanOrEqual(0.65);
  });

  it('the same seed makes the same letters', () => {
    const make = () => generateLetters(LAYOUTS.slice(0, 3), TOPICS, { seed: 5, perLayout: 2, noisy: true });
    expect(make()).toEqual(make());
  });

  it('the measure notices a reader that proposes nothing, and one that mixes letters up', () => {
    const letters = generateLetters(LAYOUTS, TOPICS, { seed: 13, perLayout: 3, noisy: false });
    const blank = letters.map((letter) => ({ ...letter, pages: [] }));
    const mixed = letters.map((letter, index) => ({
      ...letter,
      pages: letters[(index + 4) % letters.length]!.pages,
    }));
    expect(below(measure(blank)).length).toBeGreaterThan(5);
    expect(below(measure(mixed)).length).toBeGreaterThan(8);
  });
});
