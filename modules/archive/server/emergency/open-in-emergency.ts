import { ensure, found } from '#core/contract/errors.ts';
import { newId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import { readingMinutes } from '#core/policy/step-up.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { unitPath } from '#modules/organization/server/organization.api.ts';
import { type EmergencyOpening, type emergency, emergencyRules } from '../../contract/emergency.ts';
import { emergencyFileRead, emergencyOpened } from '../../contract/emergency-events.ts';
import { breakGlass } from '../../contract/permissions.ts';
import type { EmergencyOpeningId } from '../../contract/terms.ts';
import { filesOf, recordById } from '../records/records.queries.ts';
import { presentOpenings, stands } from './emergency.present.ts';
import { type OpeningRow, openingById } from './emergency.queries.ts';
import { insertOpening, insertReading, type Reading } from './emergency.writes.ts';
import { loadToRead } from './load-to-read.ts';
import { isWatched, isWatchedEverywhere, postsThatAnswer } from './watchers.ts';

/**
 * Opens a record for some hours. What is not there and what may not be opened are refused alike; both as unwatched where
 * some record of the actor's units would be.
 */
export async function openInEmergency(
  ctx: TxContext,
  input: InputOf<typeof emergency.open>,
): Promise<EmergencyOpening> {
  const { tx, actor } = ctx;
  // A program is in no emergency.
  ensure(actor.kind === 'person', 'core.forbidden');
  const { recordId = null, number = null, recordDate = null, reason } = input;
  if (recordId) ensure(!(await recordById(tx, recordId)), 'archive.emergency-not-needed');
  const id = newId<'EmergencyOpening'>() as EmergencyOpeningId;
  const opened = await insertOpening(tx, {
    ...{ id, recordId, number, recordDate, reason },
    ...{ at: ctx.clock.now(), hours: emergencyRules.hours },
  });
  ensure(
    opened,
    (await isWatchedEverywhere(ctx)) ? 'archive.emergency-refused' : 'archive.emergency-unwatched',
  );
  const path = await unitPath(tx, opened.unit_id);
  ensure(holds(actor, breakGlass, path), 'archive.emergency-refused');
  ensure(await isWatched(ctx, path), 'archive.emergency-unwatched');
  const row = found(await openingById(tx, id));
  await emit(ctx, emergencyOpened, {
    subject: id,
    payload: {
      ...factOf(row),
      endsAt: row.ends_at.toISOString(),
      until: timeOf(actor.zone, row.ends_at),
      posts: await postsThatAnswer(tx, row, opened.keepers, path),
    },
  });
  return found((await presentOpenings(ctx, [row]))[0]);
}

/** Writes down that a file is read, before it is. */
export async function openEmergencyFile(
  ctx: TxContext,
  { openingId, position }: InputOf<typeof emergency.openFile>,
): Promise<Record<string, never>> {
  const { tx, actor } = ctx;
  const row = found(await openingById(tx, openingId));
  ensure(row.opened_by === actor.personId && stands(row, ctx.clock.now()), 'core.not-found');
  const { opening } = await loadToRead(ctx, row.record_id, { freshMinutes: readingMinutes });
  found(opening);
  found((await filesOf(tx, row.record_id)).find((file) => file.position === position));
  await noteReading(ctx, { openingId, position, act: 'shown' });
  return {};
}

/**
 * Keeps that a file was shown or taken along under an opening, which stands until the transaction ends.
 * @throws core.not-found
 */
export async function noteReading(ctx: TxContext, reading: Omit<Reading, 'at'>): Promise<void> {
  const row = found(await openingById(ctx.tx, reading.openingId, { lock: true }));
  ensure(stands(row, ctx.clock.now()), 'core.not-found');
  const { position, act } = reading;
  if (!(await insertReading(ctx.tx, { ...reading, at: ctx.clock.now() }))) return;
  await emit(ctx, emergencyFileRead, { subject: row.id, payload: { ...factOf(row), position, act } });
}

/** What the events of an opening tell of it. */
export function factOf(row: OpeningRow) {
  return {
    ...{ recordId: row.record_id, dossierId: row.dossier_id, securityClass: row.security_class },
    ...{ number: row.number, year: row.year, item: row.item_number },
  };
}

/** `14.30 WIB`. */
function timeOf(timeZone: string, at: Date): string {
  const options = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const;
  return new Intl.DateTimeFormat('id-ID', { ...options, timeZone }).format(at);
}
