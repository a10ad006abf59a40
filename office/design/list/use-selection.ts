import { useMemo, useRef, useState } from 'react';

/** Which rows of a list are chosen. With shift, all between the last box and this one follow it. */
export function useSelection<T>(rows: readonly T[], keyOf: (row: T) => string) {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string | null>(null);
  const chosen = useMemo(() => rows.filter((row) => keys.has(keyOf(row))), [rows, keys, keyOf]);

  const toggle = (key: string, range = false) => {
    const order = rows.map(keyOf);
    const [from, to] = [order.indexOf(last.current ?? key), order.indexOf(key)].toSorted((a, b) => a - b) as [
      number,
      number,
    ];
    const touched = range && from >= 0 ? order.slice(from, to + 1) : [key];
    setKeys((before) => {
      const next = new Set(before);
      const choose = !before.has(key);
      for (const one of touched) choose ? next.add(one) : next.delete(one);
      return next;
    });
    last.current = key;
  };

  return {
    chosen,
    all: rows.length > 0 && chosen.length === rows.length,
    some: chosen.length > 0 && chosen.length < rows.length,
    has: (key: string) => keys.has(key),
    toggle,
    toggleById: (key: string) => toggle(key),
    toggleAll: () => setKeys(chosen.length === rows.length ? new Set() : new Set(rows.map(keyOf))),
    clear: () => setKeys(new Set()),
  };
}
