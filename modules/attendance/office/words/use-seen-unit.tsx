import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnitId } from '#core/contract/ids.ts';
import { units } from '#modules/organization/contract/units.ts';
import { UnitPicker } from '#modules/organization/office/pick/unit-picker.tsx';
import { useOperation } from '#office/data/use-operation.ts';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { listSeenUnits } from '../../contract/recaps.ts';
import { seenBelow } from './seen-below.ts';

interface SeenUnit {
  unit: { id: UnitId; name: string } | null;
  /** Chooses another one; what stands there until it is known, or why it is not. */
  field: ReactNode;
}

/** The unit of the page, one of which the person sees attendance: from the address (`?unit=`), else the first of the own ones. */
export function useSeenUnit(): SeenUnit {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as Record<string, string>;
  const seen = useOperation(listSeenUnits, {});
  const tree = useOperation(units.tree, {});
  if (!seen.data || !tree.data) return { unit: null, field: <AnswerState of={seen.data ? tree : seen} /> };
  const below = seenBelow(tree.data.items, seen.data.items);
  const first = seen.data.items[0];
  const known = tree.data.items.find(({ id }) => id === search.unit && below.has(id));
  const unit = known ?? first;
  const choose = (id: string | null) => {
    const { unit: _, ...others } = search;
    void navigate({ to: '.', search: (id ? { ...others, unit: id } : others) as never, replace: true });
  };
  return {
    unit: unit ? { id: unit.id, name: unit.name } : null,
    field: (
      <UnitPicker
        key={unit?.id}
        label={t('attendance.unit')}
        clearable={known !== undefined}
        chosen={unit ? { value: unit.id, label: unit.name } : null}
        value={unit?.id ?? null}
        where={({ id }) => below.has(id)}
        onChange={choose}
      />
    ),
  };
}
