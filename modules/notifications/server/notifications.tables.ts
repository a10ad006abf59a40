// Generated from the database by bin/generate-tables.ts; not edited by hand.
import type { ColumnType, Generated } from 'kysely';

export interface NotificationsTables {
  'notifications.mail': {
    agency_id: string;
    id: string;
    person_id: string;
    rhythm: 'at-once' | 'daily';
    created_at: Date;
    due_at: Date;
    state: Generated<'waiting' | 'sent' | 'refused' | 'dropped'>;
    reason: string | null;
    settled_at: Date | null;
  };
  'notifications.mail_wish': {
    agency_id: string;
    person_id: string;
    rhythm: 'at-once' | 'daily';
    quiet_from: string | null;
    quiet_until: string | null;
    stopped_at: Date | null;
  };
  'notifications.notification': {
    agency_id: string;
    id: string;
    person_id: string;
    post_id: string | null;
    event_id: string;
    event_type: string;
    actor_kind: 'person' | 'key' | 'system' | 'public';
    actor_id: string | null;
    actor_post_id: string | null;
    actor_capacity: 'definitive' | 'plt' | 'plh' | 'pj' | 'pjs' | 'secretary' | null;
    subject_kind: 'letter' | 'disposition' | 'draft' | 'dossier' | 'ledger' | 'emergency' | 'disposal' | 'own-file' | 'own-request' | 'staff-file' | 'staff-request' | 'leave' | 'own-leave' | 'attendance' | 'own-attendance';
    subject_id: string;
    matter_id: string;
    params: ColumnType<unknown, string, string>;
    created_at: Date;
    in_app: boolean;
    mail_rhythm: 'at-once' | 'daily' | null;
    mail_id: string | null;
    read_at: Date | null;
  };
  'notifications.preference': {
    agency_id: string;
    person_id: string;
    kind: 'letters' | 'dispositions' | 'reports' | 'reminders' | 'escalations' | 'outgoing' | 'integrity' | 'emergencies' | 'disposals' | 'staff' | 'leave' | 'attendance';
    in_app: boolean;
    by_mail: boolean;
  };
}
