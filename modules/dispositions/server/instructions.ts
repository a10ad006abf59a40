import type { Tx } from '#core/db/tx.ts';
import type { Instruction } from '../contract/views.ts';
import usual from '../data/instructions.json' with { type: 'json' };
import { ownInstructions } from './instructions.queries.ts';

/** The list that an agency starts with, and keeps until it writes its own. */
export const usualInstructions: readonly Instruction[] = usual.items;

/** The instructions that are offered now, in the order of the sheet. */
export async function offeredInstructions(tx: Tx): Promise<Instruction[]> {
  const own = await ownInstructions(tx);
  if (own.length === 0) return [...usualInstructions];
  return own.filter((row) => !row.retired).map(({ code, text }) => ({ code, text }));
}

/** The text of every code that a disposition of this agency may carry. */
export async function instructionTexts(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const rows = [...usualInstructions, ...(await ownInstructions(tx))];
  return new Map(rows.map(({ code, text }) => [code, text]));
}

/** Codes as a screen shows them; an unknown code stands for itself. */
export function namedInstructions(
  codes: readonly string[],
  texts: ReadonlyMap<string, string>,
): Instruction[] {
  return codes.map((code) => ({ code, text: texts.get(code) ?? code }));
}
