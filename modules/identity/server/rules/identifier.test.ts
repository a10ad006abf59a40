import { expect, test } from 'vitest';
import { normalIdentifier, usernameShape } from './identifier.ts';

test.each([
  ['19780512 200501 1 003', '197805122005011003'],
  ['19780512.200501.1.003', '197805122005011003'],
  ['１９７８０５１２２００５０１１００３', '197805122005011003'],
  ['  Kadis.Kominfo ', 'kadis.kominfo'],
  ['Nama.Orang@Arunika.GO.ID', 'nama.orang@arunika.go.id'],
  ['1978', '1978'],
])('%s is sought as %s', (typed, sought) => {
  expect(normalIdentifier(typed)).toBe(sought);
});

test.each([
  ['kadis', true],
  ['k2', false],
  ['2kadis', false],
  ['197805122005011003', false],
  ['a@b', false],
  ['Kadis', false],
  ['kadis kominfo', false],
])('the user name %s: %s', (name, allowed) => {
  expect(usernameShape.test(name)).toBe(allowed);
});
