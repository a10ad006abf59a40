import type { SignaturePlace } from '../pdf/signature-form.ts';

/** Who signs, as the provider knows the person. Never logged: the NIK is personal data (UU 27/2022). */
export interface SignerIdentity {
  nik?: string;
  email?: string;
  /** Handed to no provider: by these it is seen whose certificate one used. */
  name?: string;
  nip?: string;
}

/** What the person types for this one act. It is handed on and kept nowhere. */
export type SigningSecret = { passphrase: string } | { totp: string };

export interface SigningOrder {
  pdf: Uint8Array;
  at: Date;
  place?: SignaturePlace;
  /** A reserved field; providers that place fields themselves pass over it. */
  field?: string;
  reason?: string;
  location?: string;
}

/** Whether the person can sign now; shown before anything is signed. */
export interface CertificateState {
  state: 'ready' | 'expired' | 'revoked' | 'not-registered' | 'waiting' | 'unknown';
  /** Where the provider tells it. */
  notAfter?: Date;
}

/**
 * Whoever makes the signatures of an agency. Certified ones are recognised providers (UU 1/2024 art. 13); the local one
 * is told plainly not to be.
 */
export interface SignatureProvider {
  name: 'local-x509' | 'bsre-v1' | 'bsre-v2';
  certified: boolean;
  status(signer: SignerIdentity): Promise<CertificateState>;
  /**
   * Signs one file; a second call makes a second signature, so it is never repeated by itself.
   * @throws SignatureFault
   */
  sign(signer: SignerIdentity, order: SigningOrder, secret: SigningSecret): Promise<Buffer>;
}

export type SignatureFaultCode =
  | 'wrong-secret'
  | 'not-ready'
  | 'unreachable'
  | 'refused'
  | 'odd-answer'
  | 'secret-not-supported';

/** Why nothing was signed. Carries no word of the provider, which may repeat what was sent. */
export class SignatureFault extends Error {
  readonly code: SignatureFaultCode;
  /** The number that the provider gave, when it gave one. */
  readonly providerCode?: number;

  constructor(code: SignatureFaultCode, providerCode?: number) {
    super(providerCode === undefined ? code : `${code} (${providerCode})`);
    this.name = 'SignatureFault';
    this.code = code;
    if (providerCode !== undefined) this.providerCode = providerCode;
  }
}
