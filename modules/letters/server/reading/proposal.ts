import type { Box } from '#core/documents/page-text.ts';

/** Where on the letter a proposal was read: page counted from 1, box in fractions of the upright page. */
export interface Source {
  page: number;
  box: Box;
}

/** Why a value is proposed; the office shows the reason through its locales (`letters.reading.<reason>`). */
export type Reason =
  | 'labelled'
  | 'under-title'
  | 'annex-head'
  | 'place-and-date'
  | 'signature-date'
  | 'letterhead'
  | 'letterhead-and-signature'
  | 'from-line'
  | 'signature'
  | 'about-line'
  | 'salutation'
  | 'title'
  | 'subject-word'
  | 'number-prefix'
  | 'nature-word'
  | 'default'
  | 'event-list'
  | 'event-sentence'
  | 'limit-phrase'
  | 'printed-code'
  | 'former-code'
  | 'topic';

/** One proposed value. `confidence` is 0..1; `source` is null where a value has no single place. */
export interface Proposal<T> {
  value: T;
  confidence: number;
  source: Source | null;
  reason: Reason;
}

/** Degree of urgency (derajat) of a letter; see the glossary. */
export type Urgency = 'biasa' | 'segera' | 'sangat segera';

/** Security class (klasifikasi keamanan): sangat rahasia, rahasia, terbatas, biasa. */
export type SecurityClass = 'SR' | 'R' | 'T' | 'B';

/** What the Lampiran line promises: how many, and the words printed. */
export interface AttachmentNote {
  count: number;
  text: string;
}

/**
 * What a read letter proposes for its registration. Dates are `YYYY-MM-DD` as printed (the letter's own
 * calendar day, no zone), times `HH:MM` in `timeZone`. A field the letter does not print is null; the list
 * of classification codes is empty or holds at most five, best first.
 */
export interface LetterProposals {
  number: Proposal<string> | null;
  date: Proposal<string> | null;
  sender: Proposal<string> | null;
  signerName: Proposal<string> | null;
  signerPosition: Proposal<string> | null;
  subject: Proposal<string> | null;
  addressee: Proposal<string> | null;
  nature: Proposal<string> | null;
  urgency: Proposal<Urgency> | null;
  securityClass: Proposal<SecurityClass> | null;
  attachments: Proposal<AttachmentNote> | null;
  letterType: Proposal<string> | null;
  eventDate: Proposal<string> | null;
  eventEndDate: Proposal<string> | null;
  startTime: Proposal<string> | null;
  endTime: Proposal<string> | null;
  timeZone: Proposal<'WIB' | 'WITA' | 'WIT'> | null;
  location: Proposal<string> | null;
  agenda: Proposal<string> | null;
  deadline: Proposal<string> | null;
  classification: Proposal<string>[];
}
