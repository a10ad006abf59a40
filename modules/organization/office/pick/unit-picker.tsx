import { useQueryClient } from '@tanstack/react-query';
import { operationQuery } from '#office/data/use-operation.ts';
import type { UnitView } from '../../contract/shapes.ts';
import { units } from '../../contract/units.ts';
import { FindSelect, type FindSelectProps, type FoundOption } from './find-select.tsx';
import { unitsNamed } from './units-named.ts';

const shown = 40;

interface UnitPickerProps extends Omit<FindSelectProps, 'of' | 'find'> {
  /** Only units in which the person may do this. */
  where?: (unit: UnitView) => boolean;
}

/** Chooses a unit. The tree is read once and looked through here. */
export function UnitPicker({ where, ...props }: UnitPickerProps) {
  const queries = useQueryClient();
  return (
    <FindSelect
      {...props}
      of={`units.${where ? 'some' : 'all'}`}
      find={async (text) => {
        const { items } = await queries.ensureQueryData(operationQuery(units.tree, {}));
        const names = new Map(items.map((unit) => [unit.id, unit.name]));
        return unitsNamed(items, text)
          .filter((unit) => where?.(unit) ?? true)
          .slice(0, shown)
          .map((unit) => unitOption(unit, unit.parentId ? names.get(unit.parentId) : undefined));
      }}
    />
  );
}

/** A unit as the picker shows it. */
export function unitOption(unit: Pick<UnitView, 'id' | 'name'>, parentName?: string): FoundOption {
  return { value: unit.id, label: unit.name, ...(parentName ? { detail: parentName } : {}) };
}
