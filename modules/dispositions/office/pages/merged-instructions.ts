import type { Instruction } from '../../contract/views.ts';

/** A line of the list that is being changed; its code is empty until it was kept once. */
export interface InstructionLine extends Instruction {
  key: string;
}

export function linesOf(list: readonly Instruction[]): InstructionLine[] {
  return list.map((one) => ({ key: one.code, ...one }));
}

/**
 * The list as this person left it, with what somebody else kept meanwhile: their new lines, their words where this
 * person changed none, and without what they removed. The order is this person's.
 * @param begun the list with which this person began
 */
export function mergedInstructions(
  begun: readonly Instruction[],
  now: readonly Instruction[],
  mine: readonly InstructionLine[],
): InstructionLine[] {
  const before = new Map(begun.map(({ code, text }) => [code, text]));
  const theirs = new Map(now.map(({ code, text }) => [code, text]));
  const kept = mine.flatMap((line) => {
    const touched = before.get(line.code) !== line.text;
    if (touched) return [line];
    const text = theirs.get(line.code);
    return text === undefined ? [] : [{ ...line, text }];
  });
  const own = new Set(mine.map(({ code }) => code));
  const added = now.filter(({ code }) => !before.has(code) && !own.has(code));
  return [...kept, ...linesOf(added)];
}
