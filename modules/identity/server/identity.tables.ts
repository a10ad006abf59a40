// Generated from the database by bin/generate-tables.ts; not edited by hand.
import type { Generated } from 'kysely';

export interface IdentityTables {
  'identity.account': {
    agency_id: string;
    id: string;
    person_id: string;
    locale: 'id' | 'en' | null;
    password_hash: string | null;
    password_set_at: Date | null;
    reset_fingerprint: Buffer | null;
    reset_until: Date | null;
    disabled_at: Date | null;
    disabled_by: string | null;
    created_at: Date;
    signed_in_at: Date | null;
  };
  'identity.api_key': {
    agency_id: string;
    id: string;
    account_id: string;
    person_id: string;
    zone: string;
    name: string;
    token_hash: Buffer;
    scopes: string[];
    created_at: Date;
    expires_at: Date;
    used_at: Date | null;
  };
  'identity.identifier': {
    agency_id: string;
    account_id: string;
    kind: 'nip' | 'username' | 'email';
    value: string;
    active: Generated<boolean>;
  };
  'identity.oidc_link': {
    agency_id: string;
    account_id: string;
    issuer: string;
    subject: string;
    linked_at: Date;
  };
  'identity.passkey': {
    agency_id: string;
    id: string;
    account_id: string;
    credential_id: Buffer;
    public_key: Buffer;
    counter: number;
    transports: string[];
    backed_up: boolean;
    name: string;
    created_at: Date;
    used_at: Date | null;
  };
  'identity.password_policy': {
    agency_id: string;
    profile: 'bssn' | 'nist';
  };
  'identity.past_password': {
    agency_id: string;
    account_id: string;
    replaced_at: Date;
    password_hash: string;
  };
  'identity.recovery_code': {
    agency_id: string;
    account_id: string;
    fingerprint: Buffer;
  };
  'identity.session': {
    agency_id: string;
    id: string;
    account_id: string;
    person_id: string;
    zone: string;
    token_hash: Buffer;
    opened_at: Date;
    seen_at: Date;
    idle_for: string;
    idle_until: Date;
    ends_at: Date;
    factor_at: Date;
    method: 'password' | 'totp' | 'recovery-code' | 'passkey' | 'oidc';
    device: string;
    address: string;
  };
  'identity.spent_challenge': {
    fingerprint: Buffer;
    expires_at: Date;
  };
  'identity.totp': {
    agency_id: string;
    account_id: string;
    secret_sealed: Buffer;
    confirmed_at: Date | null;
    last_step: Generated<number>;
  };
}
