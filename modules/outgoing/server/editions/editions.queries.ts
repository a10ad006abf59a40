import { sql } from 'kysely';
import type { FileId, PostId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { DraftId } from '../../contract/terms.ts';
import { db } from '../drafts/drafts.queries.ts';

const agency = sql<string>`core.agency_id()`;

/** The newest edition of a letter that has further ones than its first. Index: edition_pkey. */
export async function laterEdition(tx: Tx, letterId: DraftId) {
  const row = await tx.maybe(
    db
      .selectFrom('outgoing.edition')
      .select(['number', 'file_id', 'digest', 'level'])
      .where('agency_id', '=', agency)
      .where('letter_id', '=', letterId)
      .orderBy('number', 'desc')
      .limit(1),
  );
  return row && { ...row, file_id: row.file_id as FileId };
}

/** The edition of a letter that is given out. */
export interface NewestEdition {
  number: number;
  fileId: FileId;
  digest: Buffer;
}

/** Undefined where the letter does not bear all its signatures yet. */
export async function newestEdition(tx: Tx, letterId: DraftId): Promise<NewestEdition | undefined> {
  const later = await laterEdition(tx, letterId);
  if (later) return { number: later.number, fileId: later.file_id, digest: later.digest };
  const first = await tx.maybe(
    db
      .selectFrom('outgoing.letter')
      .select(['file_id', 'document_digest'])
      .where('agency_id', '=', agency)
      .where('id', '=', letterId),
  );
  return first && { number: 1, fileId: first.file_id as FileId, digest: first.document_digest };
}

/** The posts whose signatures stand on a letter, in their order. Index: signature_of_draft. */
export async function signerPostsOf(tx: Tx, draftId: DraftId): Promise<PostId[]> {
  const rows = await tx.all(
    db
      .selectFrom('outgoing.signature')
      .select('post_id')
      .where('agency_id', '=', agency)
      .where('draft_id', '=', draftId)
      .orderBy('position'),
  );
  return rows.map(({ post_id }) => post_id as PostId);
}

const open = () =>
  db
    .selectFrom('outgoing.awaited_stamp')
    .select(['draft_id', 'awaits', 'tries', 'next_try_at', 'gives_up_at'])
    .where('agency_id', '=', agency)
    .where('settled_at', 'is', null);

/** A time stamp that a letter awaits and that is to be asked for now; `lock` holds it until the transaction ends. */
export function dueStamp(tx: Tx, draftId: DraftId, now: Date, options: { lock?: boolean } = {}) {
  const query = open().where('draft_id', '=', draftId).where('next_try_at', '<=', now);
  return tx.maybe(options.lock ? query.forNoKeyUpdate() : query);
}
export type DueStamp = NonNullable<Awaited<ReturnType<typeof dueStamp>>>;

/** The time stamps that are to be asked for now, those that wait longest first. Index: awaited_stamp_due. */
export function stampsDue(tx: Tx, now: Date, most: number, options: { lock?: boolean } = {}) {
  const query = open().where('next_try_at', '<=', now).orderBy('next_try_at').orderBy('draft_id').limit(most);
  return tx.all(options.lock ? query.forNoKeyUpdate() : query);
}
