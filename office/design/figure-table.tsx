import { type ReactNode, useEffect, useRef } from 'react';
import styles from './figure-table.module.css';

interface FigureColumn {
  name: string;
  /** Numbers, which end under each other. */
  end?: boolean;
  /** The technical word for it, and what that is. */
  title?: string;
}

interface FigureTableProps {
  caption: string;
  /** Where no heading above names the table already. */
  captionShown?: boolean;
  columns: readonly FigureColumn[];
  /** Rows; `data-end` cells end under each other, `data-wrapped` ones break. */
  children: ReactNode;
}

/** A table of figures; on a phone it scrolls sideways under its first column, and fades where there is more. */
export function FigureTable({ caption, captionShown, columns, children }: FigureTableProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => (box.current ? followEdge(box.current) : undefined), []);
  return (
    <div ref={box} className={styles.scroll}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways on a phone can be reached by keys */}
      <table className={styles.table} tabIndex={0}>
        <caption className={captionShown ? undefined : 'unseen'}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ name, end, title }) => (
              <th key={name} scope="col" data-end={end} title={title}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

/** Marks what scrolls with `data-more` as long as something lies beyond its end. */
function followEdge(box: HTMLElement): () => void {
  const look = () => {
    box.toggleAttribute('data-more', box.scrollLeft + box.clientWidth < box.scrollWidth - 1);
  };
  const sizes = new ResizeObserver(look);
  sizes.observe(box);
  for (const part of box.children) sizes.observe(part);
  box.addEventListener('scroll', look, { passive: true });
  return () => {
    sizes.disconnect();
    box.removeEventListener('scroll', look);
  };
}

/** A share of a whole (0 to 1) as a bar beside its number, which says the same. */
export function ShareBar({ share }: { share: number }) {
  return (
    <span className={styles.bar} aria-hidden="true">
      {share > 0 ? (
        <span className={styles.fill} style={{ inlineSize: `${Math.max(2, share * 100)}%` }} />
      ) : null}
    </span>
  );
}
