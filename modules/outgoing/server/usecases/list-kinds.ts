import type { OutputOf } from '#core/contract/operation.ts';
import type { TxContext } from '#core/session/context.ts';
import type { configuration } from '../../contract/configuration.ts';
import { todayOf } from '../configuration/deciding.ts';
import { rulesInForce } from '../configuration/rules-in-force.ts';

/** The kinds that are written here today. */
export async function listKinds(ctx: TxContext): Promise<OutputOf<typeof configuration.kinds>> {
  const { kinds, layouts } = await rulesInForce(ctx.tx, todayOf(ctx));
  return {
    items: kinds.flatMap((kind) =>
      kind.layout ? [{ ...kind, layout: kind.layout, pieces: [...layouts[kind.layout]] }] : [],
    ),
  };
}
