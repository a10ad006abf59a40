import { AppError, type FieldFault } from '#core/contract/errors.ts';
import type { LetterFields } from '../contract/fields.ts';
import { isLetterType } from './letter-types.ts';

type Checked = Pick<
  LetterFields,
  'letterDate' | 'eventDate' | 'eventEndDate' | 'eventStart' | 'eventEnd' | 'letterType'
>;

/**
 * What a form cannot know by itself. `today` is the calendar day in the agency's zone; `codeKnown` tells that the list of
 * the agency has the code, or that none is given.
 * @throws core.invalid-input with every fault named by its field
 */
export function checkFields(fields: Checked, today: string, codeKnown: boolean): void {
  const faults: FieldFault[] = [];
  const fault = (path: keyof LetterFields, code: string) => faults.push({ path, code });
  if (fields.letterDate && fields.letterDate > today) fault('letterDate', 'letters.future-date');
  if (endsBeforeItBegins(fields)) fault('eventEndDate', 'letters.event-ends-before-it-begins');
  if (!codeKnown) fault('classificationCode', 'letters.unknown-classification');
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
