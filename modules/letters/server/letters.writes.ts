import { sql } from 'kysely';
import type { PersonId, PostId } from '#core/contract/ids.ts';
import type { Tx } from '#core/db/tx.ts';
import type { LetterFields } from '../contract/fields.ts';
import type { Channel, LetterId } from '../contract/terms.ts';
import { db, type LetterRecord, wholeLetter } from './letters.queries.ts';

/** The columns that a clerk's fields fill. */
export function columnsOf(fields: LetterFields) {
  return {
    letter_number: fields.letterNumber,
    letter_date: fields.letterDate,
    sender: fields.sender,
    signer: fields.signer,
    addressed_to: fields.addressedTo,
    subject: fields.subject,
    summary: fields.summary,
    letter_type: fields.letterType,
    classification_code: fields.classificationCode,
    security_class: fields.securityClass,
    urgency: fields.urgency,
    printed_nature: fields.printedNature,
    attachment_count: fields.attachmentCount,
    attachment_note: fields.attachmentNote,
    event_date: fields.eventDate,
    event_end_date: fields.eventEndDate,
    event_start: fields.eventStart,
    event_end: fields.eventEnd,
    event_place: fields.eventPlace,
    deadline: fields.deadline,
    reply_to: fields.replyTo,
  };
}

/** The fields that the columns of a letter hold: the way back of `columnsOf`. */
export function fieldsOf(row: LetterRecord): LetterFields {
  return {
    letterNumber: row.letter_number,
    letterDate: row.letter_date,
    sender: row.sender,
    signer: row.signer,
    addressedTo: row.addressed_to,
    subject: row.subject,
    summary: row.summary,
    letterType: row.letter_type,
    classificationCode: row.classification_code,
    securityClass: row.security_class,
    urgency: row.urgency,
    printedNature: row.printed_nature,
    attachmentCount: row.attachment_count,
    attachmentNote: row.attachment_note,
    eventDate: row.event_date,
    eventEndDate: row.event_end_date,
    eventStart: row.event_start,
    eventEnd: row.event_end,
    eventPlace: row.event_place,
    deadline: row.deadline,
    replyTo: row.reply_to as LetterId | null,
  };
}

function searchText(fields: LetterFields) {
  return sql<string>`letters.search_text(${fields.subject}, ${fields.sender}, ${fields.signer}, ${fields.letterNumber}, ${fields.summary}, null)`;
}

export interface NewLetter {
  id: LetterId;
  agencyId: string;
  unitId: string;
  bookId: string;
  year: number;
  receivedAt: Date;
  channel: Channel;
  receiptCode: string;
  registeredBy: PersonId;
  registeredPost: PostId;
  registeredAt: Date;
  addressees: readonly PostId[];
}

/**
 * Takes the next number of the book's year and writes the letter with it, in one statement. The counter row is locked
 * from here to the commit, so what can be done before is done before, and nothing after it waits for an answer: a number
 * is given if and only if its letter is kept.
 */
export async function enterInBook(
  tx: Tx,
  letter: NewLetter,
  fields: LetterFields,
): Promise<Omit<LetterRecord, 'book_name'>> {
  const row = await tx.one(
    db
      .with('numbered', (q) =>
        q
          .insertInto('letters.book_year')
          .values({ agency_id: letter.agencyId, book_id: letter.bookId, year: letter.year, last_number: 1 })
          .onConflict((conflict) =>
            conflict
              .columns(['agency_id', 'book_id', 'year'])
              .doUpdateSet({ last_number: sql<number>`book_year.last_number + 1` }),
          )
          .returning('last_number'),
      )
      .with('entered', (q) =>
        q
          .insertInto('letters.letter')
          .values((eb) => ({
            agency_id: letter.agencyId,
            id: letter.id,
            unit_id: letter.unitId,
            book_id: letter.bookId,
            book_year: letter.year,
            agenda_number: eb.selectFrom('numbered').select('last_number').$asScalar(),
            received_at: letter.receivedAt,
            channel: letter.channel,
            receipt_code: letter.receiptCode,
            registered_by: letter.registeredBy,
            registered_post: letter.registeredPost,
            registered_at: letter.registeredAt,
            search: searchText(fields),
            ...columnsOf(fields),
          }))
          .returning(wholeLetter),
      )
      .selectFrom('entered')
      .selectAll(),
  );
  tx.send(
    `insert into letters.addressee (agency_id, letter_id, post_id) select $1, $2, post from unnest($3::uuid[]) as post`,
    [letter.agencyId, letter.id, letter.addressees],
  );
  return row;
}

/** Writes corrected fields if nobody was faster; false when the version has moved on. */
export async function changeLetter(
  tx: Tx,
  id: LetterId,
  version: number,
  fields: LetterFields,
): Promise<boolean> {
  const changed = await tx.run(
    db
      .updateTable('letters.letter')
      .set({ ...columnsOf(fields), version: version + 1, search: searchText(fields) })
      .where('agency_id', '=', sql<string>`core.agency_id()`)
      .where('id', '=', id)
      .where('version', '=', version),
  );
  return changed === 1;
}

export interface Settlement {
  stage: 'registered' | 'disposed' | 'in-progress' | 'closed' | 'cancelled';
  at: Date | null;
  by: PersonId | null;
  note: string | null;
}

/** Moves a letter to a stage; the end of a matter carries who, when and why. */
export async function moveTo(tx: Tx, id: LetterId, settlement: Settlement): Promise<void> {
  await tx.run(
    db
      .updateTable('letters.letter')
      .set((eb) => ({
        stage: settlement.stage,
        settled_at: settlement.at,
        settled_by: settlement.by,
        settled_note: settlement.note,
        // On the right side stands the stage as it was.
        settled_from: sql<'registered' | null>`case when ${settlement.stage} = 'closed' then stage end`,
        version: eb('version', '+', 1),
      }))
      .where('agency_id', '=', sql<string>`core.agency_id()`)
      .where('id', '=', id),
  );
}

/** Takes a letter out of the inboxes of the posts, or of all of its addressees. */
export async function markAnswered(
  tx: Tx,
  id: LetterId,
  posts: readonly PostId[] | 'all',
  at: Date,
): Promise<void> {
  let query = db
    .updateTable('letters.addressee')
    .set({ answered_at: at })
    .where('agency_id', '=', sql<string>`core.agency_id()`)
    .where('letter_id', '=', id)
    .where('answered_at', 'is', null);
  if (posts !== 'all') query = query.where('post_id', '=', sql<string>`any(${posts}::uuid[])`);
  await tx.run(query);
}

/** Puts an open letter back into the inbox of an addressee. */
export async function markUnanswered(tx: Tx, id: LetterId, post: PostId): Promise<void> {
  await tx.run(
    db
      .updateTable('letters.addressee as addressee')
      .from('letters.letter as letter')
      .set({ answered_at: null })
      .whereRef('letter.agency_id', '=', 'addressee.agency_id')
      .whereRef('letter.id', '=', 'addressee.letter_id')
      .where('letter.settled_at', 'is', null)
      .where('addressee.agency_id', '=', sql<string>`core.agency_id()`)
      .where('addressee.letter_id', '=', id)
      .where('addressee.post_id', '=', post),
  );
}
