import type { LetterFields } from '#modules/letters/contract/fields.ts';
import type { SecurityClass, Urgency } from '#modules/letters/contract/terms.ts';
import type { LetterEvent } from '../../../contract/letter-text.ts';

/** What is known of a signed letter. */
export interface SentFacts {
  number: string;
  day: string;
  /** The post in whose name it went out, its unit, and the agency where it leaves that. */
  sender: { post: string; unit: string; agency: string | null };
  /** As they are printed under the signatures. */
  signers: readonly string[];
  recipients: readonly string[];
  subject: string;
  kindCode: string;
  classificationCode: string | null;
  securityClass: SecurityClass;
  urgency: Urgency;
  attachments: { count: number; unit: string };
  event: LetterEvent | null;
}

const cut = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
const filled = (text: string, most: number) => (text.trim() === '' ? null : cut(text.trim(), most));

/** The fields that a registry would enter about a letter, as its sender knows them: nothing has to be read from paper. */
export function knownFacts(letter: SentFacts): LetterFields {
  const { sender, event } = letter;
  const names = [sender.post, sender.unit, sender.agency].filter((name) => name !== null);
  // "Kepala Dinas Kominfo, Dinas Kominfo" says nothing more than the first.
  const told = names.filter(
    (name, at) =>
      !names.some((other, before) => before < at && other.toLowerCase().includes(name.toLowerCase())),
  );
  return {
    letterNumber: cut(letter.number, 120),
    letterDate: letter.day,
    sender: cut(told.join(', '), 300),
    signer: filled(letter.signers.join(', '), 200),
    addressedTo: filled(letter.recipients.join('; '), 300),
    subject: cut(letter.subject, 1_000),
    summary: null,
    letterType: letter.kindCode,
    classificationCode: letter.classificationCode,
    securityClass: letter.securityClass,
    urgency: letter.urgency,
    printedNature: null,
    attachmentCount: letter.attachments.count > 0 ? letter.attachments.count : null,
    attachmentNote: letter.attachments.count > 0 ? filled(letter.attachments.unit, 200) : null,
    eventDate: event?.from ?? null,
    eventEndDate: event?.to ?? null,
    eventStart: event?.startsAt ?? null,
    eventEnd: event?.endsAt ?? null,
    eventPlace: event ? filled([event.place, event.onlineAddress].filter(Boolean).join(', '), 500) : null,
    deadline: null,
    replyTo: null,
  };
}
