import { ensure, found } from '#core/contract/errors.ts';
import { newId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import type { RetentionView, retention } from '../../contract/retention.ts';
import { markSet, markTakenOff } from '../../contract/retention-events.ts';
import { ensureInside, loadForRetention } from '../trigger-events/load-retention.ts';
import { reckonAndShow } from '../trigger-events/show-retention.ts';
import { isMarked, markById, marksOf, writeFlag } from './marks.queries.ts';
import { endMark, insertMark } from './marks.writes.ts';

/** Marks a dossier or one record of it. Safeguarded ones say what they are about (UU 43/2009 art. 43). */
export async function setMark(
  ctx: TxContext,
  input: InputOf<typeof retention.setMark>,
): Promise<RetentionView> {
  const { dossierId, recordId, mark, category, reason } = input;
  ensure((mark === 'safeguarded') === (category !== undefined), 'archive.category-missing');
  const { row } = await loadForRetention(ctx, dossierId, 'mark');
  await ensureInside(ctx, dossierId, recordId);
  const place = { dossierId, recordId: recordId ?? null };
  const standing = (await marksOf(ctx.tx, dossierId)).some(
    (one) => one.mark === mark && one.record_id === place.recordId && one.taken_off_at === null,
  );
  ensure(!standing, 'archive.marked-already');
  await insertMark(ctx.tx, [
    newId<'Mark'>(),
    dossierId,
    place.recordId,
    mark,
    category ?? null,
    reason,
    found(ctx.actor.personId),
    ctx.clock.now(),
  ]);
  await writeFlag(ctx.tx, place, mark, true);
  const payload = { securityClass: row.security_class, mark, recordId: place.recordId };
  await emit(ctx, markSet, { subject: dossierId, payload });
  return reckonAndShow(ctx, dossierId);
}

export async function takeMarkOff(
  ctx: TxContext,
  input: InputOf<typeof retention.takeMarkOff>,
): Promise<RetentionView> {
  const { markId, reason } = input;
  const dossierId = found(await markById(ctx.tx, markId)).dossier_id;
  const { row } = await loadForRetention(ctx, dossierId, 'mark');
  const standing = found(await markById(ctx.tx, markId));
  ensure(standing.taken_off_at === null, 'archive.mark-off-already');
  const { mark, record_id: recordId } = standing;
  await endMark(ctx.tx, [markId, found(ctx.actor.personId), ctx.clock.now(), reason]);
  // A record that was marked in two dossiers, one after the other, keeps the mark that was not taken off.
  const stillMarked = recordId !== null && (await isMarked(ctx.tx, recordId, mark));
  await writeFlag(ctx.tx, { dossierId, recordId }, mark, stillMarked);
  const payload = { securityClass: row.security_class, mark, recordId };
  await emit(ctx, markTakenOff, { subject: dossierId, payload });
  return reckonAndShow(ctx, dossierId);
}
