// Generated from the database by bin/generate-tables.ts; not edited by hand.
import type { ColumnType, Generated } from 'kysely';

export interface CalendarTables {
  'calendar.assignment': {
    agency_id: string;
    id: string;
    unit_id: string | null;
    person_id: string | null;
    pattern_id: string | null;
    rotation_offset: Generated<number>;
    starts_on: string;
    ends_before: string | null;
    basis_id: string;
    ending_id: string | null;
  };
  'calendar.basis': {
    agency_id: string;
    id: string;
    number: string;
    title: string;
    decided_by: string;
    recorded_by: string | null;
    recorded_at: Date | null;
  };
  'calendar.flexibility_stop': {
    agency_id: string;
    id: string;
    person_id: string;
    starts_on: string;
    ends_before: string | null;
    recorded_by: string | null;
    recorded_at: Date;
  };
  'calendar.holiday': {
    agency_id: string;
    id: string;
    unit_id: string | null;
    day: string;
    name: string;
    kind: 'national' | 'collective' | 'regional';
    basis_id: string;
    withdrawal_id: string | null;
  };
  'calendar.pattern': {
    agency_id: string;
    id: string;
    name: string;
  };
  'calendar.pattern_version': {
    agency_id: string;
    id: string;
    pattern_id: string;
    starts_on: string;
    ends_before: string | null;
    rule: ColumnType<unknown, string, string>;
    basis_id: string;
    ending_id: string | null;
  };
  'calendar.ramadan': {
    agency_id: string;
    id: string;
    starts_on: string;
    ends_before: string;
    basis_id: string;
    withdrawal_id: string | null;
  };
  'calendar.unit_zone': {
    agency_id: string;
    id: string;
    unit_id: string;
    zone: 'Asia/Jakarta' | 'Asia/Makassar' | 'Asia/Jayapura';
    starts_on: string;
    ends_before: string | null;
    basis_id: string;
    ending_id: string | null;
  };
}
