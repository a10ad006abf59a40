import { ChevronDown, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BranchRow } from './branch-rows.ts';
import styles from './branch-tree.module.css';

interface BranchTreeProps<T> {
  label: string;
  rows: readonly BranchRow<T>[];
  nameOf: (value: T) => string;
  content: (value: T) => ReactNode;
  chosen?: string | undefined;
  onChoose: (id: string) => void;
  onOpen: (id: string, open: boolean) => void;
  /** `cards` draws every row as a card on lines; `plain` as a list. */
  look?: 'plain' | 'cards';
}

/** A tree that folds. Keys follow the tree pattern of WAI-ARIA: arrows, Home, End, Enter and the first letter. */
export function BranchTree<T>(props: BranchTreeProps<T>) {
  const { t } = useTranslation();
  const { rows, nameOf, chosen, onChoose, onOpen } = props;
  const [focused, setFocused] = useState<string | undefined>();
  const box = useRef<HTMLDivElement>(null);
  const entry = [focused, chosen].find((id) => id && rows.some((row) => row.id === id)) ?? rows[0]?.id;

  const focus = (id: string | null | undefined) => {
    if (!id) return;
    setFocused(id);
    box.current?.querySelector<HTMLElement>(`[data-branch="${CSS.escape(id)}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent, row: BranchRow<T>, at: number) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = rows[at + 1];
    const acts: Record<string, () => void> = {
      ArrowDown: () => focus(next?.id),
      ArrowUp: () => focus(rows[at - 1]?.id),
      Home: () => focus(rows[0]?.id),
      End: () => focus(rows.at(-1)?.id),
      ArrowRight: () => {
        if (row.hasBelow && !row.open) onOpen(row.id, true);
        else if (next && next.level > row.level) focus(next.id);
      },
      ArrowLeft: () => (row.open ? onOpen(row.id, false) : focus(row.parentId)),
      Enter: () => onChoose(row.id),
      ' ': () => onChoose(row.id),
    };
    const letter = /^\p{L}$/u.test(event.key)
      ? () => focus(nextByLetter(rows, at, event.key, nameOf)?.id)
      : undefined;
    const act = acts[event.key] ?? letter;
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  return (
    <div
      ref={box}
      className={styles.tree}
      role="tree"
      aria-label={props.label}
      data-look={props.look ?? 'plain'}
    >
      {rows.map((row, at) => (
        <div
          key={row.id}
          role="treeitem"
          data-branch={row.id}
          className={styles.row}
          style={{ '--level': row.level - 1 } as React.CSSProperties}
          aria-level={row.level}
          aria-posinset={row.position}
          aria-setsize={row.siblings}
          aria-expanded={row.hasBelow ? row.open : undefined}
          aria-selected={row.id === chosen}
          tabIndex={row.id === entry ? 0 : -1}
          onClick={() => onChoose(row.id)}
          onKeyDown={(event) => onKeyDown(event, row, at)}
          onFocus={(event) => event.target === event.currentTarget && setFocused(row.id)}
        >
          {row.hasBelow ? (
            <button
              type="button"
              tabIndex={-1}
              className={styles.toggle}
              aria-label={t(row.open ? 'office.tree.close' : 'office.tree.open', { name: nameOf(row.value) })}
              onClick={(event) => {
                event.stopPropagation();
                onOpen(row.id, !row.open);
              }}
            >
              {row.open ? (
                <ChevronDown size={16} aria-hidden="true" />
              ) : (
                <ChevronRight size={16} aria-hidden="true" />
              )}
            </button>
          ) : (
            <span className={styles.leaf} aria-hidden="true" />
          )}
          <div className={styles.content}>{props.content(row.value)}</div>
        </div>
      ))}
    </div>
  );
}

function nextByLetter<T>(
  rows: readonly BranchRow<T>[],
  at: number,
  letter: string,
  nameOf: (value: T) => string,
): BranchRow<T> | undefined {
  const wanted = letter.toLocaleLowerCase('id');
  return [...rows.slice(at + 1), ...rows.slice(0, at)].find(({ value }) =>
    nameOf(value).toLocaleLowerCase('id').startsWith(wanted),
  );
}
