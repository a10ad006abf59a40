import { networkOf } from '#core/policy/network-of.ts';

/** So many failures in so many seconds; what goes well is given back. */
export interface Allowance {
  key: string;
  tries: number;
  seconds: number;
}

const quarter = 900;

/** What a try to sign in is counted against. `identifier` is a fingerprint, `knownDevice` a device that signed in before. */
export interface Try {
  identifier: string;
  address: string;
  knownDevice: string | null;
}

/**
 * The allowances of one try, the narrowest first. A device that signed in to this account before has its own and needs
 * no other: whatever strangers do, its owner is not locked out. A stranger's tries are counted per account and
 * address, per address, per account over all addresses, and over everything; the address is the one that the server sees.
 */
export function allowancesOf({ identifier, address, knownDevice }: Try): Allowance[] {
  if (knownDevice)
    return [{ key: `sign-in:device:${knownDevice}:${identifier}`, tries: 10, seconds: quarter }];
  const network = networkOf(address);
  return [
    { key: `sign-in:account:${identifier}:${network}`, tries: 10, seconds: quarter },
    { key: `sign-in:address:${network}`, tries: 50, seconds: quarter },
    { key: `sign-in:account:${identifier}`, tries: 100, seconds: quarter },
    { key: 'sign-in:everyone', tries: 600, seconds: 60 },
  ];
}

/** Answers with a browser's own key are cheap to check and hard to guess: only floods are stopped. */
export function keyAnswerAllowance(address: string): Allowance[] {
  return [{ key: `sign-in:key:${networkOf(address)}`, tries: 50, seconds: quarter }];
}

/** Second factors come after a right password, so this locks out nobody but who lost it; a known device counts apart. */
export function secondFactorAllowance(accountId: string, knownDevice: string | null): Allowance[] {
  return [{ key: `second-factor:${accountId}:${knownDevice ?? 'stranger'}`, tries: 5, seconds: quarter }];
}

export function stepUpAllowance(sessionId: string): Allowance[] {
  return [{ key: `step-up:${sessionId}`, tries: 5, seconds: quarter }];
}
