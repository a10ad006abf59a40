import type { CmsFault } from '../cms/check-signed-data.ts';
import type { PdfFaultCode } from '../pdf/pdf-value.ts';
import type { ChainFault } from '../x509/certificate-chain.ts';

/**
 * What is said of a file. The worst counts: `broken` when a signature does not fit its bytes, `changed` when something
 * but signatures, time stamps and validation data came after one, `untrusted` when a signer cannot be believed.
 */
export type Verdict = 'valid' | 'changed' | 'broken' | 'untrusted' | 'unsigned';

/** PAdES baseline levels (ETSI EN 319 142-1 §6), as they are really present. */
export type SignatureLevel = 'none' | 'B-B' | 'B-T' | 'B-LT' | 'B-LTA';

/** What is wrong with the place of a signature in its file (ISO 32000-2 §12.8.1). */
export type PlaceFault = 'odd-byte-range' | 'odd-contents' | 'not-to-the-end' | 'unknown-kind';

/** A part of the document that is another one after a signature than it was in it. */
export type ChangedPart =
  | 'pages-added'
  | 'pages-removed'
  | 'page'
  | 'page-content'
  | 'font'
  | 'image'
  | 'annotation'
  | 'form'
  | 'form-value'
  | 'signature-removed'
  | 'signature-appearance'
  | 'not-permitted'
  | 'attachment'
  | 'action'
  | 'layers'
  | 'structure'
  | 'properties'
  | 'catalogue'
  | 'hidden-object'
  | 'hidden-bytes'
  | 'trailing-bytes'
  | 'file-structure';

export interface Change {
  what: ChangedPart;
  /** From 1, where the part belongs to one page. */
  page?: number;
  /** The revision that brought it, from 0 for the first of the file. */
  revision: number;
}

export interface SignerNames {
  name?: string;
  post?: string;
  agency?: string;
  /** Of the authority that is believed, or of the issuer as the certificate names it. */
  authority?: string;
  /** Whether the believed authority is one for certified signatures (UU 1/2024 art. 13). */
  certified: boolean;
  serial?: string;
  /** By which the authority knows the person, often a NIK: to compare with, never shown. */
  subjectNumber?: string;
}

export interface SignatureReport {
  kind: 'signature' | 'time-stamp';
  /** Of the form field. */
  field: string;
  /** The revision that it covers to its end. */
  revision?: number;
  signer: SignerNames;
  /** What the signer's clock said; nobody vouches for it. */
  statedAt?: Date;
  /** What a believed time-stamp authority said. */
  provenAt?: Date;
  level: SignatureLevel;
  /** Nothing here: the bytes are those that were signed. */
  faults: (PlaceFault | CmsFault)[];
  /** Nothing here: the signer is who the certificate says. */
  distrust: ChainFault[];
}

export interface Verification {
  verdict: Verdict;
  signatures: SignatureReport[];
  changes: Change[];
  /** Revisions of the file with the byte behind each. */
  revisions: { end: number }[];
  /** Why the file could not be read at all. */
  unreadable?: PdfFaultCode | 'certificate';
}

/** An authority that the house believes. */
export interface Anchor {
  certificate: Uint8Array;
  certified: boolean;
}

export interface VerificationTerms {
  anchors: readonly Anchor[];
  /** Lists of revoked certificates that the house has now, DER: a file may leave out what speaks against it. */
  lists?: readonly Uint8Array[];
  /** The time for which trust is asked where no time stamp proves one. */
  now: Date;
  /**
   * Where signatures after the first may show something: in fields that were there when it was signed (our own letters),
   * or in new ones too, small and beside one another (files of others).
   */
  laterAppearances?: 'reserved' | 'anywhere';
}
