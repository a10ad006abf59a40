import type { ProviderName, WishedLevel } from '../../contract/terms.ts';
import type { SignaturePlace } from '../pdf/signature-form.ts';
import type { SignatureLevel } from '../verify/verification.ts';

/** One letter to be signed. */
export interface LetterToSign {
  /** Stands in the signature as what the signer's clock said; now, where it is not given. */
  at?: Date;
  /** A reserved field to sign in (`withReservedFields`), or a place for a new one; without both, a field nowhere. */
  field?: string;
  place?: SignaturePlace;
  reason?: string;
  location?: string;
}

/** A time stamp, or what authorities outside say of revocations; a letter that awaits the first awaits the second too. */
export type AwaitedProof = 'time-stamp' | 'validation-data';

export interface SignedLetter {
  pdf: Buffer;
  /** What is really there, found by our own verifier; never what was wished for. */
  level: SignatureLevel;
  /** What those who were asked outside did not give: `raisedLevel` adds it later. */
  awaits: AwaitedProof | null;
}

/** A key that was opened once, for the letters of one act. Nothing of the secret outlives it. */
export interface SigningRun {
  provider: ProviderName;
  /** Whether the signatures are certified ones (UU 1/2024 art. 13). */
  certified: boolean;
  wishedLevel: WishedLevel;
  /** Of the agency's own authority; a provider outside tells none. */
  certificate: { id: string; serial: string; expiresAt: Date } | null;
  /**
   * Signs one letter. Asks nobody twice: a fault may be tried again by whoever knows that nothing was signed.
   * @throws signatures.wrong-secret, signatures.provider-*, signatures.unreadable-letter, signatures.run-ended
   */
  sign(pdf: Uint8Array, letter?: LetterToSign): Promise<SignedLetter>;
  /** Forgets the key. */
  close(): void;
}

/** How one letter is signed, by whoever does it. */
export interface SigningHand {
  certificate: SigningRun['certificate'];
  sign(pdf: Uint8Array, letter: LetterToSign & { at: Date }): Promise<SignedLetter>;
}
