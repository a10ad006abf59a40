import { describe, expect, it } from 'vitest';
import type { UserDocument } from './document.ts';
import { changedFacts, corrected, factsOf } from './facts-of.ts';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const nip = '199008172015032001';
const nobody = { name: 'x', frontTitle: null, backTitle: null, nip: null, email: null, phone: null };

describe('what a user tells of the person', () => {
  it.each<[string, Partial<UserDocument>, object]>([
    ['the name for display before all others', { displayName: 'A', name: { formatted: 'B' } }, { name: 'A' }],
    ['the whole name before its parts', { name: { formatted: 'B', givenName: 'C' } }, { name: 'B' }],
    [
      'the parts in their order',
      { name: { familyName: 'C', givenName: 'A', middleName: 'B' } },
      { name: 'A B C' },
    ],
    ['the user name where there is no other', {}, { name: 'budi' }],
    [
      'the primary address',
      { emails: [{ value: 'a@b.id' }, { value: 'c@d.id', primary: true }] },
      { email: 'c@d.id' },
    ],
    ['no address that is none', { emails: [{ value: 'x' }] }, { email: null }],
    ['the user name where it is an address', { userName: 'a@b.id' }, { email: 'a@b.id' }],
    [
      'the mobile number',
      {
        phoneNumbers: [
          { value: '021 5551234', type: 'work', primary: true },
          { value: '0812 1111', type: 'mobile' },
        ],
      },
      { phone: '0812 1111' },
    ],
    ['no number that is none', { phoneNumbers: [{ value: 'ext. 12' }] }, { phone: null }],
    ['the NIP, in groups too', { [enterprise]: { employeeNumber: '19900817 201503 2 001' } }, { nip }],
    ['no NIP where it is another number', { [enterprise]: { employeeNumber: 'H-17' } }, { nip: null }],
  ])('%s', (_what, more, facts) => {
    expect(factsOf({ userName: 'budi', ...more })).toMatchObject(facts);
  });

  it('changes by what it tells anew, not by what it repeats', () => {
    const before = { ...nobody, email: 'a@b.id' };
    expect(changedFacts(before, { ...before, email: null, name: 'y' })).toEqual({ name: 'y', email: null });
  });
});

describe('a document put right', () => {
  const told: UserDocument = {
    userName: 'budi',
    displayName: 'Budi',
    name: { givenName: 'Budi' },
    title: 'Analis',
    emails: [
      { value: 'a@b.id', type: 'work' },
      { value: 'c@d.id', type: 'home' },
    ],
    [enterprise]: { employeeNumber: 'H-17', department: 'A' },
  };

  it('stays as it was told where the house knows the same', () => {
    expect(corrected(told, factsOf(told))).toEqual(told);
  });

  it('says what the house knows, and leaves what only the provider tells', () => {
    const known = {
      ...nobody,
      name: 'Budi Hartono',
      frontTitle: 'Ir.',
      nip,
      email: 'x@y.id',
      phone: '0812 1111',
    };
    expect(corrected(told, known)).toEqual({
      userName: 'budi',
      displayName: 'Budi Hartono',
      name: { honorificPrefix: 'Ir.' },
      title: 'Analis',
      emails: [{ value: 'x@y.id', type: 'work', primary: true }],
      phoneNumbers: [{ value: '0812 1111', type: 'work' }],
      [enterprise]: { employeeNumber: nip, department: 'A' },
    });
    expect(factsOf(corrected(told, known))).toEqual(known);
  });
});
