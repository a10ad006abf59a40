import { type Selectable, sql, type Updateable } from 'kysely';
import type { PostId } from '#core/contract/ids.ts';
import { type Tx, tablesOf } from '#core/db/tx.ts';
import type { LetterId } from '#modules/letters/contract/terms.ts';
import type { DispositionId, RecipientId, ReportId } from '../contract/terms.ts';
import type { DispositionsTables } from './dispositions.tables.ts';

const db = tablesOf<DispositionsTables>();
const agency = sql<string>`core.agency_id()`;

export type DispositionRecord = Selectable<DispositionsTables['dispositions.disposition']>;
export type RecipientRecord = Selectable<DispositionsTables['dispositions.recipient']>;
export type ReportRecord = Selectable<DispositionsTables['dispositions.report']>;

/** The letter that a desk belongs to; it is locked before the desk is read for a change. */
export async function letterOfDesk(tx: Tx, id: RecipientId): Promise<LetterId | undefined> {
  const row = await tx.maybe(
    db
      .selectFrom('dispositions.recipient')
      .select('letter_id')
      .where('agency_id', '=', agency)
      .where('id', '=', id),
  );
  return row?.letter_id as LetterId | undefined;
}

/** A desk as another module needs it. */
export interface DeskToAnswer {
  letterId: LetterId;
  postId: PostId;
  giverPostId: PostId;
  unitPath: string[];
  cancelled: boolean;
}

/** One desk by its id. */
export async function deskById(tx: Tx, id: RecipientId): Promise<DeskToAnswer | undefined> {
  const row = await tx.maybe(
    db
      .selectFrom('dispositions.recipient')
      .select(['letter_id', 'post_id', 'giver_post_id', 'unit_path', 'state'])
      .where('agency_id', '=', agency)
      .where('id', '=', id),
  );
  return (
    row && {
      letterId: row.letter_id as LetterId,
      postId: row.post_id as PostId,
      giverPostId: row.giver_post_id as PostId,
      unitPath: row.unit_path,
      cancelled: row.state === 'cancelled',
    }
  );
}

/** The letter that an act of giving belongs to. */
export async function letterOfDisposition(tx: Tx, id: DispositionId): Promise<LetterId | undefined> {
  const row = await tx.maybe(
    db
      .selectFrom('dispositions.disposition')
      .select('letter_id')
      .where('agency_id', '=', agency)
      .where('id', '=', id),
  );
  return row?.letter_id as LetterId | undefined;
}

/** All acts of giving on a letter, oldest first. Index: disposition_letter. */
export function dispositionsOfLetter(tx: Tx, letterId: LetterId): Promise<DispositionRecord[]> {
  return tx.all(
    db
      .selectFrom('dispositions.disposition')
      .selectAll()
      .where('agency_id', '=', agency)
      .where('letter_id', '=', letterId)
      .orderBy('id'),
  );
}

/** All desks of a letter, oldest first. Index: recipient_letter. */
export function desksOfLetter(tx: Tx, letterId: LetterId): Promise<RecipientRecord[]> {
  return tx.all(
    db
      .selectFrom('dispositions.recipient')
      .selectAll()
      .where('agency_id', '=', agency)
      .where('letter_id', '=', letterId)
      .orderBy('id'),
  );
}

/** All reports on a letter with the ids of their files, oldest first. Index: report_letter. */
export function reportsOfLetter(
  tx: Tx,
  letterId: LetterId,
): Promise<(ReportRecord & { file_ids: string[] })[]> {
  return tx.all(
    db
      .selectFrom('dispositions.report as report')
      .selectAll()
      .select((e) =>
        e
          .selectFrom('dispositions.report_file as file')
          .whereRef('file.agency_id', '=', 'report.agency_id')
          .whereRef('file.report_id', '=', 'report.id')
          .select(sql<string[]>`coalesce(array_agg(file.file_id order by file.position), '{}')`.as('ids'))
          .as('file_ids'),
      )
      .where('report.agency_id', '=', agency)
      .where('report.letter_id', '=', letterId)
      .orderBy('report.id')
      .$castTo<ReportRecord & { file_ids: string[] }>(),
  );
}

