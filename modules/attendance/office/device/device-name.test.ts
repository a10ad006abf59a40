import { expect, test } from 'vitest';
import { guessedName } from './device-name.ts';

test('a device is called as its browser says', () => {
  const android =
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36';
  expect(guessedName(android)).toBe('Android, Chrome');
  expect(guessedName(android, { platform: 'Android', brands: [{ brand: 'Microsoft Edge' }] })).toBe(
    'Android, Edge',
  );
  const iphone =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1';
  expect(guessedName(iphone)).toBe('iPhone, Safari');
  expect(guessedName('curl/8')).toBe('');
});
