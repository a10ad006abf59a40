import { expect, test } from 'vitest';
import { createSecrets } from '#core/session/secrets.ts';
import { codeFingerprint, newCode } from './one-time-code.ts';

const secrets = createSecrets(Buffer.alloc(32, 1));

test('a code is found however it is typed, and only for its account and purpose', () => {
  const print = codeFingerprint(secrets, 'reset', 'a', '10ABC-XYZ01');
  for (const typed of ['10abc-xyz01', '10ABC XYZ01', 'lOabc-xyzOI', '10abcxyz01']) {
    expect(codeFingerprint(secrets, 'reset', 'a', typed)).toEqual(print);
  }
  expect(codeFingerprint(secrets, 'reset', 'b', '10ABC-XYZ01')).not.toEqual(print);
  expect(codeFingerprint(secrets, 'recovery', 'a', '10ABC-XYZ01')).not.toEqual(print);
});

test('codes can be read out: no letter that looks like another', () => {
  for (let index = 0; index < 200; index += 1)
    expect(newCode(2)).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
});
