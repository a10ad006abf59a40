// Generated from the database by bin/generate-tables.ts; not edited by hand.
import type { ColumnType, Generated } from 'kysely';

export interface LeaveTables {
  'leave.absence': {
    agency_id: string;
    request_id: string;
    person_id: string;
    first_day: string;
    last_day: string;
    half: 'morning' | 'afternoon' | null;
    hours: number | null;
    state: 'asked' | 'granted' | 'free';
  };
  'leave.balance_entry': {
    agency_id: string;
    id: string;
    person_id: string;
    year: number;
    kind: 'opening' | 'adjustment' | 'collective-worked';
    days: number;
    older_left: number | null;
    taken: number | null;
    deferred: number | null;
    reason: string;
    entered_by: string;
    entered_at: Date;
  };
  'leave.calendar_address': {
    agency_id: string;
    id: string;
    person_id: string;
    whose: 'own' | 'unit';
    token_hash: Buffer;
    opened_at: Date;
    revoked_at: Date | null;
  };
  'leave.delegation': {
    agency_id: string;
    id: string;
    kinds: string[];
    most_days: number | null;
    post_id: string | null;
    unit_kind: string | null;
    decree_number: string;
    starts_on: string;
    ends_before: string | null;
    set_by: string;
    set_at: Date;
  };
  'leave.proof': {
    agency_id: string;
    id: string;
    request_id: string;
    kind: string;
    is_medical: boolean;
    added_by: string;
    added_at: Date;
    dropped_at: Date | null;
  };
  'leave.proof_file': {
    agency_id: string;
    proof_id: string;
    file_id: string;
  };
  'leave.reading': {
    agency_id: string;
    id: string;
    proof_id: string;
    reader_id: string;
    read_at: Date;
  };
  'leave.request': {
    agency_id: string;
    id: string;
    person_id: string;
    post_id: string;
    employment: 'pns' | 'cpns' | 'pppk';
    kind: 'annual' | 'long' | 'sick' | 'maternity' | 'important-reason' | 'unpaid';
    reason: string | null;
    first_day: string;
    last_day: string;
    half: 'morning' | 'afternoon' | null;
    hours: number | null;
    remote_days: Generated<number>;
    child: number | null;
    abroad: Generated<boolean>;
    continues_on: string | null;
    zone: 'Asia/Jakarta' | 'Asia/Makassar' | 'Asia/Jayapura';
    substitute_id: string | null;
    superior_post_id: string;
    official_post_id: string;
    notice: boolean;
    asked_on: string;
    state: 'draft' | 'awaiting-substitute' | 'awaiting-superior' | 'awaiting-official' | 'granted' | 'deferred' | 'refused' | 'cancelled' | 'replaced' | 'taken' | 'ended-early';
    taken_until: string | null;
    replaces_id: string | null;
    charged: ColumnType<unknown, string, string>;
    words_sealed: Buffer;
    entered_by: string;
    entered_at: Date;
  };
  'leave.request_step': {
    agency_id: string;
    id: string;
    request_id: string;
    act: 'submit' | 'accept-substitution' | 'decline-substitution' | 'consider' | 'acknowledge' | 'send-back' | 'approve' | 'change' | 'defer' | 'refuse' | 'enter' | 'withdraw' | 'cancel' | 'revoke' | 'replace' | 'return-early' | 'recall' | 'finish' | 'annul' | 'pass-on' | 'number-letter';
    party: 'employee' | 'personnel' | 'substitute' | 'superior' | 'official' | 'system';
    by_id: string | null;
    post_id: string | null;
    at: Date;
    on_day: string;
    opinion: 'approved' | 'changed' | 'deferred' | 'refused' | null;
    reason: string | null;
    letter_number: string | null;
    first_day: string | null;
    last_day: string | null;
  };
  'leave.settings': {
    agency_id: string;
    id: string;
    contents: ColumnType<unknown, string, string>;
    set_by: string;
    set_at: Date;
  };
  'leave.staffing': {
    agency_id: string;
    unit_id: string;
    people: number | null;
    percent: number | null;
    set_by: string;
    set_at: Date;
  };
  'leave.stand_in': {
    agency_id: string;
    request_id: string;
    post_id: string;
    holder_id: string | null;
    opened_at: Date;
    closed_at: Date | null;
  };
}
