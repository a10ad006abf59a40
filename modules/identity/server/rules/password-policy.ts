import { ownCharacters } from './guessable.ts';

/**
 * `bssn`: Peraturan BSSN 4/2021 asks for length, mixture and a period of validity. `nist`: NIST SP 800-63B-4 §3.1.1
 * asks for length and a list of guessable passwords, and forbids both mixture and rotation.
 */
const policyProfiles = ['bssn', 'nist'] as const;
export type PolicyProfile = (typeof policyProfiles)[number];

interface PasswordRules {
  /** In characters (code points). */
  minLength: number;
  /** Capital and small letter, digit and symbol, all four. */
  mixed: boolean;
  /** Days after which it must be replaced; null for never. */
  validDays: number | null;
  /** How many earlier ones may not be chosen again. */
  history: number;
}

export const passwordRules: Record<PolicyProfile, PasswordRules> = {
  bssn: { minLength: 12, mixed: true, validDays: 180, history: 5 },
  nist: { minLength: 15, mixed: false, validDays: null, history: 0 },
};

const maxPasswordLength = 256;

/** Characters that nobody foresees that a password must have besides known words, names, dates and rows of keys. */
const leastOwnCharacters = 5;

const classes = [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}]/u];

/**
 * Why the password is refused, as an error code; null when it is accepted.
 * @param context words that stand for the person and the office: names, NIP, user name, name of the agency
 */
export function refusalOf(
  profile: PolicyProfile,
  password: string,
  context: readonly string[],
): string | null {
  const text = password.normalize('NFKC');
  const length = [...text].length;
  const rules = passwordRules[profile];
  if (length > maxPasswordLength) return 'identity.password-too-long';
  if (length < rules.minLength) return 'identity.password-too-short';
  if (rules.mixed && !classes.every((shape) => shape.test(text))) return 'identity.password-not-mixed';
  if (ownCharacters(text, context) < leastOwnCharacters) return 'identity.password-guessable';
  return null;
}

/** True once a password of the profile has outlived its validity. */
export function isExpired(profile: PolicyProfile, setAt: Date, now: Date): boolean {
  const { validDays } = passwordRules[profile];
  return validDays !== null && now.getTime() - setAt.getTime() > validDays * 86_400_000;
}

/** The profile in force: the agency's own choice before the installation's. */
export function profileOf(chosen: string | undefined, fallback: PolicyProfile): PolicyProfile {
  return policyProfiles.find((profile) => profile === chosen) ?? fallback;
}
