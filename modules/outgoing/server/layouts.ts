import type { Layout } from '../contract/kinds.ts';
import { type LayoutPiece, LayoutPieces } from '../contract/layouts.ts';
import layouts from '../data/layouts.json' with { type: 'json' };
import words from '../data/words.json' with { type: 'json' };

/** The pieces of paper of every layout; a fault in the data stops the program at its start. */
export const nationalLayouts = Object.fromEntries(
  Object.entries(layouts).map(([name, pieces]) => [name, LayoutPieces.parse(pieces)]),
) as Record<Layout, LayoutPiece[]>;

/** The words that stand on paper, by the keys that layouts use. */
export const nationalWords: Readonly<Record<string, string>> = words;
