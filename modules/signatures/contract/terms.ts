/** Who can make the signatures of an agency. Those of the first are never certified, those of the others always. */
export const providers = ['local-x509', 'bsre-v1', 'bsre-v2'] as const;
export type ProviderName = (typeof providers)[number];

/** PAdES baseline levels that an agency may wish for (ETSI EN 319 142-1 §6). */
export const wishedLevels = ['B-B', 'B-T', 'B-LT'] as const;
export type WishedLevel = (typeof wishedLevels)[number];

/** Whose clock stamps: that of the agency's own authority, or one outside (RFC 3161). */
export const clocks = ['local', 'outside'] as const;

/** Where a key lies: under a passphrase in the house, or in a token (PKCS#11). */
export const keepings = ['passphrase', 'token'] as const;

/** Whether somebody can sign for a post now. Only `ready` signs. */
export const signerStates = [
  'ready',
  'no-certificate',
  'expired',
  'revoked',
  'replaced',
  'post-not-held',
  'waiting',
  'not-registered',
  'unreachable',
  'unknown',
] as const;
export type SignerStateName = (typeof signerStates)[number];

/** Why a certificate is revoked, with the number that lists give it (RFC 5280 §5.3.1). */
export const revocationReasons = {
  'key-compromised': 1,
  'left-post': 3,
  'not-needed': 5,
  withdrawn: 9,
} as const;
export type RevocationReason = keyof typeof revocationReasons;
export const revocationReasonNames = Object.keys(revocationReasons) as [
  RevocationReason,
  ...RevocationReason[],
];

/** Most letters that one opened key signs, and for how long it stays open, in minutes. */
export const longestRun = { letters: 200, minutes: 15 } as const;

/** What a passphrase must be; the rule itself is on the server. */
export const passphraseRules = { least: 12, most: 128, own: 6 } as const;
