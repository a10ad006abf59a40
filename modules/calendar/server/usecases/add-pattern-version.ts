import { ensure, fail, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { patternFollowed } from '../../contract/events.ts';
import type { PatternView, patterns } from '../../contract/patterns.ts';
import { ruleFault } from '../../contract/working-hours.ts';
import { lockCalendar } from '../basis.writes.ts';
import { endRows } from '../dated.writes.ts';
import { todayOf, writeBasis } from '../deciding.ts';
import { presentPatterns } from '../patterns.present.ts';
import { patternVersions } from '../patterns.queries.ts';
import { insertVersion } from '../patterns.writes.ts';
import { takeOver } from '../rules/take-over.ts';
import { ensureManages } from '../who-manages.ts';

/** Follows the version of a pattern by another. */
export async function addPatternVersion(
  ctx: TxContext,
  { patternId, rule, startsOn, ...input }: InputOf<typeof patterns.addVersion>,
): Promise<PatternView> {
  const { tx } = ctx;
  await ensureManages(ctx, null);
  const fault = ruleFault(rule);
  if (fault) fail(fault);

  await lockCalendar(tx);
  const versions = await patternVersions(tx, patternId);
  const latest = found(versions[0]);
  // Assignments say how far a team is ahead in the cycle: a rotation stays one.
  ensure(latest.rule.kind === rule.kind, 'calendar.kind-of-pattern-changed');
  const taken = takeOver(versions, { startsOn, endsBefore: null }, todayOf(ctx));
  ensure(taken, 'calendar.begun-stays');

  const basis = writeBasis(ctx, input);
  const endings = taken.cut.map(({ row, endsBefore }) => ({ id: row.id, endsBefore }));
  await endRows(tx, 'version', endings, basis.id);
  await insertVersion(ctx.tx, ctx.actor.agencyId, { patternId, startsOn, rule, basisId: basis.id });
  await emit(ctx, patternFollowed, {
    subject: patternId,
    payload: { patternId, name: latest.name, startsOn, basisNumber: input.basisNumber },
  });
  return found(presentPatterns(await patternVersions(tx, patternId))[0]);
}
