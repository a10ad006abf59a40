import { expect, test } from 'vitest';
import type { WarningView } from '../../contract/warnings.ts';
import { byPerson } from './by-person.ts';
import { isWide } from './is-wide.ts';

const arrivedAt = '2026-11-23T01:00:00.000Z';

test('there is something to settle only where a check-in can have been made at several minutes', () => {
  expect(isWide({ earliest: arrivedAt, arrivedAt })).toBe(false);
  expect(isWide({ earliest: '2026-11-23T00:59:00.000Z', arrivedAt })).toBe(false);
  expect(isWide({ earliest: '2026-11-23T00:58:59.000Z', arrivedAt })).toBe(true);
  expect(isWide({ earliest: null, arrivedAt })).toBe(true);
});

test('warnings of a person stand together, nobody is lost and none is told twice', () => {
  const of = (person: string, id: string) => ({ id, person: { id: person, name: person } }) as WarningView;
  const warnings = [of('ayu', '1'), of('budi', '2'), of('ayu', '3')];
  const ids = byPerson(warnings).map((some) => some.map(({ id }) => id));
  expect(ids).toEqual([['1', '3'], ['2']]);
});
