// Generated from the database by bin/generate-tables.ts; not edited by hand.
import type { Generated } from 'kysely';

export interface LedgerTables {
  'ledger.alarm': {
    agency_id: string;
    id: string;
    invariant: string;
    record: string;
    finding: string;
    first_seen_at: Date;
    last_seen_at: Date;
    seen_by: string[];
  };
  'ledger.anchor': {
    agency_id: string;
    id: string;
    kind: 'time-stamp' | 'chain';
    stream: string;
    size: number;
    token: Buffer;
    source: string;
    anchored_at: Date;
  };
  'ledger.checkpoint': {
    agency_id: string;
    stream: string;
    size: number;
    root: Buffer;
    made_at: Date;
    note: string | null;
    signed_at: Date | null;
    published_at: Date | null;
  };
  'ledger.cosignature': {
    agency_id: string;
    stream: string;
    size: number;
    witness_id: string;
    line: string;
    received_at: Date;
  };
  'ledger.drill': {
    agency_id: string;
    id: string;
    module: string;
    thing_id: string;
    fact: string;
    was: string | null;
    became: string | null;
    begun_by: string;
    begun_at: Date;
    ended_by: string | null;
    ended_at: Date | null;
  };
  'ledger.drill_ground': {
    agency_id: string;
    marked_at: Date;
  };
  'ledger.entry': {
    agency_id: string;
    stream: string;
    idx: number;
    event_id: string | null;
    object_id: string | null;
    object: Buffer;
    object_seq: number;
    leaf: Buffer;
    hash: Buffer;
    pdf: Buffer | null;
    imported_at: Date | null;
  };
  'ledger.erasure': {
    agency_id: string;
    event_id: string;
    told_by: string;
    basis: string;
    erased_at: Date;
  };
  'ledger.key_end': {
    agency_id: string;
    key_id: string;
    ends_at: Date;
  };
  'ledger.log': {
    agency_id: string;
    stream: string;
    origin: string;
    key_id: string;
    opened_at: Date;
  };
  'ledger.log_end': {
    agency_id: string;
    stream: string;
    followed_by: string;
    ended_at: Date;
  };
  'ledger.log_key': {
    agency_id: string;
    id: string;
    public_key: Buffer;
    key_sealed: Buffer;
    made_at: Date;
  };
  'ledger.monitor_look': {
    agency_id: string;
    stream: string;
    turn: number;
    looks: number;
    whole_at: Date | null;
  };
  'ledger.monitor_run': {
    agency_id: string;
    whole_at: Date;
  };
  'ledger.object_salt': {
    agency_id: string;
    stream: string;
    object_id: string;
    salt: Buffer;
  };
  'ledger.pending': {
    agency_id: string;
    event_id: string;
    occurred_at: Date;
  };
  'ledger.policy': {
    agency_id: string;
    number: number;
    text: string;
    made_at: Date;
  };
  'ledger.quorum': {
    agency_id: string;
    member_of: string;
    needs: number | null;
    decided_by: string | null;
    decided_at: Date;
  };
  'ledger.secret': {
    agency_id: string;
    event_id: string;
    salt: Buffer;
    body: string;
  };
  'ledger.swept': {
    agency_id: string;
    stream: string;
    size: number;
    swept_at: Date;
  };
  'ledger.tree': {
    agency_id: string;
    stream: string;
    size: number;
    frontier: Buffer;
    grown_at: Date;
    waits_since: Date;
  };
  'ledger.watched': {
    agency_id: string;
    module: string;
    thing_id: string;
    event_id: string;
  };
  'ledger.witness': {
    agency_id: string;
    id: string;
    vkey: string;
    address: string;
    added_by: string | null;
    added_at: Date;
    member_of: Generated<string>;
    removed_at: Date | null;
    removed_by: string | null;
  };
}
