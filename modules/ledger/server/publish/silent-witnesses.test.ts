import { expect, it } from 'vitest';
import { silentWitnesses } from './silent-witnesses.ts';

it('leaves out who did not answer for a minute, or until it is heard', () => {
  let now = 5;
  const silence = silentWitnesses(() => now);
  expect(silence.isSilent('a')).toBe(false);
  silence.heard('a', false);
  expect([silence.isSilent('a'), silence.isSilent('b')]).toEqual([true, false]);
  now += 59_999;
  expect(silence.isSilent('a')).toBe(true);
  now += 1;
  expect(silence.isSilent('a')).toBe(false);
  silence.heard('a', false);
  silence.heard('a', true);
  expect(silence.isSilent('a')).toBe(false);
});
