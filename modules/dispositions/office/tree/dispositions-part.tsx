import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { CheckCheck, Printer } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LetterView } from '#modules/letters/contract/views.ts';
import { AnswerState } from '#office/design/states/answer-state.tsx';
import { LoadingRows } from '#office/design/states/loading-rows.tsx';
import { StepTree, type TreeStep } from '#office/design/tree/step-tree.tsx';
import type { DispositionTree } from '../../contract/views.ts';
import { DeskActions } from '../acts/desk-actions.tsx';
import { type DeskDialogs, useDeskDialogs } from '../acts/desk-dialogs.tsx';
import { type DeskTarget, targetOfDesk } from '../acts/desk-target.ts';
import { sheetAddress } from '../addresses.ts';
import { OwnSteps, stepsOf } from '../own/own-steps.tsx';
import styles from './dispositions-part.module.css';
import { TreeNodeCard } from './tree-node-card.tsx';
import { type TreeNode, treeNodes } from './tree-parts.ts';
import { useLetterDispositions } from './use-letter-dispositions.ts';
import { Whereabouts } from './whereabouts.tsx';

/** On the page of a letter: where it is, and the tree of its dispositions with what may be done at each desk. */
export function DispositionsPart({ subjectId }: { subjectId: string }) {
  const { t } = useTranslation();
  const { letterId, letter, tree } = useLetterDispositions(subjectId);
  const dialogs = useDeskDialogs();
  const box = useFocusedDesk(tree.data);
  if (!tree.data || !letter.data)
    return <AnswerState of={tree.data ? letter : tree} compact loading={<LoadingRows rows={4} />} />;
  const nodes = treeNodes(tree.data);
  const steps = stepsOf(tree.data);
  const above = new Set<string>([...steps.reports, ...steps.desks].map((desk) => desk.id));
  const parts = { tree: tree.data, letter: letter.data, dialogs, above };
  return (
    <section ref={box} className={styles.part} aria-labelledby="dispositions-title">
      <OwnSteps letter={letter.data} tree={tree.data} dialogs={dialogs} />
      <header className={styles.head}>
        <h2 id="dispositions-title">{t('dispositions.title')}</h2>
        <Button
          component="a"
          href={sheetAddress(letterId)}
          target="_blank"
          rel="noopener"
          variant="default"
          size="compact-sm"
          className={styles.print}
          leftSection={<Printer size={16} aria-hidden="true" />}
        >
          {t(nodes.length > 0 ? 'dispositions.sheet.print' : 'dispositions.sheet.printBlank')}
        </Button>
      </header>
      <Whereabouts letterId={letterId} />
      {nodes.length === 0 ? (
        <p className={styles.none}>{t('dispositions.tree.none')}</p>
      ) : (
        <StepTree label={t('dispositions.title')} steps={nodes.map((node) => stepOf(node, parts))} />
      )}
      {dialogs.element}
    </section>
  );
}

interface TreeParts {
  tree: DispositionTree;
  letter: LetterView;
  dialogs: DeskDialogs;
  /** Desks whose actions stand above the tree already. */
  above: ReadonlySet<string>;
}

function stepOf(node: TreeNode, parts: TreeParts): TreeStep {
  const { tree, letter, dialogs, above } = parts;
  const { desk } = node;
  return {
    id: node.id,
    name: node.post.name,
    content: (
      <TreeNodeCard node={node}>
        {desk && !above.has(desk.id) ? (
          <DeskActions desk={targetOfDesk(letter, tree, desk)} dialogs={dialogs} />
        ) : null}
        {node.gave.map(({ act }) =>
          act.can.close ? (
            <CloseAct
              key={act.id}
              target={closing(parts, node, act.id)}
              several={node.gave.length > 1}
              dialogs={dialogs}
            />
          ) : null,
        )}
      </TreeNodeCard>
    ),
    children: node.below.map((one) => stepOf(one, parts)),
  };
}

/** The act as a target of its own, named by those who still have it: closing it ends their desks. */
function closing({ letter, tree }: TreeParts, node: TreeNode, id: DeskTarget['dispositionId']): DeskTarget {
  const desks = node.below.flatMap((one) => (one.desk?.dispositionId === id ? [one.desk] : []));
  const open = desks.filter((desk) => !desk.settledAt);
  return {
    ...targetOfDesk(letter, tree, desks[0]!),
    postName: open.map((desk) => desk.post.name).join(', '),
  };
}

interface CloseActProps {
  target: DeskTarget;
  /** Named where the post gave more than once. */
  several: boolean;
  dialogs: DeskDialogs;
}

function CloseAct({ target, several, dialogs }: CloseActProps) {
  const { t } = useTranslation();
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={<CheckCheck size={16} aria-hidden="true" />}
      onClick={() => dialogs.ask('close', target)}
    >
      {t(several ? 'dispositions.act.closeFor' : 'dispositions.act.close', { post: target.postName })}
    </Button>
  );
}

/** Brings the desk that the address names into sight and focus once it is there: above the tree, if it is one's own. */
function useFocusedDesk(tree: DispositionTree | undefined) {
  const { desk } = useSearch({ strict: false }) as { desk?: string };
  const box = useRef<HTMLElement>(null);
  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (!tree || !desk || shown.current === desk) return;
    const name = CSS.escape(desk);
    const step = box.current?.querySelector<HTMLElement>(`#desk-${name}, [data-step="${name}"]`);
    if (!step) return;
    shown.current = desk;
    step.focus({ preventScroll: true });
    step.scrollIntoView({ block: 'center' });
  }, [tree, desk]);
  return box;
}
