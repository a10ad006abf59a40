// Generated from the database by bin/generate-tables.ts; not edited by hand.
import type { Generated } from 'kysely';

export interface OrganizationTables {
  'organization.agency': {
    id: string;
    name: string;
    short_name: string;
    code: string;
    zone: 'Asia/Jakarta' | 'Asia/Makassar' | 'Asia/Jayapura';
    created_at: Generated<Date>;
  };
  'organization.holder': {
    agency_id: string;
    id: string;
    post_id: string;
    person_id: string;
    kind: 'definitive' | 'plt' | 'plh' | 'pj' | 'pjs';
    starts_at: Date;
    ends_at: Date | null;
    decree_number: string | null;
  };
  'organization.person': {
    agency_id: string;
    id: string;
    name: string;
    front_title: string | null;
    back_title: string | null;
    kind: 'pns' | 'pppk' | 'other';
    nip: string | null;
    nik_sealed: Buffer | null;
    nik_fingerprint: Buffer | null;
    email: string | null;
    phone: string | null;
    grade: string | null;
    active_until: string | null;
    folded_name: Generated<string>;
  };
  'organization.post': {
    agency_id: string;
    id: string;
    unit_id: string;
    superior_id: string | null;
    code: string | null;
    name: string;
    kind: 'elected' | 'structural' | 'functional' | 'executive';
    is_head: Generated<boolean>;
    echelon: string | null;
    ancestor_ids: string[];
    sort_order: Generated<number>;
    active_from: string;
    active_until: string | null;
    folded_name: Generated<string>;
  };
  'organization.post_role': {
    agency_id: string;
    post_id: string;
    role_id: string;
    unit_id: string;
  };
  'organization.role': {
    agency_id: string;
    id: string;
    name: string;
    permissions: string[];
    for_secretaries: Generated<boolean>;
  };
  'organization.secretary': {
    agency_id: string;
    id: string;
    post_id: string;
    person_id: string;
    starts_at: Date;
    ends_at: Date | null;
  };
  'organization.unit': {
    agency_id: string;
    id: string;
    parent_id: string | null;
    code: string;
    name: string;
    short_name: string | null;
    kind: 'agency' | 'leadership' | 'secretariat' | 'assistant' | 'bureau' | 'department' | 'division' | 'section' | 'technical-unit' | 'district' | 'village' | 'other';
    ancestor_ids: string[];
    sort_order: Generated<number>;
    active_from: string;
    active_until: string | null;
  };
}
