import { dayIn } from '#core/clock/clock.ts';
import { ensure, found } from '#core/contract/errors.ts';
import { newId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import type { RetentionView, retention } from '../../contract/retention.ts';
import { triggerEventCorrected, triggerEventRecorded } from '../../contract/retention-events.ts';
import type { TriggerEventId } from '../../contract/terms.ts';
import { insertTriggerEvent } from './events.writes.ts';
import { loadForRetention } from './load-retention.ts';
import { eventById, eventsOf } from './retention.queries.ts';
import { reckonAndShow } from './show-retention.ts';

/** Records an event that the schedule waits for; what had not happened yet is not recorded. */
export async function recordTriggerEvent(
  ctx: TxContext,
  input: InputOf<typeof retention.recordEvent>,
): Promise<RetentionView> {
  const { dossierId, period, words, occurredOn } = input;
  const { row } = await loadForRetention(ctx, dossierId, 'recordEvents');
  ensureHappened(ctx, occurredOn);
  await insertEvent(ctx, { dossierId, period, words, occurredOn, corrects: null, reason: null });
  const payload = { securityClass: row.security_class, period, on: occurredOn };
  await emit(ctx, triggerEventRecorded, { subject: dossierId, payload });
  return reckonAndShow(ctx, dossierId);
}

/** Nothing is overwritten: a correction is a further entry, and each entry is corrected once at most. */
export async function correctTriggerEvent(
  ctx: TxContext,
  input: InputOf<typeof retention.correctEvent>,
): Promise<RetentionView> {
  const { eventId, occurredOn, reason } = input;
  const former = found(await eventById(ctx.tx, eventId));
  const { row } = await loadForRetention(ctx, former.dossier_id, 'recordEvents');
  const all = await eventsOf(ctx.tx, former.dossier_id);
  ensure(!all.some(({ corrects }) => corrects === eventId), 'archive.event-corrected-already');
  if (occurredOn !== null) ensureHappened(ctx, occurredOn);
  const { period, words, dossier_id: dossierId } = former;
  await insertEvent(ctx, { dossierId, period, words, occurredOn, corrects: eventId, reason });
  const payload = { securityClass: row.security_class, period, on: occurredOn };
  await emit(ctx, triggerEventCorrected, { subject: dossierId, payload });
  return reckonAndShow(ctx, dossierId);
}

function ensureHappened(ctx: TxContext, day: string): void {
  ensure(day <= dayIn(ctx.actor.zone, ctx.clock.now()), 'archive.day-not-yet', { on: day });
}

interface NewEvent {
  dossierId: string;
  period: 'active' | 'inactive';
  words: string;
  occurredOn: string | null;
  corrects: TriggerEventId | null;
  reason: string | null;
}

async function insertEvent(ctx: TxContext, one: NewEvent): Promise<void> {
  await insertTriggerEvent(ctx.tx, [
    newId<'TriggerEvent'>(),
    one.dossierId,
    one.period,
    one.words,
    one.occurredOn,
    one.corrects,
    one.reason,
    found(ctx.actor.personId),
    ctx.clock.now(),
  ]);
}
