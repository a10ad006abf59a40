import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOperation } from '#office/data/use-operation.ts';
import { branchRows } from '#office/design/tree/branch-rows.ts';
import { BranchTree } from '#office/design/tree/branch-tree.tsx';
import { type PlaceId, places } from '../../contract/places.ts';
import { capital } from '../words/capital.ts';
import styles from './places.module.css';
import { usePlaceBranches } from './use-place-branches.ts';

interface PlaceTreeProps {
  chosen: PlaceId | undefined;
  onChoose: (id: string) => void;
}

/** What stands in what. The way to the place that is shown is open. */
export function PlaceTree({ chosen, onChoose }: PlaceTreeProps) {
  const { t } = useTranslation();
  const [folds, setFolds] = useState<ReadonlyMap<string, boolean>>(new Map());
  const shown = useOperation(
    places.show,
    { placeId: (chosen ?? '') as PlaceId },
    { enabled: chosen !== undefined },
  );
  const above = new Set<string>(shown.data?.above ?? []);
  const isOpen = (id: string) => folds.get(id) ?? above.has(id);
  const branches = usePlaceBranches([...new Set([...above, ...folds.keys()])].filter(isOpen));
  return (
    <BranchTree
      label={t('archive.places.tree')}
      rows={branchRows(branches, isOpen)}
      nameOf={({ name }) => name}
      content={({ name, kind, dossiers, capacity }) => (
        <>
          {name}{' '}
          <span className={styles.kind}>
            {capital(t(`archive.place.${kind}`))}
            {capacity ? ` · ${dossiers}/${capacity}` : dossiers > 0 ? ` · ${dossiers}` : null}
          </span>
        </>
      )}
      chosen={chosen}
      onChoose={onChoose}
      onOpen={(id, open) => setFolds((before) => new Map(before).set(id, open))}
    />
  );
}
