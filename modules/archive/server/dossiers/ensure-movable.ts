import { dayIn } from '#core/clock/clock.ts';
import { ensure } from '#core/contract/errors.ts';
import type { TxContext } from '#core/session/context.ts';
import type { DossierId, RecordId } from '../../contract/terms.ts';
import { holdsOf } from '../trigger-events/retention.queries.ts';
import type { LoadedDossier } from './load-dossier.ts';

/**
 * What is frozen or marked stays where it lies: holds and marks are found by the dossier. A hold on one record lets the
 * others go.
 * @param records those that would leave the dossier, or all of it
 * @throws archive.dossier-held, archive.dossier-marked
 */
export async function ensureMovable(
  ctx: TxContext,
  { row }: LoadedDossier,
  records: readonly string[] | 'all',
): Promise<void> {
  const today = dayIn(ctx.actor.zone, ctx.clock.now());
  const leaves = (record: RecordId | null) =>
    record === null || records === 'all' || records.includes(record);
  const held = (await holdsOf(ctx.tx, row.id as DossierId)).some(
    (hold) => (hold.lifted_on === null || hold.lifted_on > today) && leaves(hold.record_id),
  );
  ensure(!held, 'archive.dossier-held');
  ensure(!row.vital && !row.safeguarded && !row.permanent, 'archive.dossier-marked');
}
