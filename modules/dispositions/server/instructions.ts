import type { Tx } from '#core/db/tx.ts';
import type { Instruction } from '../contract/views.ts';
import usual from '../data/instructions.json' with { type: 'json' };

/** The list that an agency starts with, and keeps until it writes its own. */
export const usualInstructions: readonly Instruction[] = usual.items;

interface InstructionRow extends Instruction {
  retired: boolean;
}

/** The agency's own list with what it has retired; empty where it never wrote one. */
async function ownInstructions(tx: Tx): Promise<InstructionRow[]> {
  return tx.rows(
    `select code, text, retired_at is not null as retired from dispositions.instruction
     where agency_id = core.agency_id() order by position, code`,
  );
}

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

/** Replaces the list; what is missing from it is retired. */
export async function replaceInstructions(tx: Tx, items: readonly Instruction[], at: Date): Promise<void> {
  await tx.rows(
    `update dispositions.instruction set retired_at = $2
     where agency_id = core.agency_id() and retired_at is null and code <> all($1::text[])`,
    [items.map((item) => item.code), at],
  );
  await tx.rows(
    `insert into dispositions.instruction (agency_id, code, text, position)
     select core.agency_id(), code, text, position from unnest($1::text[], $2::text[]) with ordinality as t(code, text, position)
     on conflict (agency_id, code) do update set text = excluded.text, position = excluded.position, retired_at = null`,
    [items.map((item) => item.code), items.map((item) => item.text)],
  );
}
