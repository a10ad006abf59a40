import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf, OutputOf } from '#core/contract/operation.ts';
import { cursorId, uuidPage } from '#core/db/uuid-page.ts';
import { emit } from '#core/events/emit.ts';
import { ensureFresh } from '#core/policy/step-up.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { isConfidential } from '#modules/letters/contract/terms.ts';
import { unitPath } from '#modules/organization/server/organization.api.ts';
import type { EmergencyOpening, emergency } from '../../contract/emergency.ts';
import type { emergencyCounters } from '../../contract/emergency-counters.ts';
import { emergencyEnded, emergencyReviewed } from '../../contract/emergency-events.ts';
import { reviewEmergencies } from '../../contract/permissions.ts';
import type { EmergencyOpeningId } from '../../contract/terms.ts';
import { presentOpenings, stands } from './emergency.present.ts';
import { countWaiting, type OpeningRow, openingById, openingsToReview } from './emergency.queries.ts';
import { endOpening, keepReview } from './emergency.writes.ts';
import { factOf } from './open-in-emergency.ts';

/** More than this are not counted. */
const mostCounted = 100;

/** Reasons of confidential records are read with a fresh factor, as the records are. */
export async function listEmergencies(
  ctx: TxContext,
  input: InputOf<typeof emergency.list>,
): Promise<OutputOf<typeof emergency.list>> {
  const rows = await openingsToReview(ctx.tx, {
    ...{ waiting: input.waiting === true, recordId: input.recordId ?? null },
    ...{ before: cursorId(input.cursor), size: input.size + 1 },
  });
  const page = uuidPage(input, rows);
  if (page.rows.some((row) => isConfidential(row.security_class))) ensureFresh(ctx.actor, ctx.clock.now());
  return { items: await presentOpenings(ctx, page.rows), next: page.next };
}

export async function countEmergencies({ tx }: TxContext): Promise<OutputOf<typeof emergencyCounters>> {
  return { waiting: await countWaiting(tx, mostCounted) };
}

/** Ends an opening at once. */
export async function endEmergency(
  ctx: TxContext,
  { openingId }: InputOf<typeof emergency.end>,
): Promise<EmergencyOpening> {
  const { tx, actor } = ctx;
  const { row, reviews } = await lockOpening(ctx, openingId);
  ensure(reviews || row.opened_by === actor.personId, 'core.not-found');
  ensure(stands(row, ctx.clock.now()), 'archive.emergency-over');
  await endOpening(tx, row.id, found(actor.personId), ctx.clock.now());
  await emit(ctx, emergencyEnded, { subject: row.id, payload: factOf(row) });
  return reread(ctx, row.id);
}

/** Keeps what somebody else found about an opening, when it is over: what was read is complete then. */
export async function reviewEmergency(
  ctx: TxContext,
  { openingId, remark }: InputOf<typeof emergency.review>,
): Promise<EmergencyOpening> {
  const { tx, actor } = ctx;
  const { row, reviews } = await lockOpening(ctx, openingId);
  ensure(reviews, 'core.not-found');
  ensure(row.opened_by !== actor.personId, 'archive.own-emergency');
  ensure(!stands(row, ctx.clock.now()), 'archive.emergency-stands');
  ensure(row.reviewed_at === null, 'archive.emergency-reviewed');
  await keepReview(tx, row.id, { by: found(actor.personId), at: ctx.clock.now(), remark });
  await emit(ctx, emergencyReviewed, { subject: row.id, payload: factOf(row) });
  return reread(ctx, row.id);
}

/** An opening as the walls show it, held until the transaction ends, and whether the actor reviews it. */
async function lockOpening(
  ctx: TxContext,
  id: EmergencyOpeningId,
): Promise<{ row: OpeningRow; reviews: boolean }> {
  const row = found(await openingById(ctx.tx, id, { lock: true }));
  return { row, reviews: holds(ctx.actor, reviewEmergencies, await unitPath(ctx.tx, row.unit_id)) };
}

async function reread(ctx: TxContext, id: EmergencyOpeningId): Promise<EmergencyOpening> {
  return found((await presentOpenings(ctx, [found(await openingById(ctx.tx, id))]))[0]);
}
