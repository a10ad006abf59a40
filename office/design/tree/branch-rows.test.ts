import { expect, it } from 'vitest';
import { type Branch, branchRows, waysTo } from './branch-rows.ts';

const branch = (id: string, parentId: string | null, hasBelow = false): Branch<string> => ({
  id,
  parentId,
  hasBelow,
  value: id,
});
const units = [
  branch('kabupaten', null, true),
  branch('setda', 'kabupaten', true),
  branch('umum', 'setda'),
  branch('kominfo', 'kabupaten', true),
];

it('what lies below a folded unit is not drawn', () => {
  const rows = branchRows(units, (id) => id === 'kabupaten');
  expect(rows.map(({ id, level }) => `${level} ${id}`)).toEqual(['1 kabupaten', '2 setda', '2 kominfo']);
  expect(rows.map(({ position, siblings }) => `${position}/${siblings}`)).toEqual(['1/1', '1/2', '2/2']);
});

it('a unit is open only when something lies below it', () => {
  const rows = branchRows(units, () => true);
  expect(rows.filter(({ open }) => open).map(({ id }) => id)).toEqual(['kabupaten', 'setda', 'kominfo']);
});

it('a unit whose parent is not among those read stands at the top instead of vanishing', () => {
  expect(branchRows([branch('sendiri', 'jauh')], () => true)).toHaveLength(1);
});

it('the way to a unit leads from the top, and a circle in what was read does not hang the screen', () => {
  expect(waysTo(units, 'umum')).toEqual(['kabupaten', 'setda']);
  expect(waysTo([branch('a', 'b'), branch('b', 'a')], 'a')).toEqual(['a', 'b']);
});
