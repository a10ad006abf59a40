import type { OfficeZone } from '#core/clock/clock.ts';
import type { SecurityClass, Urgency } from '#modules/letters/contract/terms.ts';
import type { LetterKind } from '../../../contract/kinds.ts';
import type { LayoutPiece } from '../../../contract/layouts.ts';
import type { LetterText } from '../../../contract/letter-text.ts';
import type { SignatureBlock } from '../authority/signature-block.ts';
import type { PageSetUp } from './paper.ts';

/** A letterhead of an agency, in both forms. */
export interface Letterhead {
  /** Kop jabatan: the emblem above the name of the office. */
  form: 'post' | 'agency';
  lines: string[];
  address: string[];
  /** SVG; a picture of another kind is wrapped into one. */
  emblem: string | null;
}

/** Who signs, with the code and address under which the letter is verified; null on paper. */
export interface LetterSignature {
  block: SignatureBlock;
  electronic: { qr: string; address: string } | null;
}

/** What a letter is printed from: nothing is looked up or decided afterwards. */
/** Who holds a numbered copy (nomor salinan), on paper or electronically. */
export interface CopyHolder {
  number: number;
  name: string;
}

export interface LetterFacts {
  kind: LetterKind;
  layout: readonly LayoutPiece[];
  words: Readonly<Record<string, string>>;
  page: PageSetUp;
  agency: { name: string; place: string; zone: OfficeZone };
  letterhead: Letterhead | null;
  text: LetterText;
  subject: string;
  /** Null as long as none was given. */
  number: string | null;
  /** The day of signing in the zone of the agency. */
  day: string;
  securityClass: SecurityClass;
  urgency: Urgency;
  attachments: { count: number; unit: string };
  issuingPost: string;
  recipients: readonly string[];
  recipientsPlace: string | null;
  copies: readonly string[];
  signatures: readonly LetterSignature[];
  /** Whether the certificate is one of the national issuer; null for paper and for drafts. */
  certified: boolean | null;
  draft: boolean;
  /** Of SR and R: which copy this is, and who holds which. */
  copyMark: { number: number; holders: readonly CopyHolder[] } | null;
  verificationAddress: string | null;
}
