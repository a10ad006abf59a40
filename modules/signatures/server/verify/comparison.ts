import { type PdfFile, resolved } from '../pdf/pdf-file.ts';
import { asKind, type PdfDict, type PdfValue, sameValue } from '../pdf/pdf-value.ts';
import type { ChangedPart } from './verification.ts';

/** Two revisions and what of their difference is accounted for so far. */
export interface Comparison {
  before: PdfFile;
  after: PdfFile;
  /** References in the revision before. */
  counts: ReadonlyMap<number, number>;
  explained: Set<number>;
  /** Whether a signature, a time stamp or validation data was found; a revision without any has no reason to be. */
  adds: boolean;
  found: { what: ChangedPart; page?: number }[];
}

/** Whether a number is free to be used by something new: no object had it, and nothing waited for it to appear. */
export function isNew({ before, counts }: Comparison, number: number): boolean {
  const entry = before.entries.get(number);
  return (!entry || entry.kind === 'free') && !counts.get(number);
}

export function explainNew(comparison: Comparison, number: number): void {
  if (isNew(comparison, number)) comparison.explained.add(number);
}

/** Explains a new object and everything new that it leads to; what was there before is judged by itself. */
export function explainTree(comparison: Comparison, from: PdfValue | undefined): void {
  const open: (PdfValue | undefined)[] = [from];
  while (open.length > 0) {
    const value = open.pop();
    if (value === null || value === undefined || typeof value !== 'object') continue;
    if (value.type === 'ref') {
      if (comparison.explained.has(value.number) || !isNew(comparison, value.number)) continue;
      comparison.explained.add(value.number);
      open.push(resolved(comparison.after, value));
    } else if (value.type === 'array') for (const item of value.items) open.push(item);
    else if (value.type === 'dict') for (const item of value.entries.values()) open.push(item);
    else if (value.type === 'stream') for (const item of value.dict.entries.values()) open.push(item);
  }
}

/** Entries that differ between two dictionaries. */
export const differing = (old: PdfDict | undefined, fresh: PdfDict | undefined): string[] =>
  [...new Set([...(old?.entries.keys() ?? []), ...(fresh?.entries.keys() ?? [])])].filter(
    (key) => !sameValue(old?.entries.get(key), fresh?.entries.get(key)),
  );

/**
 * Explains the object that holds a value whose content was compared: a new one, or the one that held it before and that
 * nothing else refers to. Otherwise an object with another task could be overwritten under this name.
 */
export function explainHolder(
  comparison: Comparison,
  old: PdfValue | undefined,
  fresh: PdfValue | undefined,
): void {
  const ref = asKind(fresh, 'ref');
  if (!ref) return;
  const stays = sameValue(old, fresh) && comparison.counts.get(ref.number) === 1;
  if (stays || isNew(comparison, ref.number)) comparison.explained.add(ref.number);
}
