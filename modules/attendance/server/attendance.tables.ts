// Generated from the database by bin/generate-tables.ts; not edited by hand.
import type { ColumnType } from 'kysely';

export interface AttendanceTables {
  'attendance.check_in': {
    agency_id: string;
    id: string;
    person_id: string;
    device_id: string;
    direction: 'in' | 'out';
    day: string;
    statement_hash: Buffer;
    at_once: boolean;
    arrived_at: Date;
    counts_at: Date;
    earliest_at: Date | null;
    time_by: 'arrival' | 'monotonic' | 'person';
    time_remarks: ColumnType<unknown, string, string>;
    place_id: string | null;
    verdict: 'in' | 'uncertain' | 'out' | 'no-position' | 'no-place';
    distance_m: number | null;
    coarse_latitude: number | null;
    coarse_longitude: number | null;
    point_key: Buffer | null;
    second_proof: 'given' | 'missing' | 'not-asked';
    photo_digest: Buffer | null;
    file_id: string | null;
    photo_until: string | null;
    standing: 'counts' | 'awaits' | 'not-accepted';
    risk_score: number | null;
    risk_reasons: ColumnType<unknown, string, string> | null;
  };
  'attendance.closed_day': {
    agency_id: string;
    day: string;
    closed_at: Date;
  };
  'attendance.code_use': {
    agency_id: string;
    person_id: string;
    place_id: string;
    step: number;
    check_in_id: string;
  };
  'attendance.day': {
    agency_id: string;
    person_id: string;
    day: string;
    unit_id: string;
    kind: 'work' | 'rest' | 'holiday' | 'collective-leave';
    status: string;
    remote: 'home' | 'anywhere' | null;
    check_in_at: Date | null;
    check_out_at: Date | null;
    worked: number;
    credited: number;
    excused: number;
    late: number;
    early: number;
    absent: number;
    unproven: number;
    extra: number;
    late_tier: string | null;
    early_tier: string | null;
    absent_halves: number;
    deduction: number;
    awaits: number;
    why: ColumnType<unknown, string, string>;
    closed: boolean;
    reckoned_at: Date;
  };
  'attendance.deduction_scheme': {
    agency_id: string;
    id: string;
    starts_on: string;
    ends_before: string | null;
    rules: ColumnType<unknown, string, string>;
    recorded_by: string;
    recorded_at: Date;
  };
  'attendance.device': {
    agency_id: string;
    id: string;
    person_id: string;
    name: string;
    public_key: Buffer;
    fingerprint: Buffer;
    bound_at: Date;
    ended_at: Date | null;
  };
  'attendance.discipline_notice': {
    agency_id: string;
    id: string;
    person_id: string;
    year: number;
    counted: 'in-year' | 'in-a-row';
    threshold: number;
    stage: 'nearing' | 'reached';
    halves: number;
    told_at: Date;
    lifted_at: Date | null;
  };
  'attendance.kiosk': {
    agency_id: string;
    id: string;
    place_id: string;
    name: string;
    fingerprint: Buffer;
    recorded_by: string;
    recorded_at: Date;
    ended_by: string | null;
    ended_at: Date | null;
  };
  'attendance.mark': {
    agency_id: string;
    id: string;
    person_id: string;
    first_day: string;
    last_day: string;
    mark: ColumnType<unknown, string, string>;
    source: string;
    source_id: string;
    marked_at: Date;
    ended_at: Date | null;
  };
  'attendance.place': {
    agency_id: string;
    id: string;
    unit_id: string;
    name: string;
  };
  'attendance.place_use': {
    agency_id: string;
    id: string;
    place_id: string;
    unit_id: string | null;
    person_id: string | null;
    starts_on: string;
    ends_before: string | null;
    recorded_by: string;
    recorded_at: Date;
  };
  'attendance.place_version': {
    agency_id: string;
    id: string;
    place_id: string;
    starts_on: string;
    ends_before: string | null;
    shape: ColumnType<unknown, string, string>;
    tolerance_m: number;
    worst_accuracy_m: number;
    recorded_by: string;
    recorded_at: Date;
  };
  'attendance.point': {
    agency_id: string;
    check_in_id: string;
    person_id: string;
    day: string;
    at: Date;
    latitude: number;
    longitude: number;
    accuracy_m: number;
    altitude_m: number | null;
    signature: Buffer;
  };
  'attendance.recount': {
    agency_id: string;
    person_id: string;
  };
  'attendance.request': {
    agency_id: string;
    id: string;
    person_id: string;
    kind: 'correction' | 'duty' | 'meeting' | 'remote' | 'permission';
    first_day: string;
    last_day: string;
    mark: ColumnType<unknown, string, string>;
    reason: string;
    file_id: string | null;
    state: 'submitted' | 'approved' | 'rejected' | 'withdrawn' | 'undone';
  };
  'attendance.request_step': {
    agency_id: string;
    id: string;
    request_id: string;
    act: 'submit' | 'withdraw' | 'approve' | 'reject' | 'undo';
    by_id: string;
    at: Date;
    note: string | null;
  };
  'attendance.review': {
    agency_id: string;
    check_in_id: string;
    person_id: string;
    grounds: string[];
    state: 'waiting' | 'accepted' | 'refused' | 'appealed' | 'granted' | 'denied';
    opened_at: Date;
  };
  'attendance.review_step': {
    agency_id: string;
    id: string;
    check_in_id: string;
    act: 'accept' | 'refuse' | 'appeal' | 'grant' | 'deny';
    by_id: string;
    at: Date;
    note: string | null;
  };
  'attendance.settings': {
    agency_id: string;
    id: string;
    starts_on: string;
    entrance_code: 'not-asked' | 'asked';
    photo: 'never' | 'asked';
    photo_days: number;
    point_days: number;
    basis: string;
    recorded_by: string;
    recorded_at: Date;
  };
}
