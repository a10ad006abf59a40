import type { InputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { dispositionConfiguration } from '../../contract/configuration.ts';
import type { Instruction } from '../../contract/views.ts';
import { replaceInstructions } from '../instructions.queries.ts';
import { offeredInstructions } from '../instructions.ts';

type Answer = { items: Instruction[] };

/** The standard instructions that are offered. */
export async function listInstructions(ctx: TxContext): Promise<Answer> {
  return { items: await offeredInstructions(ctx.tx) };
}

/** Replaces the list of the agency; the last one of a doubled code counts. */
export async function setInstructions(
  ctx: TxContext,
  input: InputOf<typeof dispositionConfiguration.setInstructions>,
): Promise<Answer> {
  const items = [...new Map(input.items.map((item) => [item.code, item])).values()];
  await replaceInstructions(ctx.tx, items, ctx.clock.now());
  return listInstructions(ctx);
}
