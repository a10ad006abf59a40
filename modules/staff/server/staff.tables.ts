// Generated from the database by bin/generate-tables.ts; not edited by hand.
import type { ColumnType } from 'kysely';

export interface StaffTables {
  'staff.entry': {
    agency_id: string;
    id: string;
    person_id: string;
    kind: 'appointment' | 'legal-status' | 'birth' | 'grade' | 'position' | 'education' | 'training' | 'award' | 'unpaid-leave' | 'contract' | 'performance' | 'credit' | 'registration' | 'personal' | 'family' | 'health' | 'discipline';
    starts_on: string;
    last_day: string | null;
    decree_number: string | null;
    decree_day: string | null;
    details: ColumnType<unknown, string, string> | null;
    details_sealed: Buffer | null;
    file_id: string | null;
    replaces_id: string | null;
    reason: string | null;
    request_id: string | null;
    entered_by: string;
    entered_at: Date;
  };
  'staff.lead_times': {
    agency_id: string;
    id: string;
    months: ColumnType<unknown, string, string>;
    set_by: string;
    set_at: Date;
  };
  'staff.milestone': {
    agency_id: string;
    person_id: string;
    what: 'salary-increase' | 'promotion' | 'retirement' | 'contract-end';
    day: string;
    held_back: boolean;
    why: string[];
    basis: string[];
  };
  'staff.proposal': {
    agency_id: string;
    id: string;
    request_id: string;
    person_id: string;
    kind: string;
    starts_on: string;
    last_day: string | null;
    decree_number: string | null;
    decree_day: string | null;
    details: ColumnType<unknown, string, string> | null;
    details_sealed: Buffer | null;
    file_id: string;
    replaces_id: string | null;
  };
  'staff.reading': {
    agency_id: string;
    id: string;
    person_id: string;
    reader_id: string;
    act: 'shown' | 'downloaded' | 'decided' | 'compared' | 'exported';
    purpose: string | null;
    entry_id: string | null;
    read_at: Date;
  };
  'staff.reminder': {
    agency_id: string;
    person_id: string;
    milestone: 'salary-increase' | 'promotion' | 'retirement' | 'contract-end';
    day: string;
    told_at: Date;
  };
  'staff.request': {
    agency_id: string;
    id: string;
    person_id: string;
    is_private: boolean;
    state: 'submitted' | 'returned' | 'approved' | 'rejected' | 'withdrawn';
  };
  'staff.request_step': {
    agency_id: string;
    id: string;
    request_id: string;
    act: 'submit' | 'resubmit' | 'withdraw' | 'approve' | 'return' | 'reject';
    by_id: string;
    at: Date;
    note: string | null;
  };
  'staff.siasn_fetch': {
    agency_id: string;
    person_id: string;
    asked_by: string;
    asked_at: Date;
    state: 'waiting' | 'fetched' | 'failed';
    fault: 'unreachable' | 'busy' | 'refused' | 'odd-answer' | 'no-such-employee' | null;
    answered_at: Date | null;
  };
  'staff.siasn_part': {
    agency_id: string;
    person_id: string;
    is_private: boolean;
    content_sealed: Buffer;
  };
}