/** A report that carries the file; undefined where it does not, or may not be seen. */
export function reportWithFile(tx: Tx, id: ReportId, fileId: string) {
  return tx.maybe(
    db
      .selectFrom('dispositions.report as report')
      .innerJoin('dispositions.report_file as file', (join) =>
        join.onRef('file.agency_id', '=', 'report.agency_id').onRef('file.report_id', '=', 'report.id'),
      )
      .where('report.agency_id', '=', agency)
      .where('report.id', '=', id)
      .where('file.file_id', '=', fileId)
      .select(['report.letter_id', 'report.recipient_id']),
  );
}

export type NewDisposition = Omit<DispositionRecord, 'closed_at' | 'closed_by' | 'closed_note' | 'search'>;
export type NewRecipient = Pick<
  RecipientRecord,
  | 'agency_id'
  | 'id'
  | 'disposition_id'
  | 'letter_id'
  | 'parent_id'
  | 'giver_post_id'
  | 'post_id'
  | 'unit_path'
  | 'deadline'
  | 'urgency'
  | 'confidential'
  | 'given_at'
  | 'desk_since'
>;

/** Writes an act of giving, findable by the words of its letter, and its desks. Violates `recipient_once` where a post has it open already. */
export async function addDisposition(
  tx: Tx,
  given: NewDisposition,
  words: string,
  desks: readonly NewRecipient[],
): Promise<void> {
  const search = `${words}\n${given.note}`.toLowerCase();
  await Promise.all([
    tx.run(db.insertInto('dispositions.disposition').values({ ...given, search })),
    tx.run(db.insertInto('dispositions.recipient').values([...desks])),
  ]);
}

/** Writes a step of a desk. */
export async function changeDesk(
  tx: Tx,
  id: string,
  change: Updateable<DispositionsTables['dispositions.recipient']>,
): Promise<void> {
  const touched = await tx.run(
    db.updateTable('dispositions.recipient').set(change).where('agency_id', '=', agency).where('id', '=', id),
  );
  if (touched !== 1) throw new Error('the desk is not there any more');
}

/** Ends open desks at once, without a report: `by` is null where the letter itself was closed. */
export async function closeDesks(tx: Tx, ids: readonly string[], at: Date, by: string | null): Promise<void> {
  if (ids.length === 0) return;
  await tx.run(
    db
      .updateTable('dispositions.recipient')
      .set({
        state: 'done',
        closed_at: at,
        closed_by: by,
        settled_at: at,
        desk_seconds: sql<number>`desk_seconds + coalesce(greatest(0, floor(extract(epoch from ${at}::timestamptz - desk_since)))::bigint, 0)`,
        desk_since: null,
      })
      .where('agency_id', '=', agency)
      .where('id', '=', sql<string>`any(${ids}::uuid[])`)
      .where('settled_at', 'is', null),
  );
}

/** Gives the desk back its clock, once nothing is open below a desk that had forwarded. */
export async function resumeDesk(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.run(
    db
      .updateTable('dispositions.recipient')
      .set({ desk_since: at })
      .where('agency_id', '=', agency)
      .where('id', '=', id)
      .where('state', '=', 'forwarded')
      .where('desk_since', 'is', null),
  );
}

export async function closeDisposition(
  tx: Tx,
  id: string,
  closing: { closed_at: Date; closed_by: string; closed_note: string | null },
): Promise<void> {
  await tx.run(
    db
      .updateTable('dispositions.disposition')
      .set(closing)
      .where('agency_id', '=', agency)
      .where('id', '=', id)
      .where('closed_at', 'is', null),
  );
}

export async function addReport(
  tx: Tx,
  report: Pick<
    ReportRecord,
    | 'agency_id'
    | 'id'
    | 'recipient_id'
    | 'letter_id'
    | 'confidential'
    | 'text'
    | 'reported_at'
    | 'reported_by'
  >,
  fileIds: readonly string[],
): Promise<void> {
  await tx.run(db.insertInto('dispositions.report').values(report));
  if (fileIds.length === 0) return;
  await tx.run(
    db.insertInto('dispositions.report_file').values(
      fileIds.map((file_id, position) => ({
        agency_id: report.agency_id,
        report_id: report.id,
        file_id,
        position,
      })),
    ),
  );
}

