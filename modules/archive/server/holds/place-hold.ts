import { dayIn } from '#core/clock/clock.ts';
import { ensure, found } from '#core/contract/errors.ts';
import { newId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import type { RetentionView, retention } from '../../contract/retention.ts';
import { holdLifted, holdPlaced } from '../../contract/retention-events.ts';
import { ensureInside, loadForRetention } from '../trigger-events/load-retention.ts';
import { holdById } from '../trigger-events/retention.queries.ts';
import { reckonAndShow } from '../trigger-events/show-retention.ts';
import { endHold, insertHold } from './holds.writes.ts';

/**
 * Freezes a dossier from today on. The dossier is locked first, as an execution locks it: whichever comes first is seen
 * by the other.
 */
export async function placeHold(
  ctx: TxContext,
  input: InputOf<typeof retention.placeHold>,
): Promise<RetentionView> {
  const { dossierId, recordId, reason, reference, note } = input;
  const { row } = await loadForRetention(ctx, dossierId, 'placeHolds');
  await ensureInside(ctx, dossierId, recordId);
  const now = ctx.clock.now();
  const id = newId<'Hold'>();
  await insertHold(ctx.tx, [
    id,
    dossierId,
    recordId ?? null,
    reason,
    reference,
    note ?? null,
    dayIn(ctx.actor.zone, now),
    found(ctx.actor.personId),
    now,
  ]);
  const payload = { securityClass: row.security_class, holdId: id, reason };
  await emit(ctx, holdPlaced, { subject: dossierId, payload });
  return reckonAndShow(ctx, dossierId);
}

/** Lifts one hold from today on; the others stand. */
export async function liftHold(
  ctx: TxContext,
  input: InputOf<typeof retention.liftHold>,
): Promise<RetentionView> {
  const { holdId, reason } = input;
  const dossierId = found(await holdById(ctx.tx, holdId)).dossier_id;
  const { row } = await loadForRetention(ctx, dossierId, 'liftHolds');
  // Read again behind the lock: two people may lift it at once.
  const hold = found(await holdById(ctx.tx, holdId));
  ensure(hold.lifted_on === null, 'archive.hold-lifted-already');
  const today = dayIn(ctx.actor.zone, ctx.clock.now());
  await endHold(ctx.tx, [holdId, today, found(ctx.actor.personId), reason]);
  const payload = { securityClass: row.security_class, holdId, reason: hold.reason };
  await emit(ctx, holdLifted, { subject: dossierId, payload });
  return reckonAndShow(ctx, dossierId);
}
