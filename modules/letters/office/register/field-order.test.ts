import { expect, it } from 'vitest';
import { confidenceOf } from './confidence.ts';
import { type FormShape, firstToLookAt, neighbourOf, sectionsOf } from './field-order.ts';
import { blankForm, blankLetter } from './form-values.ts';

const scanned: FormShape = { purpose: 'register', paper: false, severalBooks: false };
const orderOf = (values = blankLetter, shape = scanned) =>
  sectionsOf(values, shape).flatMap(({ fields }) => fields);

it('Enter leads through every field once, from sender to summary, and then to the button', () => {
  const sections = sectionsOf(blankLetter, scanned);
  const walked = [];
  for (
    let at: ReturnType<typeof neighbourOf> = 'sender';
    at && walked.length < 50;
    at = neighbourOf(sections, at, 1)
  )
    walked.push(at);
  expect(walked).toEqual(orderOf());
  expect(walked.at(-1)).toBe('summary');
  expect(new Set(walked).size).toBe(walked.length);
});

it('Shift+Enter leads back, and stays at the first', () => {
  const sections = sectionsOf(blankLetter, scanned);
  expect(neighbourOf(sections, 'letterNumber', -1)).toBe('sender');
  expect(neighbourOf(sections, 'sender', -1)).toBeNull();
});

it('an invitation brings its event between nature and further details', () => {
  const order = orderOf({ ...blankLetter, letterType: 'UNDANGAN' });
  expect(order.indexOf('eventDate')).toBe(order.indexOf('printedNature') + 1);
  expect(order.indexOf('eventPlace')).toBeLessThan(order.indexOf('signer'));
});

it('further readers are asked for where only named posts may read', () => {
  expect(orderOf()).not.toContain('readers');
  expect(orderOf({ ...blankLetter, securityClass: 'R' })).toContain('readers');
});

it('a letter on paper asks when it came; a correction asks why, and passes to nobody', () => {
  expect(orderOf(blankLetter, { ...scanned, paper: true })).toContain('receivedAt');
  const correction = orderOf(blankForm, { purpose: 'correct', paper: false, severalBooks: true });
  expect(correction.at(-1)).toBe('reason');
  expect(correction).not.toContain('addressees');
});

it('the clerk begins at what asks for a look or is yet empty, else at the top', () => {
  const sections = sectionsOf(blankLetter, scanned);
  expect(firstToLookAt(sections, (field) => field === 'letterDate')).toBe('letterDate');
  expect(firstToLookAt(sections, (field) => field === 'addressees' || field === 'signer')).toBe('addressees');
  expect(firstToLookAt(sections, () => false)).toBe('sender');
});

it('what was not read at all is not shown as a doubtful reading', () => {
  expect(confidenceOf({ confidence: 0.6, reason: 'default' })).toBe('default');
  expect(confidenceOf({ confidence: 0.6, reason: 'signature' })).toBe('doubt');
  expect(confidenceOf({ confidence: 0.7, reason: 'signature' })).toBe('check');
  expect(confidenceOf({ confidence: 0.93, reason: 'labelled' })).toBe('sure');
});
