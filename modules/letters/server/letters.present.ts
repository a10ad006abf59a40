import type { PostId } from '#core/contract/ids.ts';
import type { PostView } from '#modules/organization/server/organization.api.ts';
import type {
  Destruction,
  DocumentView,
  IntakeView,
  LetterRow,
  LetterView,
  PostName,
  Proposal,
  RegisterRow,
} from '../contract/views.ts';
import type { IntakeRecord } from './intake.queries.ts';
import type { DocumentRecord, LetterRecord, ListedLetter, MailDocument } from './letters.queries.ts';

/** Day and report of the destruction; null of a letter that is still kept. */
export function destructionOf(row: {
  destroyed_on: string | null;
  destroyed_report: string | null;
}): Destruction | null {
  if (row.destroyed_on === null) return null;
  return { on: row.destroyed_on, report: row.destroyed_report ?? '' };
}

/** A line of a list. */
export function presentRow(row: ListedLetter | LetterRecord): LetterRow {
  return {
    id: row.id as LetterRow['id'],
    agendaNumber: row.agenda_number,
    year: row.book_year,
    receivedAt: new Date(row.received_at).toISOString(),
    letterNumber: row.letter_number,
    letterDate: row.letter_date,
    sender: row.sender,
    subject: row.subject,
    letterType: row.letter_type,
    securityClass: row.security_class,
    urgency: row.urgency,
    stage: row.stage,
    deadline: row.deadline,
    destroyed: destructionOf(row),
  };
}

/** A line of the register. */
export function presentRegisterRow(row: ListedLetter & { book_name: string | null }): RegisterRow {
  return { ...presentRow(row), bookName: row.book_name };
}

/** A post by its name and holder; one that is gone keeps its id. */
export function presentPost(id: string, posts: ReadonlyMap<PostId, PostView>): PostName {
  const post = posts.get(id as PostId);
  return {
    id: id as PostId,
    name: post?.name ?? '—',
    unitName: post?.unitName ?? '—',
    holderName: post?.holder?.name ?? null,
  };
}

export function presentDocument(row: DocumentRecord): DocumentView {
  return {
    id: row.id as DocumentView['id'],
    fileId: row.file_id as DocumentView['fileId'],
    name: row.name,
    mediaType: row.media_type,
    state: row.state,
    failure: row.failure,
    pageCount: row.page_count,
    searchable: row.searchable_sha256 !== null,
  };
}

/** Everything a letter's page shows besides the row itself. */
export interface LetterParts {
  addressees: LetterView['addressees'];
  readers: PostName[];
  documents: DocumentView[];
  registeredBy: LetterView['registeredBy'];
  classificationTitle: string | null;
  replyTo: LetterView['replyTo'];
  can: LetterView['can'];
}

export function presentLetter(row: LetterRecord, parts: LetterParts): LetterView {
  return {
    ...presentRow(row),
    version: row.version,
    bookId: row.book_id as LetterView['bookId'],
    bookName: row.book_name,
    unitId: row.unit_id as LetterView['unitId'],
    channel: row.channel,
    signer: row.signer,
    addressedTo: row.addressed_to,
    summary: row.summary,
    classificationCode: row.classification_code,
    printedNature: row.printed_nature,
    attachmentCount: row.attachment_count,
    attachmentNote: row.attachment_note,
    eventDate: row.event_date,
    eventEndDate: row.event_end_date,
    eventStart: row.event_start,
    eventEnd: row.event_end,
    eventPlace: row.event_place,
    receiptCode: row.receipt_code,
    registeredAt: row.registered_at.toISOString(),
    settledAt: row.settled_at?.toISOString() ?? null,
    settledNote: row.settled_note,
    ...parts,
  };
}

export function presentIntake(
  row: IntakeRecord,
  documents: readonly MailDocument[],
  duplicates: IntakeView['duplicates'],
): IntakeView {
  const mine = documents.filter((document) => document.intake_id === row.id);
  const known = (row.known as Proposal[] | null) ?? [];
  // The first document is the letter itself; what follows are its attachments.
  const read = (mine[0]?.proposals as Proposal[] | null | undefined) ?? [];
  return {
    id: row.id as IntakeView['id'],
    channel: row.channel,
    receivedAt: new Date(row.received_at).toISOString(),
    origin: row.origin,
    unitId: row.unit_id as IntakeView['unitId'],
    settled: row.settled_at !== null,
    letterId: row.letter_id as IntakeView['letterId'],
    documents: mine.map(presentDocument),
    proposals: [...known, ...read.filter(({ field }) => !known.some((one) => one.field === field))],
    duplicates,
  };
}
