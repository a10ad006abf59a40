import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The people who ask. The last three stand outside the agency of the objects. */
export const people = [
  'bupati',
  'sekda',
  'kadis-kominfo',
  'kabid-aptika',
  'staf-kominfo',
  'tata-usaha',
  'arsiparis',
  'petugas-layanan',
  'kaban-bkpsdm',
  'admin',
  'staf-tirtamaya',
  'admin-tirtamaya',
  'anyone',
] as const;
/** Programs of tata-usaha: a key without any scope, and one with every scope that can be given. */
export const keyColumns = ['kunci-tanpa-hak', 'kunci-tata-usaha'] as const;
/** The columns of rights.md. */
export const columns = [...people, ...keyColumns] as const;
export type Person = (typeof people)[number];
export type Column = (typeof columns)[number];

export type Right = 'yes' | 'no';

export type RightsTable = Map<string, Record<Column, Right>>;

const mark: Record<Right, string> = { yes: '✓', no: '·' };

/** The committed table. */
export const rightsFile = path.join(import.meta.dirname, 'rights.md');
export function readRights(): RightsTable {
  return parseRights(readFileSync(rightsFile, 'utf8'));
}

/** Reads the table: one line a probe, one column a person; a mark that is not known is an error. */
export function parseRights(markdown: string): RightsTable {
  const lines = markdown.split('\n').filter((line) => line.startsWith('| `'));
  return new Map(
    lines.map((line) => {
      const [name, ...cells] = line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim());
      if (cells.length !== columns.length) throw new Error(`${name} has ${cells.length} cells`);
      const rights = columns.map((column, index) => [column, rightOf(cells[index]!, name!)] as const);
      return [name!.replaceAll('`', ''), Object.fromEntries(rights) as Record<Column, Right>];
    }),
  );
}

function rightOf(cell: string, name: string): Right {
  const found = (Object.keys(mark) as Right[]).find((right) => mark[right] === cell);
  if (!found) throw new Error(`${name}: "${cell}" is neither ✓ nor ·`);
  return found;
}

/** Writes the table as it is committed. */
export function writeRights(table: RightsTable): string {
  const head = `| operation | ${columns.join(' | ')} |\n|---|${columns.map(() => ':-:|').join('')}`;
  const lines = [...table].map(
    ([name, rights]) => `| \`${name}\` | ${columns.map((column) => mark[rights[column]]).join(' | ')} |`,
  );
  return `${head}\n${lines.join('\n')}\n`;
}
