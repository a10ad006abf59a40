// Generated from the database by bin/generate-tables.ts; not edited by hand.
import type { ColumnType, Generated } from 'kysely';

export interface LettersTables {
  'letters.addressee': {
    agency_id: string;
    letter_id: string;
    post_id: string;
    opened_at: Date | null;
    opened_by: string | null;
    answered_at: Date | null;
    added_at: Date | null;
    added_by: string | null;
  };
  'letters.book': {
    agency_id: string;
    id: string;
    unit_id: string;
    name: string;
    is_default: Generated<boolean>;
    closed_at: Date | null;
    closed_by: string | null;
  };
  'letters.book_year': {
    agency_id: string;
    book_id: string;
    year: number;
    last_number: Generated<number>;
  };
  'letters.correction': {
    agency_id: string;
    id: string;
    letter_id: string;
    corrected_at: Date;
    corrected_by: string;
    reason: string;
    before: ColumnType<unknown, string, string>;
  };
  'letters.document': {
    agency_id: string;
    id: string;
    intake_id: string;
    letter_id: string | null;
    file_id: string;
    position: number;
    name: string;
    media_type: string;
    sha256: Buffer;
    state: Generated<'waiting' | 'reading' | 'read' | 'failed'>;
    failure: string | null;
    page_count: number | null;
    source: string | null;
    searchable_sha256: string | null;
    proposals: ColumnType<unknown, string, string> | null;
    read_at: Date | null;
    origin_key: string | null;
  };
  'letters.intake': {
    agency_id: string;
    id: string;
    unit_id: string;
    channel: 'upload' | 'camera' | 'folder' | 'email' | 'api' | 'paper' | 'pendopo';
    received_at: Date;
    received_by: string | null;
    origin: string | null;
    origin_key: string | null;
    settled_at: Date | null;
    letter_id: string | null;
    discard_reason: string | null;
    known: ColumnType<unknown, string, string> | null;
  };
  'letters.letter': {
    agency_id: string;
    id: string;
    unit_id: string;
    book_id: string;
    book_year: number;
    agenda_number: number;
    received_at: Date;
    channel: 'upload' | 'camera' | 'folder' | 'email' | 'api' | 'paper' | 'pendopo';
    letter_number: string | null;
    letter_date: string | null;
    sender: string;
    signer: string | null;
    addressed_to: string | null;
    subject: string;
    summary: string | null;
    letter_type: string;
    classification_code: string | null;
    security_class: 'SR' | 'R' | 'T' | 'B';
    urgency: 'sangat-segera' | 'segera' | 'biasa';
    printed_nature: string | null;
    attachment_count: number | null;
    attachment_note: string | null;
    event_date: string | null;
    event_end_date: string | null;
    event_start: string | null;
    event_end: string | null;
    event_place: string | null;
    deadline: string | null;
    reply_to: string | null;
    receipt_code: string;
    registered_by: string;
    registered_post: string;
    registered_at: Date;
    stage: Generated<'registered' | 'disposed' | 'in-progress' | 'closed' | 'cancelled'>;
    settled_at: Date | null;
    settled_by: string | null;
    settled_note: string | null;
    settled_from: 'registered' | 'disposed' | 'in-progress' | null;
    version: Generated<number>;
    search: string;
    destroyed_on: string | null;
    destroyed_report: string | null;
  };
  'letters.link': {
    agency_id: string;
    letter_id: string;
    earlier_id: string;
    kind: 'replies' | 'follows-up' | 'completes' | 'amends' | 'cancels' | 'refers-to';
    linked_at: Date;
    linked_by: string;
  };
  'letters.page': {
    agency_id: string;
    document_id: string;
    page: number;
    width: number;
    height: number;
    image_sha256: string | null;
    thumbnail_sha256: string | null;
    words: ColumnType<unknown, string, string>;
    body: string;
  };
  'letters.reader': {
    agency_id: string;
    letter_id: string;
    post_id: string;
    named_by: string | null;
    named_at: Date;
    named: Generated<boolean>;
    passed: Generated<boolean>;
  };
  'letters.vocabulary': {
    agency_id: string;
    learned_until: string;
  };
  'letters.word': {
    agency_id: string;
    word: string;
  };
}
