import type { PolicyProfile } from './rules/password-policy.ts';

/** The OpenID Connect provider of the installation. */
export interface OidcSettings {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Words on the button. */
  label: string;
}

/** An account of the demo, shown on the sign-in page of a demo installation only. */
export interface DemoAccount {
  role: string;
  agency: string;
  identifier: string;
  password: string;
}

/** What the operator decides about sign-in. */
export interface IdentitySettings {
  /** Of agencies that have not chosen one. */
  passwordPolicy: PolicyProfile;
  sessionIdleMinutes: number;
  sessionMaxHours: number;
  oidc: OidcSettings | null;
  demoAccounts: readonly DemoAccount[];
}

/** NIST SP 800-63B AAL2: half an hour idle, twelve hours at most. */
export const defaultSettings: IdentitySettings = {
  passwordPolicy: 'bssn',
  sessionIdleMinutes: 30,
  sessionMaxHours: 12,
  oidc: null,
  demoAccounts: [],
};
