import { ChevronDown, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './step-tree.module.css';

/** One step of a tree: a post that got something, and those it passed it on to. */
export interface TreeStep {
  id: string;
  /** What screen readers and type-ahead know it by. */
  name: string;
  content: ReactNode;
  children: readonly TreeStep[];
}

interface StepTreeProps {
  label: string;
  steps: readonly TreeStep[];
}

interface Row {
  step: TreeStep;
  parent: string | null;
  level: number;
  index: number;
  count: number;
  /** For each level above: whether its thread runs on below this row. */
  threads: readonly boolean[];
}

/**
 * A tree drawn with lines: a disposition and where it was passed on. Keys follow the tree pattern of WAI-ARIA: up, down,
 * left, right, Home, End and the first letter of a name.
 */
export function StepTree({ label, steps }: StepTreeProps) {
  const { t } = useTranslation();
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [focused, setFocused] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const rows = rowsOf(steps, closed);
  const entry = rows.some((row) => row.step.id === focused) ? focused : (rows[0]?.step.id ?? null);

  const focus = (id: string | undefined | null) => {
    if (!id) return;
    setFocused(id);
    box.current?.querySelector<HTMLElement>(`[data-step="${CSS.escape(id)}"]`)?.focus();
  };
  const setOpen = (id: string, open: boolean) =>
    setClosed((before) => {
      const next = new Set(before);
      if (open) next.delete(id);
      else next.add(id);
      return next;
    });

  const onKeyDown = (event: KeyboardEvent, row: Row, at: number) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const { step, parent } = row;
    const isOpen = !closed.has(step.id);
    const acts: Record<string, () => void> = {
      ArrowDown: () => focus(rows[at + 1]?.step.id),
      ArrowUp: () => focus(rows[at - 1]?.step.id),
      Home: () => focus(rows[0]?.step.id),
      End: () => focus(rows.at(-1)?.step.id),
      ArrowRight: () =>
        step.children.length > 0 && !isOpen ? setOpen(step.id, true) : focus(step.children[0]?.id),
      ArrowLeft: () => (step.children.length > 0 && isOpen ? setOpen(step.id, false) : focus(parent)),
    };
    const act =
      acts[event.key] ??
      (/^\p{L}$/u.test(event.key) ? () => focus(nextByLetter(rows, at, event.key)) : undefined);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  return (
    <div ref={box} className={styles.tree} role="tree" aria-label={label}>
      {rows.map((row, at) => {
        const { step, level, index, count, threads } = row;
        const isOpen = !closed.has(step.id);
        return (
          <div
            key={step.id}
            role="treeitem"
            data-step={step.id}
            className={styles.step}
            aria-level={level}
            aria-posinset={index}
            aria-setsize={count}
            aria-label={step.name}
            aria-expanded={step.children.length > 0 ? isOpen : undefined}
            tabIndex={step.id === entry ? 0 : -1}
            onKeyDown={(event) => onKeyDown(event, row, at)}
            onFocus={(event) => event.target === event.currentTarget && setFocused(step.id)}
          >
            {threads.map((runs, depth) => (
              <span
                // biome-ignore lint/suspicious/noArrayIndexKey: a thread is known by its depth alone
                key={depth}
                className={styles.thread}
                data-runs={runs || undefined}
                data-last={depth === threads.length - 1 || undefined}
                aria-hidden="true"
              />
            ))}
            <div className={styles.card} data-parent={(step.children.length > 0 && isOpen) || undefined}>
              {step.children.length > 0 ? (
                <button
                  type="button"
                  tabIndex={-1}
                  className={styles.toggle}
                  aria-label={t(isOpen ? 'office.tree.close' : 'office.tree.open', { name: step.name })}
                  onClick={() => setOpen(step.id, !isOpen)}
                >
                  {isOpen ? (
                    <ChevronDown size={16} aria-hidden="true" />
                  ) : (
                    <ChevronRight size={16} aria-hidden="true" />
                  )}
                </button>
              ) : (
                <span className={styles.leaf} aria-hidden="true" />
              )}
              <div className={styles.content}>{step.content}</div>
            </div>
          </div>
        );
      })}
    </div>
  );
}

/** The rows that can be seen, in order, with the threads that are drawn before each. */
export function rowsOf(
  steps: readonly TreeStep[],
  closed: ReadonlySet<string>,
  parent: string | null = null,
  above: readonly boolean[] = [],
): Row[] {
  return steps.flatMap((step, at) => {
    const last = at === steps.length - 1;
    const threads = parent === null ? above : [...above, !last];
    const row: Row = { step, parent, level: threads.length + 1, index: at + 1, count: steps.length, threads };
    return closed.has(step.id) ? [row] : [row, ...rowsOf(step.children, closed, step.id, threads)];
  });
}

function nextByLetter(rows: readonly Row[], at: number, letter: string): string | undefined {
  const starts = (row: Row) =>
    row.step.name.toLocaleLowerCase('id').startsWith(letter.toLocaleLowerCase('id'));
  return [...rows.slice(at + 1), ...rows.slice(0, at)].find(starts)?.step.id;
}
