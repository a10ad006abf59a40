import { fail, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { patternCreated } from '../../contract/events.ts';
import type { PatternView, patterns } from '../../contract/patterns.ts';
import { ruleFault } from '../../contract/working-hours.ts';
import { lockCalendar } from '../basis.writes.ts';
import { writeBasis } from '../deciding.ts';
import { presentPatterns } from '../patterns.present.ts';
import { patternVersions } from '../patterns.queries.ts';
import { insertPattern, insertVersion } from '../patterns.writes.ts';
import { ensureManages } from '../who-manages.ts';

/** Adds a working pattern with its first version. */
export async function createPattern(
  ctx: TxContext,
  { name, rule, startsOn, ...input }: InputOf<typeof patterns.create>,
): Promise<PatternView> {
  await ensureManages(ctx, null);
  const fault = ruleFault(rule);
  if (fault) fail(fault);

  await lockCalendar(ctx.tx);
  const patternId = await insertPattern(ctx.tx, ctx.actor.agencyId, name);
  const basis = writeBasis(ctx, input);
  await insertVersion(ctx.tx, ctx.actor.agencyId, { patternId, startsOn, rule, basisId: basis.id });
  await emit(ctx, patternCreated, {
    subject: patternId,
    payload: { patternId, name, startsOn, basisNumber: input.basisNumber },
  });
  return found(presentPatterns(await patternVersions(ctx.tx, patternId))[0]);
}
