import { type LetterFields, letterFields } from '../../contract/fields.ts';
import { isConfidential } from '../../contract/terms.ts';
import type { LetterView, Proposal } from '../../contract/views.ts';

/** What the form holds of a letter: text everywhere, empty where nothing is entered. */
export type LetterValues = Record<keyof LetterFields, string>;

/**
 * What registration and correction add. `receivedAt` is local, `2026-11-21T09:30`, in the zone of the agency; empty for
 * now. `reason` is why a registered letter is corrected.
 */
export type FormValues = LetterValues & {
  addressees: string[];
  readers: string[];
  receivedAt: string;
  bookId: string;
  reason: string;
};

export const blankLetter: LetterValues = {
  letterNumber: '',
  letterDate: '',
  sender: '',
  signer: '',
  addressedTo: '',
  subject: '',
  summary: '',
  letterType: 'SDINAS',
  classificationCode: '',
  securityClass: 'B',
  urgency: 'biasa',
  printedNature: '',
  attachmentCount: '',
  attachmentNote: '',
  eventDate: '',
  eventEndDate: '',
  eventStart: '',
  eventEnd: '',
  eventPlace: '',
  deadline: '',
  replyTo: '',
};

export const blankForm: FormValues = {
  ...blankLetter,
  addressees: [],
  readers: [],
  receivedAt: '',
  bookId: '',
  reason: '',
};

const names = Object.keys(blankLetter) as (keyof LetterValues)[];

/** A time of day as it is typed (`8.30`, `0830`, `08:30`) as the contract wants it; anything else stays as it is. */
export function timeTyped(text: string): string {
  const parts = /^(\d{1,2})[.:]?(\d{2})$/.exec(text.trim());
  return parts ? `${parts[1]!.padStart(2, '0')}:${parts[2]}` : text.trim();
}

/** Values of the form as the contract wants them. */
export function shapeLetter(values: LetterValues): Record<keyof LetterFields, unknown> {
  const orNull = (text: string) => (text.trim() === '' ? null : text);
  return {
    ...(Object.fromEntries(names.map((name) => [name, orNull(values[name])])) as Record<
      keyof LetterFields,
      unknown
    >),
    // An empty demanded field is a fault of the field, not a missing one.
    sender: values.sender,
    subject: values.subject,
    letterType: values.letterType,
    attachmentCount: countTyped(values.attachmentCount),
    eventStart: orNull(timeTyped(values.eventStart)),
    eventEnd: orNull(timeTyped(values.eventEnd)),
  };
}

function countTyped(text: string): number | string | null {
  if (text.trim() === '') return null;
  return /^\s*\d+\s*$/.test(text) ? Number(text) : text;
}

/** The whole registration. Readers are only named for what not everyone may read. */
export function shapeRegistration(values: FormValues, zone: string, intakeId: string | null) {
  const confidential = values.securityClass === 'SR' || values.securityClass === 'R';
  return {
    ...shapeLetter(values),
    addressees: values.addressees,
    readers: confidential ? values.readers : [],
    ...(intakeId ? { intakeId } : { channel: 'paper' }),
    ...(values.bookId ? { bookId: values.bookId } : {}),
    ...(values.receivedAt ? { receivedAt: instantIn(zone, values.receivedAt) } : {}),
  };
}

const offsets: Record<string, string> = {
  'Asia/Jakarta': '+07:00',
  'Asia/Makassar': '+08:00',
  'Asia/Jayapura': '+09:00',
};

/** A local time `2026-11-21T09:30` of an Indonesian zone as an instant with its offset (RFC 3339). */
export function instantIn(zone: string, local: string): string {
  return `${local.length === 16 ? `${local}:00` : local}${offsets[zone] ?? '+07:00'}`;
}

/** The likeliest proposal of each field; what the contract would refuse is left out, for a reading never blocks. */
export function readingByField(proposals: readonly Proposal[]): ReadonlyMap<string, Proposal> {
  const best = new Map<string, Proposal>();
  for (const proposal of proposals) {
    const before = best.get(proposal.field);
    if (before && before.confidence >= proposal.confidence) continue;
    if (fits(proposal)) best.set(proposal.field, proposal);
  }
  return best;
}

function fits({ field, value }: Proposal): boolean {
  if (!(field in blankLetter) || value.trim() === '') return false;
  const name = field as keyof LetterValues;
  const shaped = shapeLetter({ ...blankLetter, [name]: value })[name];
  return letterFields[name].safeParse(shaped).success;
}

/** What the form begins with: what was read, and blanks. */
export function valuesFromReading(proposals: readonly Proposal[]): LetterValues {
  const read = [...readingByField(proposals)].map(([field, { value }]) => [field, value]);
  return { ...blankLetter, ...Object.fromEntries(read) };
}

/**
 * Takes in a reading that came while the form was open. A field that the clerk has changed keeps what was entered.
 * @param before what the form began with
 */
export function takeReading<V extends LetterValues>(values: V, before: LetterValues, read: LetterValues): V {
  const untouched = names.filter((name) => values[name] === before[name]);
  return { ...values, ...Object.fromEntries(untouched.map((name) => [name, read[name]])) };
}

/** The values of a registered letter, for correcting it. */
export function valuesFromLetter(letter: LetterView): LetterValues {
  const view = letter as unknown as Record<string, unknown>;
  return Object.fromEntries(
    names.map((name) => [name, view[name] == null ? '' : String(view[name])]),
  ) as LetterValues;
}

/** Invitations and summonses call to a place at a time; other letters may do so too. */
const inviting = new Set(['UNDANGAN', 'UNDANGAN_INT', 'SPANGGILAN']);
const eventFields = ['eventDate', 'eventStart', 'eventEnd', 'eventEndDate', 'eventPlace'] as const;

export function showsEvent(values: LetterValues): boolean {
  return inviting.has(values.letterType) || eventFields.some((name) => values[name] !== '');
}

/** True where only named posts may read. */
export function showsReaders(values: LetterValues): boolean {
  return isConfidential(values.securityClass as LetterView['securityClass']);
}
