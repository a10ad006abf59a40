import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import styles from './page-tabs.module.css';

export interface PageTab {
  to: string;
  search?: Record<string, unknown>;
  label: string;
  /** How many wait there; nothing is shown for none. */
  count?: number | undefined;
  /** What is counted, for those who do not see it. */
  counted?: string;
  /** Whether it is the page that is shown; where nothing is said the address tells. */
  current?: boolean;
}

/** Ways between pages that belong together; the one that is shown is in sight also on a phone. */
export function PageTabs({ label, tabs }: { label: string; tabs: readonly PageTab[] }) {
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, []);
  return (
    <nav ref={nav} className={styles.tabs} aria-label={label} data-print="never">
      {tabs.map(({ to, search, label: name, count, counted, current }) => (
        <Link
          key={`${to} ${JSON.stringify(search)}`}
          to={to}
          search={search as never}
          className={styles.tab}
          // A link that the router takes for the current one says so by itself: pages that differ in their search alone are no such.
          activeOptions={{ exact: true, includeSearch: current !== undefined }}
          {...(current === undefined
            ? { activeProps: { 'aria-current': 'page' as const } }
            : { activeProps: {}, 'aria-current': current ? ('page' as const) : undefined })}
        >
          {name}
          {count ? (
            <span className={styles.count}>
              {count}
              {counted ? <span className="unseen"> {counted}</span> : null}
            </span>
          ) : null}
        </Link>
      ))}
    </nav>
  );
}
