import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '#core/db/project-root.ts';
import { parseClassificationCodes } from './reading/classification-index.ts';

interface Classification {
  code: string;
  title: string;
  /** Titles from the top level down, for telling equal titles apart. */
  path: string;
  /** Lower-case code and titles, for finding. */
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
    known.set(code, { code, title, path: whole, text: `${code} ${whole}`.toLowerCase() });
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

/** Codes that begin with the words or whose titles contain all of them; at most 20, the shortest code first. */
export function findClassifications(q: string): { code: string; title: string; path: string }[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  const hits = [...classifications().values()].filter((one) =>
    words.every((word) => one.text.includes(word)),
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
