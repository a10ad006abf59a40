import { matchScore } from '#office/data/match.ts';
import type { LetterKind } from '../../contract/kinds.ts';

type Offered = Pick<LetterKind, 'code' | 'name' | 'class' | 'title'>;

export interface KindGroup<Kind extends Offered> {
  /** `last` holds those that the writer used last, whatever their class. */
  name: 'last' | 'found' | LetterKind['class'];
  kinds: readonly Kind[];
}

/** In the order in which offices write them: correspondence is daily work, directives are rarer. */
const order = ['correspondence', 'directive', 'special'] as const;

/** Kinds as they are offered: those used last, then by class; while somebody searches, the best match first. */
export function kindGroups<Kind extends Offered>(
  kinds: readonly Kind[],
  words: string,
  last: readonly string[],
): KindGroup<Kind>[] {
  if (words.trim() !== '') {
    const scored = kinds
      .map((kind) => ({ kind, score: matchScore(words, kind.name, `${kind.title ?? ''} ${kind.code}`) }))
      .filter(({ score }) => score > 0)
      .toSorted((a, b) => b.score - a.score);
    return scored.length > 0 ? [{ name: 'found', kinds: scored.map(({ kind }) => kind) }] : [];
  }
  const used = last.flatMap((code) => kinds.find((kind) => kind.code === code) ?? []);
  const groups: KindGroup<Kind>[] = [
    { name: 'last', kinds: used },
    ...order.map((name) => ({ name, kinds: kinds.filter((kind) => kind.class === name) })),
  ];
  return groups.filter((group) => group.kinds.length > 0);
}
