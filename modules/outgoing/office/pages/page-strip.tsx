import { LoaderCircle } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '#office/design/states/error-state.tsx';
import type { Paper } from '../../contract/terms.ts';
import type { PageInput, PageSource } from './fetch-page.ts';
import styles from './pages.module.css';
import { paperSizes, usePages } from './use-pages.ts';

interface PageStripProps {
  source: PageSource;
  input: PageInput;
  stamp: string | number;
  paper: Paper;
  /** What is shown, for who cannot see it. */
  label: string;
  /** Nothing is asked for before the strip comes into sight. */
  enabled?: boolean;
}

/** Pages beside each other that are swiped or scrolled; further ones are read when one is near them. */
export function PageStrip({ source, input, stamp, paper, label, enabled = true }: PageStripProps) {
  const { t } = useTranslation();
  const [current, setCurrent] = useState(1);
  const strip = useRef<HTMLDivElement>(null);
  const { first, count, urls } = usePages(source, input, { stamp, wanted: current + 1, enabled });
  const shape = paperSizes[paper];
  const onScroll = () => {
    const { scrollLeft = 0, clientWidth = 1 } = strip.current ?? {};
    setCurrent((before) => Math.max(1, Math.round(scrollLeft / Math.max(1, clientWidth)) + 1) || before);
  };
  return (
    <div className={styles.frame}>
      {/* biome-ignore lint/a11y/useSemanticElements: a scrolling region that takes the keyboard is no fieldset */}
      <div
        ref={strip}
        className={styles.strip}
        role="group"
        aria-label={label}
        aria-busy={first.isFetching}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it (WCAG 2.1.1)
        tabIndex={0}
        onScroll={onScroll}
      >
        {Array.from({ length: Math.max(1, count) }, (_, at) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: a page is known by its number alone
            key={at}
            className={styles.page}
            style={{ aspectRatio: `${shape.width} / ${shape.height}` }}
          >
            {urls[at] ? (
              <img src={urls[at]} alt={t('outgoing.pages.page', { page: at + 1, count })} draggable={false} />
            ) : (
              <LoaderCircle className="spin" size={28} aria-hidden="true" />
            )}
          </div>
        ))}
      </div>
      {first.error && !first.data ? (
        <div className={styles.fault}>
          <ErrorState
            compact
            error={first.error}
            onRetry={() => void first.refetch()}
            retrying={first.isFetching}
          />
        </div>
      ) : null}
      {count > 1 ? (
        <p className={styles.place} aria-live="polite">
          {t('outgoing.pages.place', { page: Math.min(current, count), count })}
        </p>
      ) : null}
    </div>
  );
}
