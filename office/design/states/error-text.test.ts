import { expect, it } from 'vitest';
import { AppError } from '#core/contract/errors.ts';
import { isFaultOfTheHouse } from './error-text.ts';

it('codes for the help desk stand beside faults of the house, not beside what the person can mend', () => {
  expect(isFaultOfTheHouse(new AppError('identity.wrong-credentials', { status: 401 }))).toBe(false);
  expect(isFaultOfTheHouse(new AppError('core.not-found', { status: 404 }))).toBe(false);
  expect(isFaultOfTheHouse(new AppError('core.busy', { status: 503 }))).toBe(true);
  expect(isFaultOfTheHouse(new TypeError('no such thing'))).toBe(true);
});
