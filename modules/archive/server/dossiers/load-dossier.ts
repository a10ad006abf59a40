import { ensure, found } from '#core/contract/errors.ts';
import type { UnitId } from '#core/contract/ids.ts';
import { ensureFresh } from '#core/policy/step-up.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { isConfidential } from '#modules/letters/contract/terms.ts';
import { unitPath } from '#modules/organization/server/organization.api.ts';
import { fileRecords } from '../../contract/permissions.ts';
import type { DossierId } from '../../contract/terms.ts';
import type { DossierRights } from './dossiers.policy.ts';
import { type DossierRecord, dossierById } from './dossiers.queries.ts';

export interface LoadedDossier {
  row: DossierRecord;
  rights: DossierRights;
}

/**
 * A dossier that the actor may read; one of class SR or R asks a person for a fresh factor.
 * @throws core.not-found whether it is missing, foreign or not theirs to read, core.step-up-required
 */
export async function loadDossier(
  ctx: TxContext,
  id: DossierId,
  options: { lock?: boolean; freshMinutes?: number } = {},
): Promise<LoadedDossier> {
  const row = found(await dossierById(ctx.tx, id, options));
  if (isConfidential(row.security_class)) ensureFresh(ctx.actor, ctx.clock.now(), options.freshMinutes);
  return { row, rights: rightsOf(row, await unitPath(ctx.tx, row.unit_id as UnitId)) };
}

export function rightsOf(row: DossierRecord, path: readonly UnitId[]): DossierRights {
  return {
    unitPath: path,
    securityClass: row.security_class,
    closed: row.closed_on !== null,
    closedFinally: row.closed_finally,
    merged: row.merged_into !== null,
    custody: row.custody,
    disposed: row.disposed_on !== null,
  };
}

/**
 * A dossier that the actor keeps and that is still being filed into, held until the transaction ends.
 * @throws core.not-found, archive.dossier-merged, archive.dossier-disposed, archive.dossier-closed
 */
export async function loadOpenDossier(ctx: TxContext, id: DossierId): Promise<LoadedDossier> {
  const loaded = await loadKeptDossier(ctx, id);
  ensure(!loaded.rights.closed, 'archive.dossier-closed');
  return loaded;
}

/** The same, open or closed. @throws core.not-found, archive.dossier-merged, archive.dossier-disposed */
export async function loadKeptDossier(ctx: TxContext, id: DossierId): Promise<LoadedDossier> {
  const loaded = await loadDossier(ctx, id, { lock: true });
  ensure(holds(ctx.actor, fileRecords, loaded.rights.unitPath), 'core.not-found');
  ensure(!loaded.rights.merged, 'archive.dossier-merged');
  ensure(!loaded.rights.disposed, 'archive.dossier-disposed');
  return loaded;
}
