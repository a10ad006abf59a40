import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '#core/db/project-root.ts';
import { parseClassificationCodes } from './reading/classification-index.ts';

interface Classification {
  code: string;
  title: string;
  /** Titles from the top level down, for telling equal titles apart. */
  path: string;
  /** Code and words of the titles in lower case, a blank before each, for finding what begins with something. */
  text: string;
}

let loaded: Map<string, Classification> | undefined;

/** The classification codes of Permendagri 83/2022, read once. */
function classifications(): Map<string, Classification> {
  if (loaded) return loaded;
  const text = readFileSync(
    path.join(projectRoot(), 'modules/letters/data/classification-codes.csv'),
    'utf8',
  );
  const known = new Map<string, Classification>();
  for (const { code, parent, title } of parseClassificationCodes(text)) {
    const above = parent === null ? undefined : known.get(parent);
    const whole = above ? `${above.path} › ${title}` : title;
    known.set(code, {
      code,
      title,
      path: whole,
      text: [code, ...wordsOf(whole)].map((word) => ` ${word}`).join(''),
    });
  }
  loaded = known;
  return known;
}

/** The title of a code; null for none, or one that is not in the list. */
export function classificationTitle(code: string | null): string | null {
  return code === null ? null : (classifications().get(code)?.title ?? null);
}

export function isClassification(code: string): boolean {
  return classifications().has(code);
}

/** A word ends where neither letter, figure nor hyphen goes on: "perundang-undangan" holds no "undangan". */
function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\d.-]+/u)
    .filter(Boolean);
}

/** Codes that begin with the words, or whose titles have words that do; at most 20, the shortest code first. */
export function findClassifications(q: string): { code: string; title: string; path: string }[] {
  const words = wordsOf(q);
  const hits = [...classifications().values()].filter((one) =>
    words.every((word) => one.text.includes(` ${word}`)),
  );
  const rank = (one: Classification) => (one.code.startsWith(q) ? 0 : 1);
  return hits
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        a.code.split('.').length - b.code.split('.').length ||
        a.code.localeCompare(b.code),
    )
    .slice(0, 20)
    .map(({ code, title, path: whole }) => ({ code, title, path: whole }));
}
