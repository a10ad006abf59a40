import type { LabelKey } from './label-forms.ts';
import type { Label } from './labels.ts';
import type { Line, Sheet } from './layout.ts';

/** What a value without its label must be, tried in this order. */
const GUESSES: [LabelKey, RegExp][] = [
  ['number', /^\S*\d\S*\/\S+/],
  [
    'attachments',
    /^(?:[-–]|\d+\s*\(|\d+\s+(?:berkas|lembar|set|bundel)|(?:satu|dua|tiga)\s+(?:berkas|lembar|set|bundel))/i,
  ],
  ['nature', /^(?:biasa|penting|segera|sangat|amat|rahasia|terbatas)/i],
  ['subject', /^\p{Lu}\p{L}{3,}\s\S+/u],
];

/**
 * Lines of the head that begin with a colon: their label was not read (a small "Hal" easily is not). The value
 * tells which label it was, as long as that one is found nowhere else on the page.
 */
export function orphanLabels(first: Sheet, named: Label[]): Label[] {
  const known = new Set(named.filter((label) => label.line.page === first.page).map((label) => label.key));
  const orphans: Label[] = [];
  for (const [lineIndex, line] of first.lines.entries()) {
    if (line.box.y > 0.45 || !/^[:;]/.test(line.text) || line.words.length < 2) continue;
    const value = valueWords(line);
    const text = value.map((word) => word.text).join(' ');
    const key = GUESSES.find(([guess, pattern]) => !known.has(guess) && pattern.test(text))?.[0];
    if (!key || value.length === 0) continue;
    known.add(key);
    orphans.push({ key, line, lineIndex, value, strong: true, left: line.box.x, valueLeft: value[0]!.box.x });
  }
  return orphans;
}

function valueWords(line: Line): Line['words'] {
  const [first, ...rest] = line.words;
  const bare = first!.text.replace(/^[:;]+/, '');
  return bare === '' ? rest : [{ ...first!, text: bare }, ...rest];
}
