import { expect, it } from 'vitest';
import en from '../../locales/en.json' with { type: 'json' };
import id from '../../locales/id.json' with { type: 'json' };
import { personColumns, postColumns, unitColumns } from '../../server/rules/sheet-columns.ts';
import { type Column, readTable } from '../../server/rules/sheet-table.ts';
import { sheetGuide } from './sheet-guide.ts';

const read = { units: unitColumns, posts: postColumns, people: personColumns } as const;
const kinds = ['units', 'posts', 'people'] as const;

it.each(kinds)('the template of %s has every column that the server reads, in its order', (kind) => {
  const columns: Column<unknown>[] = Object.values(read[kind]);
  expect(sheetGuide[kind].map(({ name, required = false }) => `${name} ${required}`)).toEqual(
    columns.map(({ titles, required = false }) => `${titles[0]} ${required}`),
  );
});

it.each(kinds)('the example of %s, and every word that it offers, is understood by the server', (kind) => {
  const columns = sheetGuide[kind];
  const headings = columns.map(({ name }) => name);
  const example = columns.map((column) => column.example);
  const variants = columns.flatMap(({ words = [] }, at) => words.map((word) => example.with(at, word)));
  const table = readTable<object>([headings, example, ...variants], read[kind]);
  expect(table.missing).toEqual([]);
  expect(table.faults).toEqual([]);
  expect(table.rows).toHaveLength(1 + variants.length);
});

it('every column is explained in both languages', () => {
  const keys = kinds.flatMap((kind) => sheetGuide[kind].map(({ name }) => `organization.sheet.${name}`));
  for (const texts of [id, en]) expect(keys.filter((key) => !(key in texts))).toEqual([]);
});
