import SCIMMY from 'scimmy';
import { describe, expect, it } from 'vitest';
import { patchUrn, userUrn } from '../../contract/schema.ts';
import { applySteps, type Step } from './apply-steps.ts';
import { readUser } from './read-user.ts';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const user = {
  userName: 'budi',
  name: { givenName: 'Budi', familyName: 'Santoso' },
  active: true,
  emails: [
    { value: 'budi@kerja.id', type: 'work', primary: true },
    { value: 'budi@rumah.id', type: 'home' },
  ],
};
const changed = (...steps: Step[]) => readUser(applySteps(user, steps)).document;
const codeOf = (...steps: unknown[]) => {
  try {
    changed(...(steps as Step[]));
    return 'done';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

/** Steps of which the standard leaves no doubt what they do. */
const plain: Record<string, Step[]> = {
  'replaces a value': [{ op: 'replace', path: 'userName', value: 'wati' }],
  'replaces a part': [{ op: 'replace', path: 'name.familyName', value: 'Hartono' }],
  'adds a part': [{ op: 'add', path: 'name.honorificPrefix', value: 'Ir.' }],
  'merges a whole': [{ op: 'add', path: 'name', value: { middleName: 'Eka' } }],
  'adds to a list': [{ op: 'add', path: 'emails', value: [{ value: 'b@lain.id', type: 'other' }] }],
  'replaces a list': [{ op: 'replace', path: 'emails', value: [{ value: 'b@lain.id', type: 'other' }] }],
  'changes one of a list': [{ op: 'replace', path: 'emails[type eq "home"].value', value: 'x@rumah.id' }],
  'takes one out of a list': [{ op: 'remove', path: 'emails[type eq "home"]' }],
  'takes a list away': [{ op: 'remove', path: 'emails' }],
  'takes a part away': [{ op: 'remove', path: 'name.givenName' }],
  'goes without a path': [{ op: 'replace', value: { displayName: 'Budi S.', title: 'Analis' } }],
  'goes step by step': [
    { op: 'add', path: 'title', value: 'Analis' },
    { op: 'replace', path: 'title', value: 'Arsiparis' },
    { op: 'remove', path: 'name.familyName' },
  ],
};

describe('a change by steps', () => {
  it.each(Object.entries(plain))('%s, as another reader of the standard does', async (_name, steps) => {
    const start = new SCIMMY.Schemas.User({ schemas: [userUrn], id: '1', ...user } as never);
    const message = new SCIMMY.Messages.PatchOp({ schemas: [patchUrn], Operations: steps as never });
    const theirs = (await message.apply(start as never)) ?? start;
    const { schemas: _s, id: _i, meta: _m, active: _a, ...told } = JSON.parse(JSON.stringify(theirs));
    expect(changed(...steps)).toEqual(told);
  });

  it('makes the value of a list that a filter means, where none is there', () => {
    const path = 'phoneNumbers[type eq "mobile" and primary eq true].value';
    expect(changed({ op: 'add', path, value: '0812' }).phoneNumbers).toEqual([
      { type: 'mobile', primary: true, value: '0812' },
    ]);
  });

  it('leaves one primary value', () => {
    const { emails } = changed({ op: 'replace', path: 'emails[type eq "home"].primary', value: 'True' });
    expect(emails).toEqual([
      { value: 'budi@kerja.id', type: 'work' },
      { value: 'budi@rumah.id', type: 'home', primary: true },
    ]);
  });

  it('reaches the extension by its schema, as a whole and by part', () => {
    const whole = changed({
      op: 'add',
      path: enterprise,
      value: { department: 'A', manager: { value: 'x' } },
    });
    expect(whole[enterprise]).toEqual({ department: 'A', manager: { value: 'x' } });
    expect(
      changed({ op: 'add', path: `${enterprise.toUpperCase()}:DEPARTMENT`, value: 'B' })[enterprise],
    ).toEqual({
      department: 'B',
    });
    expect(changed({ op: 'add', value: { [enterprise]: { department: 'C' } } })[enterprise]).toEqual({
      department: 'C',
    });
  });

  it.each([
    ['provisioning.no-target', { op: 'remove' }],
    ['provisioning.no-target', { op: 'replace', path: 'emails[type eq "fax"].value', value: 'x' }],
    ['provisioning.no-target', { op: 'remove', path: 'emails[type eq "fax"]' }],
    ['provisioning.invalid-path', { op: 'add', path: 'emails[type eq "fax"', value: 'x' }],
    ['provisioning.invalid-path', { op: 'add', path: 'emails.nothing', value: 'x' }],
    ['provisioning.invalid-path', { op: 'add', path: 'name[type eq "x"].value', value: 'x' }],
    ['provisioning.invalid-path', { op: 'add', path: '__proto__.polluted', value: 'x' }],
    ['provisioning.invalid-path', { op: 'add', value: { constructor: { prototype: 1 } } }],
    ['provisioning.invalid-path', { op: 'add', path: 'urn:other:User:department', value: 'x' }],
    ['provisioning.read-only', { op: 'replace', path: 'id', value: 'x' }],
    ['provisioning.invalid-value', { op: 'add', value: 'x' }],
    ['provisioning.invalid-value', { op: 'add', path: 'emails', value: [[1]] }],
    ['provisioning.invalid-value', { op: 'replace', path: 'title', value: { a: 1 } }],
    ['provisioning.invalid-value', { op: 'replace', path: 'title', value: 'x'.repeat(300) }],
    ['done', { op: 'add', path: 'addresses[type eq "work"].country', value: 'ID' }],
    ['done', { op: 'add', value: { id: '2', schemas: [], meta: {}, roles: [] } }],
  ])('%s: %j', (code, step) => {
    expect(codeOf(step)).toBe(code);
  });

  it('leaves the user that it was given as it is', () => {
    const before = structuredClone(user);
    for (const steps of Object.values(plain)) changed(...steps);
    expect(user).toEqual(before);
  });
});