/** Answers the report that waits at the desks: accepted, or sent back with a reason. */
export async function answerReports(
  tx: Tx,
  recipientIds: readonly string[],
  answer: Pick<Updateable<DispositionsTables['dispositions.report']>, 'accepted_at' | 'accepted_by'> &
    Pick<
      Updateable<DispositionsTables['dispositions.report']>,
      'sent_back_at' | 'sent_back_by' | 'sent_back_reason'
    >,
): Promise<void> {
  if (recipientIds.length === 0) return;
  await tx.run(
    db
      .updateTable('dispositions.report')
      .set(answer)
      .where('agency_id', '=', agency)
      .where('recipient_id', '=', sql<string>`any(${recipientIds}::uuid[])`)
      .where('accepted_at', 'is', null)
      .where('sent_back_at', 'is', null),
  );
}

/** Lets posts see the dispositions of a confidential letter. */
export async function addReaders(tx: Tx, letterId: LetterId, posts: readonly PostId[]): Promise<void> {
  if (posts.length === 0) return;
  await tx.rows(
    `insert into dispositions.reader (agency_id, letter_id, post_id)
     select core.agency_id(), $1, p from unnest($2::uuid[]) p on conflict do nothing`,
    [letterId, [...new Set(posts)]],
  );
}

/** The posts that are readers without being among these. Only the worker sees others than itself. */
export async function readersBeyond(tx: Tx, letterId: LetterId, posts: readonly PostId[]): Promise<PostId[]> {
  const rows = await tx.rows<{ post_id: PostId }>(
    `select post_id from dispositions.reader
     where agency_id = core.agency_id() and letter_id = $1 and post_id <> all ($2::uuid[])`,
    [letterId, posts],
  );
  return rows.map((row) => row.post_id);
}

/** Takes posts out again that take no part any more; who still has a desk or gave one stays. */
export async function withdrawReaders(tx: Tx, letterId: LetterId, posts: readonly PostId[]): Promise<void> {
  if (posts.length === 0) return;
  await tx.rows('select dispositions.withdraw_readers($1, $2::uuid[])', [letterId, [...new Set(posts)]]);
}

/** Makes the acts on a letter findable by its words and their notes. */
export async function setSearch(tx: Tx, letterId: LetterId, words: string): Promise<void> {
  await tx.rows(
    `update dispositions.disposition set search = lower($2 || E'\\n' || note)
     where agency_id = core.agency_id() and letter_id = $1`,
    [letterId, words],
  );
}

/** Follows a corrected security class of the letter in every row of it. */
export async function setConfidential(tx: Tx, letterId: LetterId, confidential: boolean): Promise<void> {
  for (const table of ['disposition', 'recipient', 'report']) {
    await tx.rows(
      `update dispositions.${table} set confidential = $2
       where agency_id = core.agency_id() and letter_id = $1 and confidential <> $2`,
      [letterId, confidential],
    );
  }
}

/** How many desks the letters have, and how many are open; letters without any are left out. */
export async function countDesks(
  tx: Tx,
  letterIds: readonly LetterId[],
): Promise<Map<LetterId, { total: number; open: number }>> {
  if (letterIds.length === 0) return new Map();
  const rows = await tx.rows<{ id: LetterId; total: number; open: number }>(
    `select letter_id as id, count(*) as total, count(*) filter (where settled_at is null) as open
     from dispositions.recipient where agency_id = core.agency_id() and letter_id = any($1::uuid[]) group by letter_id`,
    [letterIds],
  );
  return new Map(rows.map(({ id, total, open }) => [id, { total, open }]));
}

/** True if what the act says is kept to its giver and recipients. */
export async function isSecret(tx: Tx, id: DispositionId): Promise<boolean> {
  const row = await tx.one(
    db
      .selectFrom('dispositions.disposition')
      .select('secret')
      .where('agency_id', '=', agency)
      .where('id', '=', id),
  );
  return row.secret;
}
