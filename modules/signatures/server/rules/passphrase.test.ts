import { expect, test } from 'vitest';
import { passphraseRefusal } from './passphrase.ts';

const siti = ['Dr. Siti Aminah, M.Si.', '197001011990012001', 'Kabupaten Arunika'];

test.each([
  ['gerimis', 'signatures.passphrase-too-short'],
  ['x'.repeat(129), 'signatures.passphrase-too-long'],
  ['SitiAminah1970!', 'signatures.passphrase-guessable'],
  ['197001011990012001', 'signatures.passphrase-guessable'],
  ['Arunika-2026-Arunika', 'signatures.passphrase-guessable'],
  ['qwertyuiop123456', 'signatures.passphrase-guessable'],
  ['P@ssw0rdP@ssw0rd', 'signatures.passphrase-guessable'],
])('%s is refused', (passphrase, code) => {
  expect(passphraseRefusal(passphrase, siti)).toBe(code);
});

test('a sentence that nobody foresees is accepted, whatever the words', () => {
  expect(passphraseRefusal('tujuh ember cat pagar di bawah tangga', siti)).toBeNull();
});
