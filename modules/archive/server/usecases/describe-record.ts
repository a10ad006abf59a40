import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import type { TxContext } from '#core/session/context.ts';
import { recordDescribed } from '../../contract/events.ts';
import type { records } from '../../contract/records.ts';
import type { DossierId } from '../../contract/terms.ts';
import type { RecordView } from '../../contract/views.ts';
import { searchedWords } from '../documents/documents.queries.ts';
import { loadKeptDossier } from '../dossiers/load-dossier.ts';
import { formerDescriptions, replaceDescription } from '../records/descriptions.queries.ts';
import { factOf } from '../records/file-thing.ts';
import { insertText, learnRecord } from '../records/records.writes.ts';
import { loadRecord, showRecordById } from '../records/show-record.ts';

/**
 * Says anew what a record is, in a closed dossier too. A letter says itself what it is: its record is not described here.
 */
export async function describeRecord(
  ctx: TxContext,
  input: InputOf<typeof records.describe>,
): Promise<RecordView> {
  const { tx, actor, clock } = ctx;
  const { recordId, edition, ...described } = input;
  const record = await loadRecord(ctx, recordId);
  const dossierId = record.dossier_id as DossierId;
  // Held, so that two who describe it stand in a line.
  const { row } = await loadKeptDossier(ctx, dossierId);
  ensure(record.source_id === null, 'archive.described-elsewhere');
  const [last] = await formerDescriptions(tx, recordId);
  ensure((last?.edition ?? 0) === edition, 'core.changed-meanwhile');
  const turn = { edition: edition + 1, by: found(actor.personId), at: clock.now() };
  await replaceDescription(tx, recordId, described, turn);
  // Its words are found under what is said of it now, and no longer under what was said.
  await insertText(tx, recordId, await searchedWords(tx, recordId));
  await learnRecord(tx, recordId);
  await emit(ctx, recordDescribed, {
    subject: dossierId,
    payload: { ...factOf(row), recordId, item: record.item_number },
  });
  return showRecordById(ctx, recordId);
}
