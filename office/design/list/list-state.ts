import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type FilterField, namesOf } from './filter-field.ts';

export type SearchValue = string | string[] | undefined;

/** The filters of a list. They live in the address, so that a filtered list can be kept, shared and gone back to. */
export interface ListState {
  fields: readonly FilterField[];
  /** What the address says, by name of the input; pass it on to the list operation. */
  values: Record<string, string | string[]>;
  /** True when anything is filtered. */
  filtered: boolean;
  set: (changes: Record<string, SearchValue>) => void;
  clear: () => void;
}

/** Joins filters to the address. `search` names the input of the free search; leave it out where there is none. */
export function useListState(fields: readonly FilterField[], search = 'q'): ListState {
  const address = useSearch({ strict: false }) as Record<string, SearchValue>;
  const navigate = useNavigate();
  return useMemo(() => {
    const names = [search, ...fields.flatMap(namesOf)];
    const values: Record<string, string | string[]> = {};
    for (const name of names) {
      const value = address[name];
      if (value !== undefined && value.length > 0) values[name] = value;
    }
    const set = (changes: Record<string, SearchValue>) => {
      const next = { ...address, ...changes };
      for (const [name, value] of Object.entries(next))
        if (value === undefined || value.length === 0) delete next[name];
      void navigate({ to: '.', search: next, replace: true });
    };
    const clear = () => set(Object.fromEntries(names.map((name) => [name, undefined])));
    return { fields, values, filtered: Object.keys(values).length > 0, set, clear };
  }, [address, fields, navigate, search]);
}
