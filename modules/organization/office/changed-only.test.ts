import { expect, it } from 'vitest';
import { changedChoices, changedOnly } from './changed-only.ts';

const begun = { name: 'Siti Aminah', nip: '198001012005012001', email: null as string | null };

it('what an administrator did not touch is not sent, so that it cannot revert what another one changed', () => {
  expect(changedOnly(begun, { ...begun, email: 'siti@contoh.go.id' })).toEqual({
    email: 'siti@contoh.go.id',
  });
  expect(changedOnly(begun, { ...begun })).toEqual({});
});

it('a field that was emptied is a change', () => {
  expect(changedOnly({ ...begun, email: 'siti@contoh.go.id' }, begun)).toEqual({ email: null });
});

it('a right that another administrator gave stays, and one that they took away does not come back', () => {
  const opened = ['letters.register', 'letters.read', 'people.view'];
  const meanwhile = ['letters.register', 'people.view', 'books.keep'];
  const chosen = ['letters.register', 'letters.read', 'dispositions.give'];
  expect(changedChoices(opened, meanwhile, chosen)).toEqual([
    'letters.register',
    'books.keep',
    'dispositions.give',
  ]);
});
