import { expect, it } from 'vitest';
import { z } from 'zod';
import { AppError } from '#core/contract/errors.ts';
import { anyone, operation } from '#core/contract/operation.ts';
import { attemptAt } from './call-once.ts';

const register = operation({
  id: 'letters.register',
  method: 'POST',
  path: '/api/letters',
  summary: 'Register.',
  access: anyone,
  input: z.object({ subject: z.string() }),
  output: z.object({}),
});

let subject = 0;
/** A letter of its own for every test. */
const letter = () => {
  subject += 1;
  return { subject: `Undangan ${subject}` };
};
const again = (input: object) => attemptAt(register, input).key;

it('a registration that was not answered for is tried again as the same act, also from a form that was opened anew', () => {
  for (const fault of [
    new AppError('office.no-answer'),
    new AppError('core.internal'),
    new AppError('core.busy'),
    new AppError('core.idempotency-in-progress'),
    new DOMException('left', 'AbortError'),
  ]) {
    const input = letter();
    const first = attemptAt(register, input);
    first.failed(fault);
    expect(again({ ...input }), String(fault)).toBe(first.key);
  }
});

it('who has to sign in before the second attempt does not make a third of it', () => {
  const input = letter();
  const first = attemptAt(register, input);
  first.failed(new AppError('office.no-answer'));
  for (const code of ['core.signed-out', 'core.step-up-required', 'core.too-many-requests'])
    attemptAt(register, input).failed(new AppError(code));
  expect(again(input)).toBe(first.key);
});

it('an act that was refused, or is done, leaves its key behind', () => {
  for (const code of [
    'core.invalid-input',
    'core.changed-meanwhile',
    'core.signed-out',
    'core.idempotency-used',
  ]) {
    const input = letter();
    const first = attemptAt(register, input);
    first.failed(new AppError(code));
    expect(again(input), code).not.toBe(first.key);
  }
  const input = letter();
  const first = attemptAt(register, input);
  first.failed(new AppError('office.no-answer'));
  attemptAt(register, input).done();
  expect(again(input)).not.toBe(first.key);
});

it('two quick presses are one act', () => {
  const input = letter();
  const first = attemptAt(register, input);
  expect(again({ ...input })).toBe(first.key);
});

it('acts on several letters keep a key each, and other words are another act', () => {
  const [one, other] = [letter(), letter()];
  const keys = [one, other].map((input) => {
    const act = attemptAt(register, input);
    act.failed(new AppError('office.no-answer'));
    return act.key;
  });
  expect([again(one), again(other)]).toEqual(keys);
  expect(again({ subject: 'Nota dinas' })).not.toBe(keys[0]);
});

it('a key is not kept longer than the server knows it', () => {
  const input = letter();
  const first = attemptAt(register, input, 0);
  first.failed(new AppError('office.no-answer'));
  expect(attemptAt(register, input, 23 * 3_600_000).key).toBe(first.key);
  expect(attemptAt(register, input, 25 * 3_600_000).key).not.toBe(first.key);
});
