import { type ReactNode, useId } from 'react';
import styles from './panel.module.css';

interface PanelProps {
  title: ReactNode;
  hint?: ReactNode;
  /** What screen readers call it, where the title alone could be taken for another part of the screen. */
  label?: string;
  /** Beside the title: badges and buttons. */
  acts?: ReactNode;
  /** Rows that reach from edge to edge. */
  flush?: boolean;
  children: ReactNode;
}

/** A part of a page under its own heading. */
export function Panel({ title, hint, label, acts, flush, children }: PanelProps) {
  const id = useId();
  return (
    <section className={styles.panel} {...(label ? { 'aria-label': label } : { 'aria-labelledby': id })}>
      <div className={styles.head}>
        <div className={styles.words}>
          <h2 id={id}>{title}</h2>
          {hint ? <div className={styles.hint}>{hint}</div> : null}
        </div>
        {acts ? <div className={styles.acts}>{acts}</div> : null}
      </div>
      <div className={flush ? styles.bodyFlush : styles.body}>{children}</div>
    </section>
  );
}

/** Stands in a panel that holds nothing yet, and says what would. */
export function NothingYet({ children }: { children: ReactNode }) {
  return <p className={styles.nothing}>{children}</p>;
}

/** Names and values; those without a value are left out. */
export function Facts({ of }: { of: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className={styles.facts}>
      {of.map(([name, value]) =>
        value === null || value === undefined || value === '' ? null : (
          <Fact key={name} name={name} value={value} />
        ),
      )}
    </dl>
  );
}

function Fact({ name, value }: { name: string; value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
