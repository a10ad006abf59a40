import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Height } from './document-viewer.tsx';
import { layRows, type PageRows, rowAt, rowsBetween } from './page-rows.ts';
import { usePinch } from './use-pinch.ts';
import type { ViewerPage } from './viewer-page.tsx';

/** `width` and `page` fit; a number is a share of the printed size. */
export type Zoom = 'width' | 'page' | number;

/** The short side of A4 at 96 dots per inch: what 100 % means. */
const paperWidth = 794;
const steps = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];
const margin = 16;
/** What is read lies across this part of the desk. */
const sightLine = 1 / 3;

export interface Viewer {
  desk: RefObject<HTMLDivElement | null>;
  rows: PageRows;
  /** Indexes of the pages that are mounted: those in sight, and a desk's height above and below. */
  range: { first: number; last: number };
  zoom: Zoom;
  scale: number;
  quarterTurns: number;
  current: number;
  setZoom: (zoom: Zoom) => void;
  zoomBy: (direction: 1 | -1) => void;
  turn: () => void;
  goTo: (page: number) => void;
  /** Brings a place of a page into sight, in parts of it; moves nothing where it is in sight. */
  show: (page: number, y?: number) => void;
  follow: (height: Height) => void;
}

interface Start {
  page: number;
  onScroll: ((height: Height) => void) | undefined;
}

/** Zoom, turn and place within a document. Only what is near the sight is there: its length costs nothing. */
export function useViewer(pages: readonly ViewerPage[], start: Start): Viewer {
  const desk = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState({ width: 0, height: 0 });
  const [zoom, setZoom] = useState<Zoom>('width');
  const [quarterTurns, setQuarterTurns] = useState(0);
  const [sight, setSight] = useState({ current: start.page, first: 0, last: 0 });
  const onScroll = useRef(start.onScroll);
  onScroll.current = start.onScroll;

  useLayoutEffect(() => {
    if (!desk.current) return;
    setRoom({ width: desk.current.clientWidth, height: desk.current.clientHeight });
    const watcher = new ResizeObserver(() => {
      const { clientWidth: width = 0, clientHeight: height = 0 } = desk.current ?? {};
      setRoom((before) => (before.width === width && before.height === height ? before : { width, height }));
    });
    watcher.observe(desk.current);
    return () => watcher.disconnect();
  }, []);

  // Pages that are told anew and have the same shapes lie where they lay.
  const shapes = useMemo(() => pages.map((page) => page.width / page.height).join(' '), [pages]);
  const rows = useMemo(() => {
    const wide = Math.max(room.width - 2 * margin, 120);
    const high = Math.max(room.height - 2 * margin, 120);
    const sizes = (shapes === '' ? [] : shapes.split(' ')).map((printed) => {
      const shape = quarterTurns % 2 === 1 ? 1 / Number(printed) : Number(printed);
      const width =
        zoom === 'width'
          ? Math.min(wide, 1400)
          : zoom === 'page'
            ? Math.min(wide, high * shape)
            : paperWidth * Math.max(1, shape) * zoom;
      return { width, height: width / shape };
    });
    return layRows(sizes, { gap: margin, margin });
  }, [shapes, room, zoom, quarterTurns]);
  const firstShape = pages[0] ? shapeOf(pages[0], quarterTurns) : 1;
  const scale = (rows.widths[0] ?? paperWidth) / (paperWidth * Math.max(1, firstShape));

  // What is laid on the desk at this moment: a glance that was on its way before belongs to it as well.
  const laid = useRef(rows);
  useLayoutEffect(() => {
    laid.current = rows;
  }, [rows]);

  /** The height that lies at the line of sight; kept when the size or the side changes. */
  const height = useRef<Height>({ page: start.page, part: 0 });
  const silent = useRef(false);

  const look = useCallback(() => {
    const element = desk.current;
    const { current: rows } = laid;
    if (!element || rows.tops.length === 0) return;
    const { scrollTop, clientHeight } = element;
    const line = scrollTop + clientHeight * sightLine;
    const at = rowAt(rows, line);
    height.current = { page: at + 1, part: (line - rows.tops[at]!) / rows.heights[at]! };
    const { first, last } = rowsBetween(rows, scrollTop - clientHeight, scrollTop + 2 * clientHeight);
    setSight((before) =>
      before.current === at + 1 && before.first === first && before.last === last
        ? before
        : { current: at + 1, first, last },
    );
    if (!silent.current) onScroll.current?.(height.current);
    silent.current = false;
  }, []);

  const scrollTo = useCallback(
    (top: number) => {
      desk.current?.scrollTo({ top, behavior: 'instant' });
      look();
    },
    [look],
  );
  const toHeight = useCallback(
    ({ page, part }: Height) => {
      const at = Math.min(Math.max(page, 1), rows.tops.length) - 1;
      const line = (desk.current?.clientHeight ?? 0) * sightLine;
      scrollTo(rows.tops[at]! + rows.heights[at]! * part - line);
    },
    [rows, scrollTo],
  );
  const goTo = useCallback(
    (page: number) => {
      const at = Math.min(Math.max(page, 1), rows.tops.length) - 1;
      if (at >= 0) scrollTo(rows.tops[at]! - margin);
    },
    [rows, scrollTo],
  );

  // Another size or side up: what was read stays in sight. At first: the page that was asked for.
  const placed = useRef(false);
  useLayoutEffect(() => {
    if (room.height === 0 || rows.tops.length === 0) return;
    if (placed.current) toHeight(height.current);
    else goTo(height.current.page);
    placed.current = true;
  }, [rows, room.height, toHeight, goTo]);

  useEffect(() => {
    const element = desk.current;
    if (!element) return;
    let frame = 0;
    const follow = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(look);
    };
    element.addEventListener('scroll', follow, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener('scroll', follow);
    };
  }, [look]);

  usePinch(desk, scale, setZoom);

  return {
    desk,
    rows,
    range: sight,
    zoom,
    scale,
    quarterTurns,
    current: sight.current,
    setZoom,
    zoomBy: (direction) => {
      const next =
        direction === 1
          ? steps.find((step) => step > scale + 0.01)
          : steps.findLast((step) => step < scale - 0.01);
      setZoom(next ?? (direction === 1 ? steps.at(-1)! : steps[0]!));
    },
    turn: () => setQuarterTurns((before) => (before + 1) % 4),
    goTo: (page) => goTo(page),
    show: (page, y = 0) => {
      const at = Math.min(Math.max(page, 1), rows.tops.length) - 1;
      const element = desk.current;
      if (!element || at < 0) return;
      // Turned pages have their places elsewhere; the page itself is near enough.
      const top = rows.tops[at]! + (quarterTurns === 0 ? rows.heights[at]! * y : 0);
      const inSight = top >= element.scrollTop + 32 && top <= element.scrollTop + element.clientHeight - 64;
      if (!inSight) scrollTo(top - (y === 0 ? margin : element.clientHeight * sightLine));
    },
    follow: (to) => {
      silent.current = true;
      toHeight(to);
      silent.current = true;
    },
  };
}

function shapeOf(page: ViewerPage, quarterTurns: number): number {
  return quarterTurns % 2 === 1 ? page.height / page.width : page.width / page.height;
}
