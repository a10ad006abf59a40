import { expect, it } from 'vitest';
import type { PersonId, UnitId } from '#core/contract/ids.ts';
import { adoptionByUnit } from './adoption.ts';

const now = new Date('2026-11-22T03:00:00Z');
const back = (days: number) => new Date(now.getTime() - days * 86_400_000);
const person = (name: string) => name as PersonId;
const path = (...units: string[]) => units as UnitId[];

it('counts everybody once a unit, there and in all units above', () => {
  const placed = [
    { personId: person('siti'), path: path('kabupaten', 'dinas', 'bidang') },
    // Siti also acts as head of the office itself.
    { personId: person('siti'), path: path('kabupaten', 'dinas') },
    { personId: person('budi'), path: path('kabupaten', 'badan') },
  ];
  const figures = adoptionByUnit(placed, new Map([[person('siti'), { signedInAt: back(2) }]]), now);
  expect(figures.get('kabupaten' as UnitId)).toEqual({
    people: 2,
    withAccount: 1,
    everSignedIn: 1,
    signedInMonth: 1,
    signedInWeek: 1,
  });
  expect(figures.get('dinas' as UnitId)?.people).toBe(1);
  expect(figures.get('badan' as UnitId)).toMatchObject({ people: 1, withAccount: 0 });
});

it.each([
  [null, { everSignedIn: 0, signedInMonth: 0, signedInWeek: 0 }],
  [back(6.9), { everSignedIn: 1, signedInMonth: 1, signedInWeek: 1 }],
  [back(7.1), { everSignedIn: 1, signedInMonth: 1, signedInWeek: 0 }],
  [back(31), { everSignedIn: 1, signedInMonth: 0, signedInWeek: 0 }],
])('an account last signed in with at %s counts accordingly', (signedInAt, expected) => {
  const figures = adoptionByUnit(
    [{ personId: person('siti'), path: path('dinas') }],
    new Map([[person('siti'), { signedInAt }]]),
    now,
  );
  expect(figures.get('dinas' as UnitId)).toEqual({ people: 1, withAccount: 1, ...expected });
});
