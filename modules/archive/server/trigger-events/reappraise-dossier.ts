import { dayIn } from '#core/clock/clock.ts';
import { ensure, found } from '#core/contract/errors.ts';
import { newId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import type { RetentionView, retention } from '../../contract/retention.ts';
import { dossierReappraised, exceptionJudged } from '../../contract/retention-events.ts';
import { lifeCycles } from '../dossiers/life-cycles.ts';
import { loadForRetention } from './load-retention.ts';
import { insertReappraisal, writeExcepted } from './reappraisals.writes.ts';
import { dossierOfRecord } from './retention.queries.ts';
import { reckonAndShow } from './show-retention.ts';

/** Keeps the decision of the panel about a dossier that waits for one. */
export async function reappraiseDossier(
  ctx: TxContext,
  input: InputOf<typeof retention.reappraise>,
): Promise<RetentionView> {
  const { dossierId, fate, keepUntil = null, minutes } = input;
  const { row } = await loadForRetention(ctx, dossierId, 'reappraise');
  const { reckoned } = await lifeCycles(ctx, [dossierId]);
  ensure(found(reckoned.get(dossierId)).life.state === 'due-for-reappraisal', 'archive.not-for-reappraisal');
  const now = ctx.clock.now();
  await insertReappraisal(ctx.tx, [
    newId(),
    dossierId,
    dayIn(ctx.actor.zone, now),
    fate,
    keepUntil,
    minutes,
    found(ctx.actor.personId),
    now,
  ]);
  await emit(ctx, dossierReappraised, {
    subject: dossierId,
    payload: { securityClass: row.security_class, fate },
  });
  return reckonAndShow(ctx, dossierId);
}

/** Says whether a record falls under the exception of its rule ("kecuali SK …"): each must be looked at. */
export async function judgeException(
  ctx: TxContext,
  input: InputOf<typeof retention.judgeException>,
): Promise<RetentionView> {
  const { recordId, excepted } = input;
  const dossierId = found(await dossierOfRecord(ctx.tx, recordId));
  const { row } = await loadForRetention(ctx, dossierId, 'mark');
  await writeExcepted(ctx.tx, [recordId, excepted]);
  const payload = { securityClass: row.security_class, recordId, excepted };
  await emit(ctx, exceptionJudged, { subject: dossierId, payload });
  return reckonAndShow(ctx, dossierId);
}
