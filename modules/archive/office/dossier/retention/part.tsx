import type { ReactNode } from 'react';
import type { RetentionView } from '../../../contract/retention.ts';
import type { DossierView } from '../../../contract/views.ts';
import styles from '../dossier.module.css';

export interface RetentionPartProps {
  dossier: DossierView;
  retention: RetentionView;
}

interface PartProps {
  title: string;
  acts?: ReactNode;
  children?: ReactNode;
}

/** One kind of things that were said about the retention. */
export function Part({ title, acts, children }: PartProps) {
  return (
    <section className={styles.part}>
      <div className={styles.saidRow}>
        <h3>{title}</h3>
        {acts}
      </div>
      {children}
    </section>
  );
}

interface SaidProps {
  /** It holds no longer. */
  past?: boolean;
  children: ReactNode;
  acts?: ReactNode;
}

export function Said({ past, children, acts }: SaidProps) {
  return (
    <li className={styles.saidRow} data-past={past || undefined}>
      <div className={styles.words}>{children}</div>
      {acts}
    </li>
  );
}
