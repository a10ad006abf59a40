import { ensure, found } from '#core/contract/errors.ts';
import { newId, type UnitId } from '#core/contract/ids.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import { holds } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { unitPath } from '#modules/organization/server/organization.api.ts';
import { publicitySet } from '../../contract/events.ts';
import { fileRecords } from '../../contract/permissions.ts';
import type { shares } from '../../contract/shares.ts';
import type { DossierId } from '../../contract/terms.ts';
import type { RecordView } from '../../contract/views.ts';
import { dossierById } from '../dossiers/dossiers.queries.ts';
import { factOf } from '../records/file-thing.ts';
import { loadRecord, showRecordById } from '../records/show-record.ts';
import { insertPublicity } from './publicity.queries.ts';

/** Says what a record is to the public. Only what the whole agency may read can be open to all. */
export async function setPublicity(
  ctx: TxContext,
  { recordId, flag, reason }: InputOf<typeof shares.setPublicity>,
): Promise<RecordView> {
  const { tx, actor } = ctx;
  const row = await loadRecord(ctx, recordId);
  ensure(holds(actor, fileRecords, await unitPath(tx, row.unit_id as UnitId)), 'core.not-found');
  ensure(row.disposed_on === null, 'archive.dossier-disposed');
  const isOpen = row.security_class === 'B' && row.dossier_class === 'B';
  ensure(flag === 'excepted' || isOpen, 'archive.class-not-public');
  await insertPublicity(tx, {
    ...{ id: newId(), recordId, flag, reason },
    ...{ by: found(actor.personId), at: ctx.clock.now() },
  });
  const dossier = found(await dossierById(tx, row.dossier_id as DossierId));
  await emit(ctx, publicitySet, {
    subject: row.dossier_id,
    payload: { ...factOf(dossier), recordId, item: row.item_number, flag },
  });
  return showRecordById(ctx, recordId);
}
