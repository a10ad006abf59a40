import { diffArrays, diffWordsWithSpace } from 'diff';
import type { LetterText } from '../contract/letter-text.ts';
import { type LetterLine, letterLines } from './letter-lines.ts';

/** Words that stand in both texts, or in one of them. */
export interface Words {
  how: 'same' | 'added' | 'removed';
  text: string;
}

/** A line that is in one of two letters alone, or in both with other words; with the same words its look changed. */
export interface LineChange {
  how: 'added' | 'removed' | 'changed';
  /** What stands before the line in the letter it is in: "a.", "KESATU", "2,3" for a cell. */
  mark: string;
  words: Words[];
}

/** What changed in one place of a letter: `part:body`, `about`, `event.place`, `people`, `annex:0`. */
export interface PlaceDifference {
  place: string;
  changes: LineChange[];
}

/** How alike two lines must be to be called one line that changed, from 0 to 1. */
const alikeFrom = 0.4;
/** Beyond so many pairs of lines nobody reads which became which. */
const mostPairs = 4_000;

/** The readable difference of two letters, in the order of the letter; empty where they are the same. */
export function differenceOf(before: LetterText, after: LetterText): PlaceDifference[] {
  const [old, now] = [letterLines(before), letterLines(after)];
  const places = new Set([...now, ...old].map(({ place }) => place));
  const linesAt = (all: typeof old, place: string) => all.find((one) => one.place === place)?.lines ?? [];
  return [...places]
    .map((place) => ({ place, changes: changesOf(linesAt(old, place), linesAt(now, place)) }))
    .filter(({ changes }) => changes.length > 0);
}

function changesOf(before: readonly LetterLine[], after: readonly LetterLine[]): LineChange[] {
  const isSame = (one: LetterLine, other: LetterLine) => one.text === other.text && one.look === other.look;
  const changes: LineChange[] = [];
  let removed: LetterLine[] = [];
  let added: LetterLine[] = [];
  const settle = () => {
    changes.push(...paired(removed, added));
    [removed, added] = [[], []];
  };
  for (const part of diffArrays([...before], [...after], { comparator: isSame })) {
    if (part.removed) removed.push(...part.value);
    else if (part.added) added.push(...part.value);
    else settle();
  }
  settle();
  return changes;
}

/** Which of the lines that went became which of those that came; in order. */
function paired(removed: readonly LetterLine[], added: readonly LetterLine[]): LineChange[] {
  const changes: LineChange[] = [];
  const comparable = removed.length * added.length <= mostPairs;
  let from = 0;
  for (const line of removed) {
    const match = comparable ? bestMatch(line, added, from) : -1;
    if (match < 0) {
      changes.push({ how: 'removed', mark: line.mark, words: [{ how: 'removed', text: line.text }] });
      continue;
    }
    for (const skipped of added.slice(from, match)) changes.push(addition(skipped));
    changes.push({ how: 'changed', mark: added[match]!.mark, words: wordsOf(line.text, added[match]!.text) });
    from = match + 1;
  }
  for (const line of added.slice(from)) changes.push(addition(line));
  return changes;
}

function addition({ mark, text }: LetterLine): LineChange {
  return { how: 'added', mark, words: [{ how: 'added', text }] };
}

function bestMatch(line: LetterLine, added: readonly LetterLine[], from: number): number {
  let [best, at] = [alikeFrom, -1];
  for (let index = from; index < added.length; index += 1) {
    const alike = likeness(line.text, added[index]!.text);
    if (alike > best || (alike === best && at < 0)) [best, at] = [alike, index];
  }
  return at;
}

/** The share of words that two lines have in common, from 0 to 1. */
function likeness(one: string, other: string): number {
  if (one === other) return 1;
  const [mine, theirs] = [one, other].map((text) => text.toLowerCase().split(/\s+/));
  const left = [...theirs!];
  let common = 0;
  for (const word of mine!) {
    const at = left.indexOf(word);
    if (at < 0) continue;
    common += 1;
    left.splice(at, 1);
  }
  return (2 * common) / (mine!.length + theirs!.length);
}

function wordsOf(before: string, after: string): Words[] {
  return diffWordsWithSpace(before, after).map(({ value, added, removed }) => ({
    how: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}
