import type { TableRow } from './sheet-table.ts';

/**
 * Rows that name each other as parents, parents first; a row may stand above the parent that it names. What hangs on
 * itself is told apart.
 */
export function inTreeOrder<T>(
  rows: readonly TableRow<T>[],
  codeOf: (values: Partial<T>) => string | undefined,
  parentOf: (values: Partial<T>) => string | undefined,
): { ordered: TableRow<T>[]; looping: TableRow<T>[] } {
  const byCode = new Map(rows.map((row) => [codeOf(row.values), row]));
  byCode.delete(undefined);
  const state = new Map<TableRow<T>, 'entered' | 'done' | 'looping'>();
  const ordered: TableRow<T>[] = [];
  for (const start of rows) {
    const chain: TableRow<T>[] = [];
    let row: TableRow<T> | undefined = start;
    while (row && !state.has(row)) {
      state.set(row, 'entered');
      chain.push(row);
      row = byCode.get(parentOf(row.values));
    }
    const looping = row !== undefined && state.get(row) !== 'done';
    for (const one of chain.reverse()) {
      state.set(one, looping ? 'looping' : 'done');
      if (!looping) ordered.push(one);
    }
  }
  return { ordered, looping: rows.filter((row) => state.get(row) === 'looping') };
}

/** Rows whose key stands in an earlier row already are told apart from the rest. */
export function onlyFirst<T>(
  rows: readonly TableRow<T>[],
  keyOf: (values: Partial<T>) => string | undefined,
): { first: TableRow<T>[]; again: TableRow<T>[] } {
  const seen = new Set<string>();
  const first: TableRow<T>[] = [];
  const again: TableRow<T>[] = [];
  for (const row of rows) {
    const key = keyOf(row.values);
    (key !== undefined && seen.has(key) ? again : first).push(row);
    if (key !== undefined) seen.add(key);
  }
  return { first, again };
}
