// Generated from the database by bin/generate-tables.ts; not edited by hand.
import type { Generated } from 'kysely';

export interface DispositionsTables {
  'dispositions.disposition': {
    agency_id: string;
    id: string;
    letter_id: string;
    parent_id: string | null;
    from_post_id: string;
    given_by: string;
    capacity: 'definitive' | 'plt' | 'plh' | 'pj' | 'pjs' | 'secretary';
    instructions: string[];
    note: Generated<string>;
    deadline: string | null;
    urgency: 'sangat-segera' | 'segera' | 'biasa';
    secret: Generated<boolean>;
    confidential: boolean;
    given_at: Date;
    closed_at: Date | null;
    closed_by: string | null;
    closed_note: string | null;
    search: Generated<string>;
  };
  'dispositions.instruction': {
    agency_id: string;
    code: string;
    text: string;
    position: number;
    retired_at: Date | null;
  };
  'dispositions.reader': {
    agency_id: string;
    letter_id: string;
    post_id: string;
  };
  'dispositions.recipient': {
    agency_id: string;
    id: string;
    disposition_id: string;
    letter_id: string;
    parent_id: string | null;
    giver_post_id: string;
    post_id: string;
    unit_path: string[];
    state: Generated<'sent' | 'read' | 'in-progress' | 'forwarded' | 'reported' | 'done' | 'returned' | 'cancelled'>;
    deadline: string | null;
    urgency: 'sangat-segera' | 'segera' | 'biasa';
    confidential: boolean;
    given_at: Date;
    read_at: Date | null;
    read_by: string | null;
    started_at: Date | null;
    started_by: string | null;
    forwarded_at: Date | null;
    forwarded_by: string | null;
    reported_at: Date | null;
    reported_by: string | null;
    sent_back_at: Date | null;
    sent_back_by: string | null;
    accepted_at: Date | null;
    accepted_by: string | null;
    returned_at: Date | null;
    returned_by: string | null;
    return_reason: string | null;
    cancelled_at: Date | null;
    cancelled_by: string | null;
    cancel_reason: string | null;
    closed_at: Date | null;
    closed_by: string | null;
    desk_since: Date | null;
    desk_seconds: Generated<number>;
    settled_at: Date | null;
    due_soon_told_at: Date | null;
    due_today_told_at: Date | null;
    overdue_told_at: Date | null;
    escalated_at: Date | null;
  };
  'dispositions.report': {
    agency_id: string;
    id: string;
    recipient_id: string;
    letter_id: string;
    confidential: boolean;
    text: string;
    reported_at: Date;
    reported_by: string;
    accepted_at: Date | null;
    accepted_by: string | null;
    sent_back_at: Date | null;
    sent_back_by: string | null;
    sent_back_reason: string | null;
  };
  'dispositions.report_file': {
    agency_id: string;
    report_id: string;
    file_id: string;
    position: number;
  };
  'dispositions.setting': {
    agency_id: string;
    escalate_after_days: number;
  };
}
