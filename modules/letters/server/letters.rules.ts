import { AppError, type FieldFault } from '#core/contract/errors.ts';
import type { LetterFields } from '../contract/fields.ts';
import { isClassification } from './classifications.ts';
import { isLetterType } from './letter-types.ts';

type Checked = Pick<
  LetterFields,
  | 'letterDate'
  | 'eventDate'
  | 'eventEndDate'
  | 'eventStart'
  | 'eventEnd'
  | 'classificationCode'
  | 'letterType'
>;

/**
 * What a form cannot know by itself. `today` is the calendar day in the agency's zone.
 * @throws core.invalid-input with every fault named by its field
 */
export function checkFields(fields: Checked, today: string): void {
  const faults: FieldFault[] = [];
  const fault = (path: keyof Checked, code: string) => faults.push({ path, code });
  if (fields.letterDate && fields.letterDate > today) fault('letterDate', 'letters.future-date');
  if (endsBeforeItBegins(fields)) fault('eventEndDate', 'letters.event-ends-before-it-begins');
  if (fields.classificationCode && !isClassification(fields.classificationCode))
    fault('classificationCode', 'letters.unknown-classification');
  if (!isLetterType(fields.letterType)) fault('letterType', 'letters.unknown-type');
  if (faults.length > 0) throw new AppError('core.invalid-input', {}, faults);
}

function endsBeforeItBegins({ eventDate, eventEndDate, eventStart, eventEnd }: Checked): boolean {
  if (eventDate && eventEndDate && eventEndDate < eventDate) return true;
  const sameDay = !eventEndDate || eventEndDate === eventDate;
  return Boolean(sameDay && eventStart && eventEnd && eventEnd < eventStart);
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A receipt code that cannot be guessed: 80 bits in Crockford's base 32, in groups that can be read aloud. */
export function receiptCodeFrom(random: Uint8Array): string {
  const text = [...random.subarray(0, 16)].map((byte) => alphabet[byte & 31]).join('');
  return text.match(/.{4}/g)!.join('-');
}

/** The code as it is kept, however it was typed. */
export function normalReceiptCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .match(/.{1,4}/g)!
    .join('-');
}

/** Words of a search beyond these are not put right: each is a search of its own. */
const mostPutRight = 8;

/** The words of a search that may have been typed wrongly: of letters only, lower case, each once. */
export function wordsIn(search: string): string[] {
  const words = search.toLowerCase().match(/[a-z]{3,40}/g) ?? [];
  return [...new Set(words)].slice(0, mostPutRight);
}

/** The search with other words in place of some; null when none of them is in it. */
export function withWords(search: string, meant: ReadonlyMap<string, string>): string | null {
  if (meant.size === 0) return null;
  return search.toLowerCase().replace(/[a-z]{3,40}/g, (word) => meant.get(word) ?? word);
}

const agendaNumber = /^\s*\d{1,9}\/\d{4}\s*$/;

/** Parts that slash or dash join, as in the number of a letter: `09/FW`, `fw-gpi`; one of them may stand outside. */
const joined = /(?<=^|\s)\/?[\p{L}\p{N}.]+(?:[/-][\p{L}\p{N}.]+)+\/?(?=\s|$)/gu;

/**
 * The search as the database is asked: what is joined like parts of a letter number is looked for as these parts in
 * their order as well, which is how numbers stand in the index. An agenda number (`10/2026`) is left alone, and so is a
 * search that is quoted in part.
 */
export function withNumberParts(search: string): string {
  if (search.includes('"') || agendaNumber.test(search)) return search;
  const parts = search.replace(joined, (number) => `"${number.split(/[/-]/).join(' ').trim()}"`);
  return parts === search ? search : `${search} or ${parts}`;
}

/**
 * The search as a part of the number of a letter, finished or not (`409/DIN`, `B/12/X`, `045.2/`): one word that is joined,
 * of three signs at least. Not an agenda number: month and year of a number are written like one, and all letters of a
 * month have them.
 */
export function numberPart(search: string): string | null {
  const typed = search.trim();
  const isJoined = /^\/?[\p{L}\p{N}]+(?:[./-][\p{L}\p{N}]*)+$/u.test(typed);
  return isJoined && typed.length >= 3 && !agendaNumber.test(typed) ? typed : null;
}
