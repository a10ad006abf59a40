// Generated from the database by bin/generate-tables.ts; not edited by hand.
import type { ColumnType, Generated } from 'kysely';

export interface FilesTables {
  'files.file': {
    agency_id: string;
    id: string;
    sha256: Buffer;
    size_bytes: number;
    media_type: string;
    name: string;
    state: 'ready' | 'quarantined';
    quarantine_reason: string | null;
    uploaded_by: string | null;
    upload_key: string | null;
    claimed_at: Date | null;
    created_at: Generated<Date>;
  };
  'files.object_check': {
    agency_id: string;
    object: Buffer;
    enrolled_at: Date;
    checked_at: Date | null;
    damage: 'missing' | 'changed' | 'unreadable' | null;
    damaged_at: Date | null;
    replica: 'none' | 'missing' | 'damaged' | 'unreachable' | null;
    mended_at: Date | null;
    mended_of: 'missing' | 'changed' | 'unreadable' | null;
  };
  'files.upload': {
    agency_id: string;
    id: string;
    person_id: string;
    name: string;
    size_bytes: number;
    file_id: string | null;
    refusal: ColumnType<unknown, string, string> | null;
    created_at: Generated<Date>;
    touched_at: Generated<Date>;
  };
}
