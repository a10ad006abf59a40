import { dayIn } from '#core/clock/clock.ts';
import { found } from '#core/contract/errors.ts';
import type { PersonId, UnitId } from '#core/contract/ids.ts';
import { ensureFresh } from '#core/policy/step-up.ts';
import type { TxContext } from '#core/session/context.ts';
import { isConfidential } from '#modules/letters/contract/terms.ts';
import { peopleByIds, unitNames, unitPath } from '#modules/organization/server/organization.api.ts';
import type { DossierId, RecordId } from '../../contract/terms.ts';
import type { RecordView } from '../../contract/views.ts';
import { classificationTitle } from '../classification/classification-names.ts';
import { awaitedCopies, versionsOf } from '../documents/documents.queries.ts';
import { isOnOpenList } from '../dossiers/dossiers.queries.ts';
import { loadToRead } from '../emergency/load-to-read.ts';
import { publicityOf } from '../sharing/publicity.queries.ts';
import { formerDescriptions } from './descriptions.queries.ts';
import { presentRecord } from './records.present.ts';
import { filesOf, recordById, type WholeRecord } from './records.queries.ts';

/**
 * A record that the walls show to the actor, to do something with it; one of class SR or R, or in a dossier of such, asks a person for a fresh factor.
 * @throws core.not-found, core.step-up-required
 */
export async function loadRecord(
  ctx: TxContext,
  id: RecordId,
  options: { freshMinutes?: number } = {},
): Promise<WholeRecord> {
  const row = found(await recordById(ctx.tx, id));
  if (isConfidential(row.security_class) || isConfidential(row.dossier_class))
    ensureFresh(ctx.actor, ctx.clock.now(), options.freshMinutes);
  return row;
}

export async function showRecordById(ctx: TxContext, id: RecordId): Promise<RecordView> {
  const { tx, actor } = ctx;
  const { row, opening } = await loadToRead(ctx, id);
  const filer = row.filed_by as PersonId | null;
  const [versions, copies, publicity, formerly, onList] = await Promise.all([
    versionsOf(tx, id),
    awaitedCopies(tx, id),
    publicityOf(tx, id),
    formerDescriptions(tx, id),
    isOnOpenList(tx, row.dossier_id as DossierId),
  ]);
  const named = [
    ...versions.map((version) => version.added_by),
    ...copies.map((copy) => copy.asked_by),
    ...formerly.map((one) => one.replacedBy),
    publicity?.set_by,
  ].filter((person): person is PersonId => person !== undefined);
  const [path, units, people, files, codeTitle] = await Promise.all([
    unitPath(tx, row.unit_id as UnitId),
    unitNames(tx, [row.unit_id as UnitId]),
    peopleByIds(tx, [...new Set(filer ? [filer, ...named] : named)]),
    filesOf(tx, id),
    classificationTitle(tx, row.code, dayIn(actor.zone, row.filed_at)),
  ]);
  const filedBy = filer ? (people.get(filer)?.name ?? null) : null;
  return presentRecord(ctx, row, {
    units,
    codeTitle,
    filedBy,
    files,
    versions,
    copies,
    formerly,
    onList,
    people,
    unitPath: path,
    publicity,
    opening,
  });
}
