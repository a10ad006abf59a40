import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import { mostCounted, type registers } from '../../contract/registers.ts';
import { cursorOf, edgeOf, presentLines, searchOf } from '../registers/read-register.ts';
import { countRegister, registerPage } from '../registers/register.queries.ts';

/** The register of outgoing letters as this actor may see it, searched and filtered. */
export async function listRegister(
  ctx: TxContext,
  input: InputOf<typeof registers.list>,
): Promise<OutputOf<typeof registers.list>> {
  const page = { edge: edgeOf(input.cursor), size: input.size + 1 };
  const rows = await registerPage(ctx.tx, await searchOf(ctx, input, page));
  const shown = rows.slice(0, input.size);
  const last = shown.at(-1);
  return {
    items: await presentLines(ctx, shown),
    next: rows.length > input.size && last ? cursorOf(last) : null,
  };
}

/** How much a search of the register finds. */
export async function countRegisterLines(
  ctx: TxContext,
  input: InputOf<typeof registers.count>,
): Promise<OutputOf<typeof registers.count>> {
  const total = await countRegister(
    ctx.tx,
    await searchOf(ctx, input, { edge: null, size: mostCounted + 1 }),
  );
  return { total: Math.min(total, mostCounted), more: total > mostCounted };
}
