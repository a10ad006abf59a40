import type { CodeScheme } from '../../contract/terms.ts';
import { type ClassificationTree, lineOf } from '../rules/classification/classification.ts';
import { compareCodes } from '../rules/classification/codes.ts';

/** A code as somebody is helped to choose it. */
export interface FoundClassification {
  code: string;
  title: string;
  /** Titles from the top level down, for telling equal titles apart. */
  path: string;
}

/** The codes that are used on a day, ready to be looked through. */
export interface ClassificationList {
  tree: ClassificationTree;
  scheme: CodeScheme;
  /** Codes right below a code; those of the first level below null. */
  below: ReadonlyMap<string | null, readonly string[]>;
}

const most = 20;
const paths = new WeakMap<ClassificationTree, Looked[]>();

interface Looked extends FoundClassification {
  /** Code and words of the titles in lower case, a blank before each, for finding what begins with something. */
  text: string;
}

export function listOf(tree: ClassificationTree, scheme: CodeScheme): ClassificationList {
  const below = new Map<string | null, string[]>();
  for (const { code, parent } of tree.values()) {
    const siblings = below.get(parent);
    if (siblings) siblings.push(code);
    else below.set(parent, [code]);
  }
  return { tree, scheme, below };
}

/** Codes that begin with the words, or whose titles have words that do; at most 20, the shortest code first. */
export function findInList({ tree }: ClassificationList, q: string): FoundClassification[] {
  const words = wordsOf(q);
  const typed = q.trim().toUpperCase();
  const hits = lookedOf(tree).filter((one) => words.every((word) => one.text.includes(` ${word}`)));
  const rank = (one: Looked) => (one.code.startsWith(typed) ? 0 : 1);
  const level = (one: Looked) => tree.get(one.code)!.level;
  return hits
    .sort((a, b) => rank(a) - rank(b) || level(a) - level(b) || compareCodes(a.code, b.code))
    .slice(0, most)
    .map(({ code, title, path }) => ({ code, title, path }));
}

function lookedOf(tree: ClassificationTree): Looked[] {
  const known = paths.get(tree);
  if (known) return known;
  const made = [...tree.values()].map(({ code, title }) => {
    const path = lineOf(tree, code)
      .map((entry) => entry.title)
      .reverse()
      .join(' › ');
    return {
      code,
      title,
      path,
      text: [code.toLowerCase(), ...wordsOf(path)].map((word) => ` ${word}`).join(''),
    };
  });
  paths.set(tree, made);
  return made;
}

/** A word ends where neither letter, figure nor hyphen goes on: "perundang-undangan" holds no "undangan". */
function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\d.-]+/u)
    .filter(Boolean);
}
