import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isExpired, type PolicyProfile, profileOf, refusalOf } from './password-policy.ts';

const context = ['Dra. Sulastri Wibowo, M.Si', '197805122005011003', 'Pemerintah Kabupaten Arunika'];

/** The rules said again in other words, character by character, for passwords without any guessable part. */
function oracle(profile: PolicyProfile, password: string): string | null {
  const characters = Array.from(password.normalize('NFKC'));
  if (characters.length > 256) return 'identity.password-too-long';
  if (profile === 'nist') return characters.length < 15 ? 'identity.password-too-short' : null;
  if (characters.length < 12) return 'identity.password-too-short';
  let [capital, small, digit, other] = [0, 0, 0, 0];
  for (const character of characters) {
    const isLetter = character.toLowerCase() !== character.toUpperCase();
    if (character >= '0' && character <= '9') digit += 1;
    else if (!isLetter) other += 1;
    else if (character === character.toUpperCase()) capital += 1;
    else small += 1;
  }
  return capital && small && digit && other ? null : 'identity.password-not-mixed';
}

/** Passwords of letters that make no word, digits that make no date and symbols that make no row. */
const sound = fc
  .tuple(
    fc.array(
      fc.constantFrom('x', 'v', 'f', 'h', 'V', 'X', 'H', 'F', 'W', 'k', '9', '6', '#', ';', '|', '?'),
      { minLength: 0, maxLength: 24 },
    ),
    fc.constantFrom('', 'xfVh', 'Kxv?w', 'kVx;f'),
  )
  .map(([parts, tail]) => `${parts.join('')}${tail}`);

const runs = 5_000;

function agrees(profile: PolicyProfile, policy: typeof refusalOf): void {
  fc.assert(
    fc.property(sound, (password) => {
      const verdict = policy(profile, password, context);
      // Too few different characters of its own: a matter of the guessable words, tested below.
      if (verdict === 'identity.password-guessable') return true;
      return verdict === oracle(profile, password);
    }),
    { numRuns: runs, seed: 20_261_121 },
  );
}

test.each(['bssn', 'nist'] as const)(
  'the %s profile decides as an independent reading of its rules does',
  (profile) => {
    agrees(profile, refusalOf);
  },
);

test('planted fault: a policy that forgets symbols, or one character of length, is noticed', () => {
  const withoutSymbols: typeof refusalOf = (profile, password, words) => {
    const verdict = refusalOf(profile, password, words);
    return verdict === 'identity.password-not-mixed' &&
      /[A-Z]/.test(password) &&
      /[a-z]/.test(password) &&
      /\d/.test(password)
      ? null
      : verdict;
  };
  expect(() => agrees('bssn', withoutSymbols)).toThrow();
  const tooShort: typeof refusalOf = (profile, password, words) =>
    password.length === 14 ? null : refusalOf(profile, password, words);
  expect(() => agrees('nist', tooShort)).toThrow();
});

test.each([
  'Merdeka1945!',
  'P@ssw0rd1234',
  'Password!2026',
  'Indonesia#2026',
  'Bismillah123!',
  'Qwertyuiop1!',
  'Qwerty12345!',
  'Admin@123456',
  'Rahasia#2025',
  'Kominfo@2026',
  'Bupati-2026-01',
  'Aa1!Aa1!Aa1!',
  'Arunika-2026!',
  'Kabupaten#2026',
  'Sulastri#1978',
  '197805122005011003Aa!',
  'Pancasila17081945!',
  'S3l4m4tP4g1!!',
  'Jakarta-Bandung1',
  'Zxcvbnm,1234A',
  'Abcdefgh1234!',
  'SuratMasuk#2026',
  'IloveYou!2026',
  '1Qaz2wsx3edc!',
])('bssn refuses %s as guessable', (password) => {
  expect(refusalOf('bssn', password, context)).toBe('identity.password-guessable');
});

test.each([
  'merdeka merdeka 1945',
  'passwordpassword',
  'qwertyuiopasdfghjkl',
  '123456789012345678',
  'kabupaten arunika jaya',
  'aaaaaaaaaaaaaaaaaaaa',
  'rahasiarahasia2026',
])('nist refuses %s as guessable', (password) => {
  expect(refusalOf('nist', password, context)).toBe('identity.password-guessable');
});

test.each([
  ['bssn', 'Kayu-Lurus-88-Perahu'],
  ['bssn', 'gT7#vLq9!xWz'],
  ['bssn', 'Merdeka-Ubin-Retak-7x'],
  ['nist', 'kerikil gerobak lonceng teras'],
  ['nist', 'tujuh ekor itik menyeberang'],
] as const)('%s accepts %s', (profile, password) => {
  expect(refusalOf(profile, password, context)).toBeNull();
});

test('length counts characters, not bytes, and ends at 256', () => {
  expect(refusalOf('nist', '🌋🦏🌾🛶🥁🪁🦜', [])).toBe('identity.password-too-short');
  const long = Array.from({ length: 256 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('');
  expect(refusalOf('nist', long, [])).toBeNull();
  expect(refusalOf('nist', `${long}x`, [])).toBe('identity.password-too-long');
});

test('a bssn password is valid for 180 days, a nist password for ever', () => {
  const setAt = new Date('2026-01-01T00:00:00Z');
  const after = (days: number) => new Date(setAt.getTime() + days * 86_400_000);
  expect([
    isExpired('bssn', setAt, after(180)),
    isExpired('bssn', setAt, after(180.01)),
    isExpired('nist', setAt, after(9_999)),
  ]).toEqual([false, true, false]);
});

test('the choice of the agency goes before that of the installation', () => {
  expect([profileOf('nist', 'bssn'), profileOf(undefined, 'nist'), profileOf('weak', 'bssn')]).toEqual([
    'nist',
    'nist',
    'bssn',
  ]);
});
