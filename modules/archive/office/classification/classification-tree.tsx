import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { operationQuery, useOperation } from '#office/data/use-operation.ts';
import { type Branch, branchRows } from '#office/design/tree/branch-rows.ts';
import { BranchTree } from '#office/design/tree/branch-tree.tsx';
import { type ClassificationView, classifications } from '../../contract/classifications.ts';
import styles from './classification.module.css';

interface ClassificationTreeProps {
  day: string | undefined;
  chosen: string | undefined;
  onChoose: (code: string) => void;
}

/** The codes as a tree; what lies below a code is asked for when it is opened. */
export function ClassificationTree({ day, chosen, onChoose }: ClassificationTreeProps) {
  const { t } = useTranslation();
  const [folds, setFolds] = useState<ReadonlyMap<string, boolean>>(new Map());
  const on = day ? { day } : {};
  const way = useOperation(
    classifications.browse,
    { under: chosen ?? '', ...on },
    { enabled: chosen !== undefined },
  );
  const above = new Set(way.data?.line.map(({ code }) => code).filter((code) => code !== chosen));
  const isOpen = (code: string) => folds.get(code) ?? above.has(code);
  const opened = [...new Set([...above, ...folds.keys()])].filter(isOpen);
  const read = useQueries({
    queries: [undefined, ...opened].map((under) =>
      operationQuery(classifications.browse, under === undefined ? on : { under, ...on }),
    ),
  });
  const branches = read.flatMap(({ data }, at): Branch<ClassificationView>[] =>
    (data?.items ?? []).map((item) => ({
      id: item.code,
      parentId: at === 0 ? null : opened[at - 1]!,
      value: item,
      hasBelow: item.below > 0,
    })),
  );
  return (
    <BranchTree
      label={t('archive.classification.codes')}
      rows={branchRows(reachable(branches), isOpen)}
      nameOf={({ code, title }) => `${code} ${title}`}
      content={({ code, title }) => (
        <>
          <span className={styles.code}>{code}</span> {title}
        </>
      )}
      chosen={chosen}
      onChoose={onChoose}
      onOpen={(code, open) => setFolds((before) => new Map(before).set(code, open))}
    />
  );
}

/** Leaves out what was read below a code that itself is not read yet, which would stand at the top. */
function reachable(branches: readonly Branch<ClassificationView>[]): Branch<ClassificationView>[] {
  const known = new Set(branches.map(({ id }) => id));
  return branches.filter(({ parentId }) => parentId === null || known.has(parentId));
}
