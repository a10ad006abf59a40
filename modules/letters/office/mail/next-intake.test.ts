import { expect, it } from 'vitest';
import type { IntakeView } from '../../contract/views.ts';
import { isUnderWay, readingStateOf } from './intake-state.ts';
import { nextIntake } from './next-intake.ts';

const mail = (id: string, settled = false) => ({ id, settled }) as unknown as IntakeView;
const documents = (...states: string[]) =>
  ({ documents: states.map((state) => ({ state })) }) as unknown as IntakeView;

it('after a registration the next mail below opens, and from the end the first that still waits', () => {
  const waiting = [mail('a'), mail('b'), mail('c')];
  expect(nextIntake(waiting, 'b')?.id).toBe('c');
  expect(nextIntake(waiting, 'c')?.id).toBe('a');
});

it('mail that a colleague settled meanwhile is passed over', () => {
  expect(nextIntake([mail('a'), mail('b', true), mail('c')], 'a')?.id).toBe('c');
  expect(nextIntake([mail('a')], 'a')).toBeNull();
  expect(nextIntake([mail('x')], 'gone')?.id).toBe('x');
});

it('mail is ready when all its files are, and a file that failed is filled in by hand', () => {
  expect(readingStateOf(documents('read', 'reading'))).toBe('reading');
  expect(readingStateOf(documents('failed', 'waiting'))).toBe('waiting');
  expect(readingStateOf(documents('read', 'failed'))).toBe('failed');
  expect(isUnderWay(documents('read'))).toBe(false);
});
