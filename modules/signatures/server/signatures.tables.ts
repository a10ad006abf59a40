// Generated from the database by bin/generate-tables.ts; not edited by hand.
export interface SignaturesTables {
  'signatures.authority': {
    agency_id: string;
    id: string;
    role: 'root' | 'issuing' | 'time-stamp';
    parent_id: string | null;
    certificate: Buffer;
    key_sealed: Buffer;
    made_at: Date;
    expires_at: Date;
  };
  'signatures.believed_authority': {
    agency_id: string;
    id: string;
    name: string;
    certificate: Buffer;
    fingerprint: Buffer;
    certified: boolean;
    expires_at: Date;
    added_by: string;
    added_at: Date;
  };
  'signatures.certificate': {
    agency_id: string;
    id: string;
    person_id: string;
    post_id: string;
    authority_id: string;
    keeping: 'passphrase' | 'token';
    serial: string;
    certificate: Buffer;
    issued_at: Date;
    expires_at: Date;
    replaced_at: Date | null;
    revoked_at: Date | null;
    revoked_by: string | null;
    reason: 'key-compromised' | 'left-post' | 'not-needed' | 'withdrawn' | null;
  };
  'signatures.revocation_list': {
    agency_id: string;
    authority_id: string;
    number: number;
    this_update: Date;
    next_update: Date;
    list: Buffer;
  };
  'signatures.settings': {
    agency_id: string;
    provider: 'local-x509' | 'bsre-v1' | 'bsre-v2';
    service_address: string | null;
    service_user: string | null;
    service_password_sealed: Buffer | null;
    level: 'B-B' | 'B-T' | 'B-LT';
    clock: 'local' | 'outside';
    clock_address: string | null;
    changed_by: string;
    changed_at: Date;
  };
  'signatures.signing_key': {
    agency_id: string;
    certificate_id: string;
    person_id: string;
    pkcs12_sealed: Buffer | null;
    token_label: string | null;
    token_key: string | null;
    kept_at: Date;
  };
}
