import { ensure, found } from '#core/contract/errors.ts';
import type { InputOf } from '#core/contract/operation.ts';
import { emit } from '#core/events/emit.ts';
import { holdsAnywhere } from '#core/session/actor.ts';
import type { TxContext } from '#core/session/context.ts';
import { recordDescribed } from '../../contract/events.ts';
import { keepRecordsUnit } from '../../contract/permissions.ts';
import type { records } from '../../contract/records.ts';
import type { DossierId } from '../../contract/terms.ts';
import type { RecordView } from '../../contract/views.ts';
import { searchedWords } from '../documents/documents.queries.ts';
import { isOnOpenList } from '../dossiers/dossiers.queries.ts';
import { loadKeptDossier } from '../dossiers/load-dossier.ts';
import { type Description, formerDescriptions, replaceDescription } from '../records/descriptions.queries.ts';
import { factOf } from '../records/file-thing.ts';
import type { WholeRecord } from '../records/records.queries.ts';
import { insertText, learnRecord } from '../records/records.writes.ts';
import { loadRecord, showRecordById } from '../records/show-record.ts';

/**
 * Says anew what a record is, in a closed dossier too; what was transferred is described by who keeps the records unit. What
 * is on a list of a disposal stays as it was appraised and approved. A letter says itself what it is.
 */
export async function describeRecord(
  ctx: TxContext,
  input: InputOf<typeof records.describe>,
): Promise<RecordView> {
  const { tx, actor, clock } = ctx;
  const { recordId, edition, ...described } = input;
  const { dossier_id } = await loadRecord(ctx, recordId);
  const dossierId = dossier_id as DossierId;
  const { row, rights } = await loadKeptDossier(ctx, dossierId);
  // Read again behind the lock: it may have been moved meanwhile.
  const record = await loadRecord(ctx, recordId);
  ensure(record.dossier_id === dossierId, 'core.changed-meanwhile');
  ensure(record.source_id === null, 'archive.described-elsewhere');
  ensure(
    rights.custody === 'processing-unit' || holdsAnywhere(actor, keepRecordsUnit),
    'archive.dossier-transferred',
  );
  ensure(!(await isOnOpenList(tx, dossierId)), 'archive.dossier-on-list');
  const [last] = await formerDescriptions(tx, recordId);
  ensure((last?.edition ?? 0) === edition, 'core.changed-meanwhile');
  const before = descriptionOf(record);
  if (!fields.some((field) => described[field] !== before[field])) return showRecordById(ctx, recordId);
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

const fields = ['title', 'number', 'party', 'recordDate', 'copyState', 'pages'] as const;

const descriptionOf = ({
  title,
  number,
  party,
  record_date: recordDate,
  copy_state: copyState,
  pages,
}: WholeRecord): Description => ({ title, number, party, recordDate, copyState, pages });
