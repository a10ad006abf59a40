import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './panel-rows.module.css';
import { Initials } from './person-post.tsx';

/** Things under each other in a flush panel, from edge to edge. */
export function PanelRows({ children }: { children: ReactNode }) {
  return <ul className={styles.rows}>{children}</ul>;
}

interface PanelRowProps {
  /** The thing of the row, where the panel is a list of such. */
  id?: string;
  icon?: LucideIcon;
  /** The person whose initials stand in front. */
  person?: string;
  name: ReactNode;
  detail: ReactNode;
  /** A second line of detail. */
  further?: ReactNode;
  /** Badges and buttons at the end of the row. */
  children?: ReactNode;
}

/** One of them: what it is called, what there is to say about it, and what can be done with it. */
export function PanelRow({ id, icon: Icon, person, name, detail, further, children }: PanelRowProps) {
  return (
    <li className={styles.row} data-row={id}>
      {Icon ? <Icon size={22} strokeWidth={1.75} className={styles.icon} aria-hidden="true" /> : null}
      {person ? <Initials name={person} size={40} /> : null}
      <div className={styles.words}>
        <p className={styles.name}>{name}</p>
        <p className={styles.detail}>{detail}</p>
        {further ? <p className={styles.detail}>{further}</p> : null}
      </div>
      {children}
    </li>
  );
}
