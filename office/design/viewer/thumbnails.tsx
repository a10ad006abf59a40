import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { layRows, rowsBetween } from './page-rows.ts';
import styles from './viewer.module.css';
import type { ViewerPage } from './viewer-page.tsx';

interface ThumbnailsProps {
  pages: readonly ViewerPage[];
  current: number;
  marked: ReadonlySet<number>;
  goTo: (page: number) => void;
}

const pictureWidth = 84;
/** Number below the picture, and the ground around both. */
const besides = 34;

/** Small pages beside the document; only those in sight are there. */
export function Thumbnails({ pages, current, marked, goTo }: ThumbnailsProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLElement>(null);
  const rows = useMemo(() => {
    const sizes = pages.map(({ width, height }) => ({
      width: pictureWidth,
      height: Math.min(pictureWidth * 3, (pictureWidth * height) / width) + besides,
    }));
    return layRows(sizes, { gap: 4, margin: 8 });
  }, [pages]);
  const reading = useRef(current);
  reading.current = current;
  const [range, setRange] = useState({ first: 0, last: -1 });
  const look = useCallback(() => {
    const element = list.current;
    if (!element) return;
    const { scrollTop, clientHeight } = element;
    const next = rowsBetween(rows, scrollTop - clientHeight / 2, scrollTop + clientHeight * 1.5);
    setRange((before) => (before.first === next.first && before.last === next.last ? before : next));
  }, [rows]);

  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    // At first where the reader is: what lies before that is not asked for.
    element.scrollTop = (rows.tops[reading.current - 1] ?? 0) - element.clientHeight / 2;
    look();
    const watcher = new ResizeObserver(look);
    watcher.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      watcher.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [rows, look]);

  // The page that is read is in sight here too.
  useEffect(() => {
    const element = list.current;
    const top = rows.tops[current - 1];
    if (!element || top === undefined) return;
    const height = rows.heights[current - 1]!;
    if (top >= element.scrollTop && top + height <= element.scrollTop + element.clientHeight) return;
    element.scrollTop = top - (element.clientHeight - height) / 2;
  }, [rows, current]);

  return (
    <nav
      ref={list}
      className={styles.thumbnails}
      aria-label={t('office.viewer.thumbnails')}
      data-print="never"
    >
      <div className={styles.thumbnailRows} style={{ height: rows.height }}>
        {pages.slice(range.first, range.last + 1).map((page, at) => (
          <button
            key={page.number}
            type="button"
            className={styles.thumbnail}
            style={{ top: rows.tops[range.first + at], height: rows.heights[range.first + at] }}
            aria-current={page.number === current ? 'page' : undefined}
            data-differs={marked.has(page.number) || undefined}
            onClick={() => goTo(page.number)}
          >
            <img src={page.thumbnail ?? page.image} alt="" decoding="async" />
            <span>{t('office.viewer.page', { page: page.number })}</span>
            {marked.has(page.number) ? <span className="unseen">{t('office.viewer.differs')}</span> : null}
          </button>
        ))}
      </div>
    </nav>
  );
}
