import { expect, test } from 'vitest';
import type { UnitId } from '#core/contract/ids.ts';
import type { Actor } from '#core/session/actor.ts';
import { publicActor, systemActor } from '#core/session/public-actor.ts';
import { peopleView } from '../contract/permissions.ts';
import {
  mayAssignRole,
  mayManagePerson,
  mayManageUnit,
  mayShapeRoles,
  mayViewPerson,
  scopeOf,
} from './policy.ts';

const path = (...ids: string[]) => ids as UnitId[];
const root = path('root')[0]!;

function holding(unitId: string, ...permissions: string[]): Actor {
  return {
    ...publicActor,
    kind: 'person',
    grants: [{ unitId: unitId as UnitId, permissions: new Set(permissions) }],
  };
}

test('a right on a unit reaches everything below it and nothing beside it', () => {
  const actor = holding('dinas', 'units.manage');
  expect(mayManageUnit(actor, path('root', 'dinas', 'bidang'))).toBe(true);
  expect(mayManageUnit(actor, path('root', 'badan'))).toBe(false);
  expect(mayManageUnit(actor, path('root'))).toBe(false);
});

test('a role is given only where both the post and its reach are within the right', () => {
  const actor = holding('dinas', 'roles.manage');
  expect(mayAssignRole(actor, path('root', 'dinas'), path('root', 'dinas', 'bidang'))).toBe(true);
  expect(mayAssignRole(actor, path('root', 'dinas'), path('root'))).toBe(false);
  expect(mayShapeRoles(actor, root)).toBe(false);
});

test('a person of two offices is seen by both and changed by neither alone', () => {
  const actor = holding('dinas', 'people.view', 'people.manage');
  const both = [path('root', 'dinas'), path('root', 'badan')];
  expect(mayViewPerson(actor, both)).toBe(true);
  expect(mayManagePerson(actor, both)).toBe(false);
  expect(mayManagePerson(actor, [path('root', 'dinas', 'bidang')])).toBe(true);
});

test('a person without any post is kept by whoever keeps people', () => {
  expect(mayManagePerson(holding('dinas', 'people.manage'), [])).toBe(true);
  expect(mayManagePerson(holding('dinas', 'people.view'), [])).toBe(false);
});

test('the scope of a right is a list of units, and no limit for the program itself', () => {
  expect(scopeOf(holding('dinas', 'people.view'), peopleView)).toEqual(['dinas']);
  expect(scopeOf(systemActor('a' as never, 'Asia/Jakarta'), peopleView)).toBeNull();
});
