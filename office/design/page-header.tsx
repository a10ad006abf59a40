import { Link } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { usePageTitle } from '../router/page-title.ts';
import styles from './page-header.module.css';

interface PageHeaderProps {
  title: string;
  /** A line under the title: what this page holds, or whose it is. */
  detail?: ReactNode;
  /** Where this page stands below: a link back for those who came by another way. */
  back?: { to: string; label: string };
  /** Badges that belong to the thing itself. */
  badges?: ReactNode;
  /** The page's actions; the most important one last, as a filled button. */
  actions?: ReactNode;
}

/** The head of every page: its one `h1`, which also takes focus and names the document after a change of route. */
export function PageHeader({ title, detail, back, badges, actions }: PageHeaderProps) {
  usePageTitle(title);
  return (
    <header className={styles.header}>
      <div className={styles.words}>
        {back ? (
          <Link to={back.to} className={styles.back} data-print="never">
            <ChevronLeft size={16} aria-hidden="true" />
            {back.label}
          </Link>
        ) : null}
        <div className={styles.titleLine}>
          <h1 id="page-title" tabIndex={-1} className={styles.title}>
            {title}
          </h1>
          {badges}
        </div>
        {detail ? <div className={styles.detail}>{detail}</div> : null}
      </div>
      {actions ? (
        <div className={styles.actions} data-print="never">
          {actions}
        </div>
      ) : null}
    </header>
  );
}
