import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { operationQuery } from '#office/data/use-operation.ts';
import type { FilterField } from '#office/design/list/filter-field.ts';
import { units } from '../../contract/units.ts';
import { unitsNamed } from './units-named.ts';

const shown = 30;

/** A filter of lists by `unitId`. The tree is read once, when the filter is first used, and looked through here. */
export function useUnitFilter(label: string): FilterField {
  const queries = useQueryClient();
  return useMemo(() => {
    const all = async () => (await queries.ensureQueryData(operationQuery(units.tree, {}))).items;
    return {
      kind: 'find',
      name: 'unitId',
      label,
      find: async (text) =>
        unitsNamed(await all(), text)
          .slice(0, shown)
          .map(({ id, name }) => ({ value: id, label: name })),
      nameOf: async (value) => (await all()).find(({ id }) => id === value)?.name ?? value,
    };
  }, [label, queries]);
}
