import { type Insertable, sql, type Updateable } from 'kysely';
import { ensure } from '#core/contract/errors.ts';
import type { PersonId, PostId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { DraftFacts, DraftText } from '../../contract/draft-fields.ts';
import type { DraftId, DraftStage } from '../../contract/terms.ts';
import type { OutgoingTables } from '../outgoing.tables.ts';
import { db } from './drafts.queries.ts';

const agency = sql<string>`core.agency_id()`;

export type NewDraft = Omit<Insertable<OutgoingTables['outgoing.draft']>, 'facts' | 'agency_id'> & {
  facts: DraftFacts;
};

/** Writes a letter that is begun; what lists and rights ask of its facts the database reads out of them. */
export function insertDraft(tx: Tx, { facts, ...draft }: NewDraft): void {
  tx.send(
    db.insertInto('outgoing.draft').values({ ...draft, agency_id: agency, facts: JSON.stringify(facts) }),
  );
}

export interface ChangedFacts {
  facts: DraftFacts;
  addressed: string;
  readers: readonly PostId[];
  at: Date;
}

/** Writes the facts over those of the revision; false where it is another by now. */
export async function writeFacts(
  tx: Tx,
  id: DraftId,
  revision: number,
  { facts, addressed, readers, at }: ChangedFacts,
): Promise<boolean> {
  const changed = await tx.run(
    db
      .updateTable('outgoing.draft')
      .set({
        facts: JSON.stringify(facts),
        addressed,
        readers: [...readers],
        changed_at: at,
        revision: revision + 1,
      })
      .where('agency_id', '=', agency)
      .where('id', '=', id)
      .where('revision', '=', revision),
  );
  return changed === 1;
}

/** Writes who takes part over the revision that was seen; false where it is another by now. */
export async function writeReaders(
  tx: Tx,
  id: DraftId,
  revision: number,
  { readers, at }: Pick<ChangedFacts, 'readers' | 'at'>,
): Promise<boolean> {
  const changed = await tx.run(
    db
      .updateTable('outgoing.draft')
      .set({ readers: [...readers], changed_at: at, revision: revision + 1 })
      .where('agency_id', '=', agency)
      .where('id', '=', id)
      .where('revision', '=', revision),
  );
  return changed === 1;
}

/** What becomes of a draft besides its stage. */
type Beside = Pick<
  Updateable<OutgoingTables['outgoing.draft']>,
  'returned' | 'readers' | 'settled_at' | 'settled_by' | 'settled_note'
>;

/**
 * Moves a letter on from one of the stages; it lies where it then lies since `at`.
 * @throws outgoing.not-now where it stands at another stage
 */
export async function moveDraft(
  tx: Tx,
  id: DraftId,
  from: readonly DraftStage[],
  to: DraftStage,
  at: Date,
  beside: Beside = {},
): Promise<void> {
  const moved = await tx.run(
    db
      .updateTable('outgoing.draft')
      .set({ stage: to, held_since: at, changed_at: at, returned: false, ...beside })
      .where('agency_id', '=', agency)
      .where('id', '=', id)
      .where('stage', 'in', [...from]),
  );
  ensure(moved === 1, 'outgoing.not-now');
}

/** Lets posts read the letter: those that received it. */
export function addReaders(tx: Tx, id: DraftId, posts: readonly PostId[]): void {
  tx.send(
    `update outgoing.draft set readers = (select array_agg(distinct post) from unnest(readers || $2::uuid[]) as one(post))
     where agency_id = core.agency_id() and id = $1 and not readers @> $2::uuid[]`,
    [id, posts],
  );
}

/** Touched: somebody changed what is written. */
export function touch(tx: Tx, id: DraftId, at: Date): void {
  tx.send(
    db
      .updateTable('outgoing.draft')
      .set({ changed_at: at })
      .where('agency_id', '=', agency)
      .where('id', '=', id),
  );
}

export interface NewVersion {
  number: number;
  text: DraftText;
  personId: PersonId;
  postId: PostId;
  at: Date;
  note: string | null;
}

/** Keeps a version; it is never changed again. The draft is locked. */
export function insertVersion(tx: Tx, id: DraftId, version: NewVersion): void {
  tx.send(
    db.insertInto('outgoing.version').values({
      agency_id: agency,
      draft_id: id,
      number: version.number,
      facts: JSON.stringify(version.text),
      made_by: version.personId,
      made_post_id: version.postId,
      made_at: version.at,
      note: version.note,
    }),
  );
  tx.send(
    db
      .updateTable('outgoing.draft')
      .set({ version_number: version.number, changed_at: version.at })
      .where('agency_id', '=', agency)
      .where('id', '=', id),
  );
}
