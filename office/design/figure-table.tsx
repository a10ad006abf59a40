import type { ReactNode } from 'react';
import styles from './figure-table.module.css';

interface FigureTableProps {
  caption: string;
  /** Where no heading above names the table already. */
  captionShown?: boolean;
  columns: readonly { name: string /** Numbers, which end under each other. */; end?: boolean }[];
  /** Rows; `data-end` cells end under each other, `data-wrapped` ones break. */
  children: ReactNode;
}

/** A table of figures; on a phone it scrolls sideways. */
export function FigureTable({ caption, captionShown, columns, children }: FigureTableProps) {
  return (
    <div className={styles.scroll}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways on a phone can be reached by keys */}
      <table className={styles.table} tabIndex={0}>
        <caption className={captionShown ? undefined : 'unseen'}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ name, end }) => (
              <th key={name} scope="col" data-end={end}>
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

/** A share of a whole (0 to 1) as a bar beside its number, which says the same. */
export function ShareBar({ share }: { share: number }) {
  return (
    <span className={styles.bar} aria-hidden="true">
      <span className={styles.fill} style={{ inlineSize: `${Math.max(1, share * 100)}%` }} />
    </span>
  );
}
