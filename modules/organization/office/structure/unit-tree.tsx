import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Branch, branchRows, waysTo } from '#office/design/tree/branch-rows.ts';
import { BranchTree } from '#office/design/tree/branch-tree.tsx';
import type { UnitView } from '../../contract/shapes.ts';
import styles from './structure.module.css';

interface UnitTreeProps {
  units: readonly UnitView[];
  chosen: string;
  onChoose: (id: string) => void;
}

/** The tree of units. The first step below the top is open, and the way to the unit that is shown. */
export function UnitTree({ units, chosen, onChoose }: UnitTreeProps) {
  const { t } = useTranslation();
  const branches = useMemo(() => unitBranches(units), [units]);
  const [folds, setFolds] = useState<ReadonlyMap<string, boolean>>(new Map());
  const way = useMemo(() => new Set(waysTo(branches, chosen)), [branches, chosen]);
  const isOpen = (id: string) => {
    const branch = branches.find((one) => one.id === id);
    return folds.get(id) ?? (way.has(id) || branch?.parentId === null);
  };
  return (
    <BranchTree
      label={t('organization.structure.units')}
      rows={branchRows(branches, isOpen)}
      nameOf={({ name }) => name}
      content={({ name }) => <span className={styles.unitName}>{name}</span>}
      chosen={chosen}
      onChoose={onChoose}
      onOpen={(id, open) => setFolds((before) => new Map(before).set(id, open))}
    />
  );
}

function unitBranches(units: readonly UnitView[]): Branch<UnitView>[] {
  const parents = new Set(units.map(({ parentId }) => parentId));
  return units.map((unit) => ({
    id: unit.id,
    parentId: unit.parentId,
    value: unit,
    hasBelow: parents.has(unit.id),
  }));
}
