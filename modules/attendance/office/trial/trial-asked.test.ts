import { expect, test } from 'vitest';
import { newId } from '#core/contract/ids.ts';
import { askedOf } from './trial-asked.ts';

const [unitId, personId, patternId] = [newId(), newId(), newId()];
const shift = { start: '07:30', end: '16:00', breaks: [], place: 'office' };
const rule = {
  kind: 'week',
  ordinary: [shift, shift, shift, shift, shift, null, null],
  ...{ ramadan: null, flexible: null },
};
const assignment = { kind: 'assignment', patternId, rotationOffset: 0, startsOn: '2026-12-01' };

test('a version of a pattern is tried on a unit that is chosen', () => {
  const version = { kind: 'version', patternId, rule };
  expect(askedOf(version, null)).toEqual({ needsUnit: true, asked: null });
  expect(askedOf(version, unitId)).toMatchObject({ asked: { unitId, proposal: { kind: 'version' } } });
});

test('a new pattern is tried as if the chosen unit worked by it', () => {
  const { asked } = askedOf({ kind: 'pattern', rule, rotationOffset: 0 }, unitId);
  expect(asked).toMatchObject({ unitId, proposal: { kind: 'pattern', unitId } });
});

test('an assignment names whom it is for', () => {
  expect(askedOf({ ...assignment, unitId }, null)).toMatchObject({ needsUnit: false, asked: { unitId } });
  expect(askedOf({ ...assignment, personId }, null)).toMatchObject({ needsUnit: false, asked: { personId } });
});

test('nothing is asked about what is not filled in', () => {
  expect(askedOf({ ...assignment, unitId, startsOn: '' }, null).asked).toBe(null);
  expect(askedOf({ kind: 'version', patternId, rule: { kind: 'week' } }, unitId).asked).toBe(null);
  expect(askedOf(undefined, unitId).asked).toBe(null);
});
