import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { letterLinked } from '../../contract/events.ts';
import type { LinkKind } from '../../contract/terms.ts';
import { addLink } from '../links.queries.ts';
import { letterByOrigin } from './delivered.queries.ts';

/** Links the letters that two pieces of mail became; nothing happens where one is not registered yet, or they are linked. */
export async function linkByOrigin(
  ctx: TxContext,
  { later, earlier, kind }: { later: string; earlier: string; kind: LinkKind },
): Promise<void> {
  const [letter, before] = await Promise.all([
    letterByOrigin(ctx.tx, later),
    letterByOrigin(ctx.tx, earlier),
  ]);
  if (!letter || !before || letter.id === before.id) return;
  const link = {
    letterId: letter.id,
    earlierId: before.id,
    kind,
    by: letter.registeredBy,
    at: ctx.clock.now(),
  };
  if (await addLink(ctx.tx, link)) await emit(ctx, letterLinked, { subject: letter.id, payload: { kind } });
}
