import { ensure, found } from '#core/contract/errors.ts';
import type { Actor } from '#core/session/actor.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { appraiseRecords, fileRecords, keepRecordsUnit } from '../../contract/permissions.ts';
import type { DossierId, RecordId } from '../../contract/terms.ts';
import type { DossierRights } from '../dossiers/dossiers.policy.ts';
import { type LoadedDossier, loadDossier } from '../dossiers/load-dossier.ts';
import { dossierOfRecord } from './retention.queries.ts';

/** Who may say what about the retention of a dossier that they may read. */
export function retentionCan(actor: Actor, dossier: DossierRights) {
  const there = !dossier.merged && !dossier.disposed;
  const records = there && holds(actor, keepRecordsUnit, dossier.unitPath);
  const keeper = records || (there && holds(actor, fileRecords, dossier.unitPath));
  return {
    recordEvents: keeper,
    // Whoever keeps it may freeze it at once; thawing is for the records unit.
    placeHolds: keeper,
    liftHolds: records,
    mark: records,
    reappraise: there && holds(actor, appraiseRecords, dossier.unitPath),
  };
}

/**
 * A dossier that is still there, held until the transaction ends, of which the actor may say this.
 * @throws core.not-found, archive.dossier-merged, archive.dossier-disposed
 */
export async function loadForRetention(
  ctx: TxContext,
  id: DossierId,
  right: keyof ReturnType<typeof retentionCan>,
): Promise<LoadedDossier> {
  const loaded = await loadDossier(ctx, id, { lock: true });
  const { rights } = loaded;
  ensure(!rights.merged, 'archive.dossier-merged');
  ensure(!rights.disposed, 'archive.dossier-disposed');
  ensure(retentionCan(ctx.actor, rights)[right], 'core.not-found');
  return loaded;
}

/** A record that is named must lie in the dossier. @throws core.not-found */
export async function ensureInside(
  ctx: TxContext,
  id: DossierId,
  record: RecordId | undefined,
): Promise<void> {
  if (record) found((await dossierOfRecord(ctx.tx, record)) === id ? record : null);
}
