import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import en from '../locales/en.json' with { type: 'json' };
import id from '../locales/id.json' with { type: 'json' };

const texts: Record<string, string> = id;
const folder = join(import.meta.dirname, '..');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
  .map((file) => readFileSync(join(folder, file), 'utf8'));

/** Keys that a source spells out: `'office.close'`, and the beginnings of those it puts together. */
function keysIn(source: string): { whole: string[]; beginnings: string[] } {
  return {
    whole: [...source.matchAll(/'(office\.[\w.-]+)'/g)].map((match) => match[1]!),
    beginnings: [...source.matchAll(/`((?:errors\.)?office\.[\w.-]+\.)\$\{/g)].map((match) => match[1]!),
  };
}

/** Names that look like keys of texts but are keys of queries. Codes have a text that begins with `errors.`. */
const notTexts = /^office\.(session|sign-in-ways|find|filter-|field-)/;
const isText = (key: string) => key in texts || `errors.${key}` in texts;

it('every text is there in both languages', () => {
  // The form for one thing is English alone: Indonesian nouns have a single form.
  const whole = Object.keys(en).filter((key) => !(key.endsWith('_one') && key.slice(0, -4) in en));
  expect(whole.toSorted()).toEqual(Object.keys(id).toSorted());
});

it('every text that the shell asks for is there', () => {
  const missing = sources.flatMap((source) =>
    keysIn(source).whole.filter((key) => !isText(key) && !notTexts.test(key)),
  );
  expect(missing).toEqual([]);
  const beginnings = sources.flatMap((source) => keysIn(source).beginnings);
  expect(
    beginnings.filter((beginning) => !Object.keys(texts).some((key) => key.startsWith(beginning))),
  ).toEqual([]);
});

it('every text of the shell is asked for somewhere', () => {
  const asked = new Set(sources.flatMap((source) => keysIn(source).whole));
  const beginnings = sources.flatMap((source) => keysIn(source).beginnings);
  const used = (key: string) =>
    asked.has(key) ||
    asked.has(key.replace('errors.', '')) ||
    beginnings.some((beginning) => key.startsWith(beginning)) ||
    sources.some((source) => source.includes(`'${key}'`) || source.includes(key.replace('errors.', '')));
  expect(Object.keys(texts).filter((key) => !used(key))).toEqual([]);
});
