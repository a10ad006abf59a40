import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useViewer } from './use-viewer.ts';
import styles from './viewer.module.css';
import { type Highlight, PageSheet, type ViewerPage } from './viewer-page.tsx';
import { ViewerToolbar } from './viewer-toolbar.tsx';

interface DocumentViewerProps {
  /** What is shown: the name of the file. */
  label: string;
  pages: readonly ViewerPage[];
  highlights?: readonly Highlight[];
  /** The marked place to bring into sight: the field that has the focus. */
  active?: string | null;
  /** Tools of the page at the end of the bar: download, searchable copy. */
  tools?: ReactNode;
  /** Reads the pages again, through the gates; asked for where a picture did not come. */
  onAgain?: () => Promise<unknown>;
}

const none: readonly Highlight[] = [];

/** The document itself: zoom, fit, turn, pages by key, small pages, what was read, and marked places. */
export function DocumentViewer({
  label,
  pages,
  highlights = none,
  active = null,
  tools,
  onAgain,
}: DocumentViewerProps) {
  const { t } = useTranslation();
  const viewer = useViewer(pages);
  const [thumbnails, setThumbnails] = useState(pages.length > 1 && matchMedia('(min-width: 80em)').matches);
  const [text, setText] = useState(false);
  const { desk } = viewer;

  useEffect(() => {
    if (!active || !desk.current) return;
    const mark = desk.current.querySelector<HTMLElement>(`[data-highlight="${CSS.escape(active)}"]`);
    if (mark) bringIntoSight(desk.current, mark);
  }, [active, desk]);

  const keys: Record<string, () => void> = {
    ArrowRight: () => viewer.goTo(viewer.current + 1),
    ArrowLeft: () => viewer.goTo(viewer.current - 1),
    '+': () => viewer.zoomBy(1),
    '=': () => viewer.zoomBy(1),
    '-': () => viewer.zoomBy(-1),
    '0': () => viewer.setZoom('width'),
    r: viewer.turn,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const currentText = pages[viewer.current - 1]?.text;
  const canShowText = pages.some((page) => page.text !== undefined);

  return (
    <section className={styles.viewer} aria-label={label}>
      <ViewerToolbar
        viewer={viewer}
        pageCount={pages.length}
        thumbnails={pages.length > 1 ? { shown: thumbnails, toggle: () => setThumbnails(!thumbnails) } : null}
        text={canShowText ? { shown: text, toggle: () => setText(!text) } : null}
        end={tools}
      />
      <div className={styles.body}>
        {thumbnails ? (
          <nav className={styles.thumbnails} aria-label={t('office.viewer.thumbnails')} data-print="never">
            {pages.map((page) => (
              <button
                key={page.number}
                type="button"
                className={styles.thumbnail}
                aria-current={page.number === viewer.current ? 'page' : undefined}
                onClick={() => viewer.goTo(page.number)}
              >
                <img
                  src={page.thumbnail ?? page.image}
                  alt=""
                  loading="lazy"
                  style={{ aspectRatio: page.width / page.height }}
                />
                <span>{t('office.viewer.page', { page: page.number })}</span>
              </button>
            ))}
          </nav>
        ) : null}
        {/* biome-ignore lint/a11y/useSemanticElements: a scrolling region that takes the keyboard is no fieldset */}
        <div
          ref={desk}
          className={styles.desk}
          role="group"
          aria-label={t('office.viewer.desk')}
          aria-keyshortcuts="ArrowLeft ArrowRight + - 0 R"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it (WCAG 2.1.1)
          tabIndex={0}
          onKeyDown={onKeyDown}
        >
          <ol className={styles.sheets}>
            {pages.map((page) => (
              <PageSheet
                key={page.number}
                page={page}
                width={viewer.widthOf(page)}
                quarterTurns={viewer.quarterTurns}
                highlights={highlights.filter((highlight) => highlight.page === page.number)}
                active={active}
                onAgain={onAgain}
              />
            ))}
          </ol>
        </div>
        {text ? (
          <aside className={styles.text} aria-label={t('office.viewer.text')}>
            <p className={styles.textNote}>{t('office.viewer.textNote', { page: viewer.current })}</p>
            {currentText ? (
              <div className={styles.read}>{currentText}</div>
            ) : (
              <p>{t('office.viewer.noText')}</p>
            )}
          </aside>
        ) : null}
      </div>
    </section>
  );
}

/** Moves the desk alone: the page around it stays where the person put it. */
function bringIntoSight(desk: HTMLElement, mark: HTMLElement): void {
  const frame = desk.getBoundingClientRect();
  const place = mark.getBoundingClientRect();
  if (
    place.top >= frame.top + 32 &&
    place.bottom <= frame.bottom &&
    place.left >= frame.left &&
    place.right <= frame.right
  )
    return;
  desk.scrollBy({
    top: place.top - frame.top - frame.height / 3,
    left: place.left - frame.left - frame.width / 3,
  });
}
