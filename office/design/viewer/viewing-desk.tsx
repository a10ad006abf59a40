import { type KeyboardEvent, useEffect, useImperativeHandle, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../keyboard/shortcuts.ts';
import type { DocumentViewerProps } from './document-viewer.tsx';
import { FindBar } from './find-bar.tsx';
import { PageTextPanel } from './page-text-panel.tsx';
import { PrintPages } from './print-pages.tsx';
import { Thumbnails } from './thumbnails.tsx';
import { useFinds } from './use-finds.ts';
import { useViewer } from './use-viewer.ts';
import styles from './viewer.module.css';
import { type Highlight, PageSheet } from './viewer-page.tsx';
import { ViewerToolbar } from './viewer-toolbar.tsx';

const none: readonly Highlight[] = [];
const noPages: ReadonlySet<number> = new Set();
/** Milliseconds that somebody stays before it is told where they are. */
const settled = 400;

/** What `DocumentViewer` shows. */
export function ViewingDesk(props: DocumentViewerProps) {
  const { label, pages, reader, highlights = none, active = null, marked = noPages } = props;
  const { t } = useTranslation();
  const viewer = useViewer(pages, { page: props.place?.page ?? 1, onScroll: props.onScroll });
  const [thumbnails, setThumbnails] = useState(
    pages.length > 1 && !props.narrow && matchMedia('(min-width: 80em)').matches,
  );
  const [text, setText] = useState(false);
  const finding = useFinds(reader, { q: props.place?.q ?? '', page: props.place?.page ?? 1 }, (find) =>
    viewer.show(find.page, (find.boxes[0]?.[1] ?? 0) / 10_000),
  );
  const canFind = reader?.find !== undefined;
  const [asked, setAsked] = useState(0);
  const askFind = () => {
    finding.setOpen(true);
    setAsked((times) => times + 1);
  };
  useShortcuts(
    t('office.viewer.tools'),
    canFind && !props.narrow ? [{ keys: 'mod+f', label: t('office.viewer.find'), run: askFind }] : [],
  );
  useImperativeHandle(props.handle, () => ({ show: viewer.show, follow: viewer.follow }));

  const { show } = viewer;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it follows the marked place, not the desk
  useEffect(() => {
    const mark = highlights.find(({ id }) => id === active);
    if (mark) show(mark.page, mark.box.y);
  }, [active, highlights]);

  const { onPlace } = props;
  const { current } = viewer;
  const q = finding.open ? finding.q.trim() : '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: it follows the place, whoever listens
  useEffect(() => {
    if (!onPlace) return;
    const timer = setTimeout(() => onPlace({ page: current, q: q || undefined }), settled);
    return () => clearTimeout(timer);
  }, [current, q]);

  const keys: Record<string, () => void> = {
    ArrowRight: () => viewer.goTo(current + 1),
    ArrowLeft: () => viewer.goTo(current - 1),
    '+': () => viewer.zoomBy(1),
    '=': () => viewer.zoomBy(1),
    '-': () => viewer.zoomBy(-1),
    '0': () => viewer.setZoom('width'),
    r: viewer.turn,
    Home: () => viewer.goTo(1),
    End: () => viewer.goTo(pages.length),
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const canShowText = reader !== undefined || pages.some((page) => page.text !== undefined);
  const { first, last } = viewer.range;
  const roomWidth = Math.max(viewer.rows.width, viewer.desk.current?.clientWidth ?? 0);

  return (
    <section className={styles.viewer} aria-label={label}>
      <ViewerToolbar
        viewer={viewer}
        pageCount={pages.length}
        thumbnails={pages.length > 1 ? { shown: thumbnails, toggle: () => setThumbnails(!thumbnails) } : null}
        text={canShowText ? { shown: text, toggle: () => setText(!text) } : null}
        find={
          canFind
            ? { shown: finding.open, toggle: () => (finding.open ? finding.setOpen(false) : askFind()) }
            : null
        }
        end={
          <>
            <PrintPages pages={pages} current={current} />
            {props.tools}
          </>
        }
      />
      {finding.open && canFind ? (
        <FindBar
          finding={finding}
          asked={asked}
          onClose={() => {
            finding.setOpen(false);
            viewer.desk.current?.focus();
          }}
        />
      ) : null}
      <div className={styles.body}>
        {thumbnails ? (
          <Thumbnails pages={pages} current={current} marked={marked} goTo={viewer.goTo} />
        ) : null}
        {/* biome-ignore lint/a11y/useSemanticElements: a scrolling region that takes the keyboard is no fieldset */}
        <div
          ref={viewer.desk}
          className={styles.desk}
          role="group"
          aria-label={t('office.viewer.desk')}
          aria-keyshortcuts="ArrowLeft ArrowRight + - 0 R"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it (WCAG 2.1.1)
          tabIndex={0}
          onKeyDown={onKeyDown}
        >
          <ol className={styles.sheets} style={{ width: viewer.rows.width, height: viewer.rows.height }}>
            {pages.slice(first, last + 1).map((page, index) => {
              const at = first + index;
              const { rows } = viewer;
              return (
                <PageSheet
                  key={page.number}
                  page={page}
                  count={pages.length}
                  frame={{
                    left: (roomWidth - rows.widths[at]!) / 2,
                    top: rows.tops[at]!,
                    width: rows.widths[at]!,
                    height: rows.heights[at]!,
                  }}
                  quarterTurns={viewer.quarterTurns}
                  reader={reader}
                  highlights={highlights.filter((highlight) => highlight.page === page.number)}
                  active={active}
                  finds={finding.byPage.get(page.number) ?? []}
                  currentFind={finding.current}
                  differs={marked.has(page.number)}
                  overlay={props.overlay?.(page.number)}
                  onPoint={props.onPoint && ((point) => props.onPoint?.(page.number, point))}
                  onDraw={props.onDraw && ((box) => props.onDraw?.(page.number, box))}
                  onAgain={props.onAgain}
                />
              );
            })}
          </ol>
        </div>
        {text ? <PageTextPanel page={pages[current - 1]} reader={reader} /> : null}
      </div>
    </section>
  );
}
