import { isIP } from 'node:net';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { fail } from '#core/contract/errors.ts';
import type { OutsideContext } from '#core/http/route.ts';
import type { Context, TxContext } from '#core/session/context.ts';
import { type OpenChallenge, openChallenge, spendChallenge } from './challenge.ts';
import { type FoundPasskey, passkeyByCredential, usePasskey } from './passkey.queries.ts';

/** What the browser answered, as the contract lets it in; the library looks into the rest. */
export interface BrowserAnswer {
  id: string;
  [part: string]: unknown;
}

/** Passkeys belong to a name, never to an address (W3C WebAuthn Level 3 §5.1.2: a valid domain). */
export function passkeysWork(publicUrl: string): boolean {
  return isIP(new URL(publicUrl).hostname.replace(/^\[|\]$/g, '')) === 0;
}

function relyingParty({ publicUrl }: Context): { id: string; origin: string } {
  const url = new URL(publicUrl);
  return { id: url.hostname, origin: url.origin };
}

interface PasskeyOwner {
  accountId: string;
  userName: string;
  displayName: string;
  known: readonly { id: string }[];
}

/** What the browser needs to make a passkey: found without a user name, and only after a finger, a face or a PIN. */
export function registrationOptions(ctx: Context, challenge: string, owner: PasskeyOwner) {
  return generateRegistrationOptions({
    rpName: 'Pendopo',
    rpID: relyingParty(ctx).id,
    challenge: Buffer.from(challenge, 'base64url') as Uint8Array<ArrayBuffer>,
    userID: Buffer.from(owner.accountId.replaceAll('-', ''), 'hex') as Uint8Array<ArrayBuffer>,
    userName: owner.userName,
    userDisplayName: owner.displayName,
    excludeCredentials: [...owner.known],
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/** What the browser needs to answer by any passkey of this site; names nobody. */
export function signInOptions(ctx: Context, challenge: string) {
  return generateAuthenticationOptions({
    rpID: relyingParty(ctx).id,
    challenge: Buffer.from(challenge, 'base64url') as Uint8Array<ArrayBuffer>,
    userVerification: 'required',
  });
}

/** The new credential, verified; refused when made for another site, without the person, or for another challenge. */
export async function verifiedRegistration(ctx: Context, challenge: OpenChallenge, response: BrowserAnswer) {
  const { id, origin } = relyingParty(ctx);
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: response as never,
      expectedChallenge: challenge.value,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
    });
    if (verified) return registrationInfo;
  } catch (error) {
    ctx.log.info({ reason: (error as Error).message }, 'passkey registration refused');
  }
  return fail('identity.passkey-refused');
}

/** An answer that was verified, and what must be written for it. */
interface PasskeyProof {
  found: FoundPasskey;
  /** Takes the challenge out of use and moves the counter on; false where another was faster, or the key is a copy. */
  take(ctx: TxContext): Promise<boolean>;
}

/**
 * Verifies the answer of a passkey: origin, challenge, signature, presence and verification of the person, and that the
 * counter did not go back. Undefined for any answer that does not hold. No transaction is open while it computes.
 */
export async function proofByPasskey(
  ctx: OutsideContext,
  sealed: string,
  response: BrowserAnswer,
): Promise<PasskeyProof | undefined> {
  const challenge = openChallenge(ctx, 'passkey-sign-in', sealed);
  const found = await ctx.transact('read', ({ tx }) =>
    passkeyByCredential(tx, Buffer.from(response.id, 'base64url')),
  );
  if (!found) return undefined;
  const counter = await verifiedCounter(ctx, challenge, found, response);
  if (counter === undefined) return undefined;
  return {
    found,
    take: async (inner) => {
      await spendChallenge(inner, challenge);
      return usePasskey(inner.tx, found, counter, inner.clock.now());
    },
  };
}

async function verifiedCounter(
  ctx: Context,
  challenge: OpenChallenge,
  found: FoundPasskey,
  response: BrowserAnswer,
): Promise<number | undefined> {
  const { id, origin } = relyingParty(ctx);
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: response as never,
      expectedChallenge: challenge.value,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      credential: {
        id: response.id,
        publicKey: new Uint8Array(found.publicKey),
        counter: found.counter,
        transports: found.transports as never,
      },
    });
    return verified ? authenticationInfo.newCounter : undefined;
  } catch (error) {
    ctx.log.info({ reason: (error as Error).message }, 'passkey answer refused');
    return undefined;
  }
}
