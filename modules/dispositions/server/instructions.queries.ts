import type { Tx } from '#core/db/tx.ts';
import type { Instruction } from '../contract/views.ts';

interface InstructionRow extends Instruction {
  retired: boolean;
}

/** The agency's own list with what it has retired; empty where it never wrote one. */
export async function ownInstructions(tx: Tx): Promise<InstructionRow[]> {
  return tx.rows(
    `select code, text, retired_at is not null as retired from dispositions.instruction
     where agency_id = core.agency_id() order by position, code`,
  );
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
