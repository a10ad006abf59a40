import { found } from '#core/contract/errors.ts';
import { ensureFresh } from '#core/policy/step-up.ts';
import { holdsAnywhere } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { isConfidential } from '#modules/letters/contract/terms.ts';
import { breakGlass } from '../../contract/permissions.ts';
import type { RecordId } from '../../contract/terms.ts';
import { recordById, type WholeRecord } from '../records/records.queries.ts';
import { lookThrough, type StandingOpening } from './emergency.queries.ts';

export interface ReadRecord {
  row: WholeRecord;
  /** The emergency opening through which alone it is seen. */
  opening: StandingOpening | null;
}

/**
 * A record to be read, and not changed: as the walls show it, or through an emergency opening of the actor that stands.
 * @throws core.not-found, core.step-up-required
 */
export async function loadToRead(
  ctx: TxContext,
  id: RecordId,
  options: { freshMinutes?: number } = {},
): Promise<ReadRecord> {
  const { tx, actor } = ctx;
  const seen = await recordById(tx, id);
  const opening =
    !seen && actor.kind === 'person' && holdsAnywhere(actor, breakGlass)
      ? await lookThrough(tx, id, ctx.clock.now())
      : null;
  const row = found(opening ? await recordById(tx, id) : seen);
  if (isConfidential(row.security_class) || isConfidential(row.dossier_class))
    ensureFresh(actor, ctx.clock.now(), options.freshMinutes);
  return { row, opening };
}

/**
 * The same for a file of it: under an opening, one whose reading was written down.
 * @throws core.not-found, core.step-up-required
 */
export async function loadFileToRead(
  ctx: TxContext,
  { recordId, position }: { recordId: RecordId; position: number },
  options: { freshMinutes?: number } = {},
): Promise<ReadRecord> {
  const read = await loadToRead(ctx, recordId, options);
  if (read.opening) found(read.opening.files.find((file) => file === position));
  return read;
}
