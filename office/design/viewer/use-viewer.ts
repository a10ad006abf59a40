import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ViewerPage } from './viewer-page.tsx';

/** `width` and `page` fit; a number is a share of the printed size. */
export type Zoom = 'width' | 'page' | number;

/** The short side of A4 at 96 dots per inch: what 100 % means. */
const paperWidth = 794;
const steps = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4];
const margin = 16;

export interface Viewer {
  desk: RefObject<HTMLDivElement | null>;
  zoom: Zoom;
  scale: number;
  quarterTurns: number;
  current: number;
  widthOf: (page: ViewerPage) => number;
  setZoom: (zoom: Zoom) => void;
  zoomBy: (direction: 1 | -1) => void;
  turn: () => void;
  goTo: (page: number) => void;
}

/** Zoom, turn and place within a document. */
export function useViewer(pages: readonly ViewerPage[]): Viewer {
  const desk = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState({ width: 0, height: 0 });
  const [zoom, setZoom] = useState<Zoom>('width');
  const [quarterTurns, setQuarterTurns] = useState(0);
  const [current, setCurrent] = useState(1);

  useEffect(() => {
    if (!desk.current) return;
    const watcher = new ResizeObserver(([entry]) => {
      const box = entry?.contentRect;
      if (box) setRoom({ width: box.width, height: box.height });
    });
    watcher.observe(desk.current);
    return () => watcher.disconnect();
  }, []);

  const shapeOf = useCallback(
    (page: ViewerPage) => (quarterTurns % 2 === 1 ? page.height / page.width : page.width / page.height),
    [quarterTurns],
  );
  const widthOf = (page: ViewerPage) => {
    const shape = shapeOf(page);
    const room_ = {
      width: Math.max(room.width - 2 * margin, 120),
      height: Math.max(room.height - 2 * margin, 120),
    };
    if (zoom === 'width') return Math.min(room_.width, 1400);
    if (zoom === 'page') return Math.min(room_.width, room_.height * shape);
    return paperWidth * Math.max(1, shape) * zoom;
  };
  const first = pages[0];
  const scale = first ? widthOf(first) / (paperWidth * Math.max(1, shapeOf(first))) : 1;

  const goTo = (page: number) => {
    const wanted = Math.min(Math.max(page, 1), pages.length);
    const sheet = desk.current?.querySelector<HTMLElement>(`[data-page="${wanted}"]`);
    if (sheet && desk.current) desk.current.scrollTo({ top: sheet.offsetTop - margin });
    setCurrent(wanted);
  };

  // Another size or side up: the page that was read stays in sight.
  const reading = useRef(current);
  reading.current = current;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it follows the change of size and side, nothing else
  useLayoutEffect(() => {
    const sheet = desk.current?.querySelector<HTMLElement>(`[data-page="${reading.current}"]`);
    if (sheet && desk.current) desk.current.scrollTop = sheet.offsetTop - margin;
  }, [zoom, quarterTurns]);

  useEffect(() => {
    const element = desk.current;
    if (!element) return;
    let frame = 0;
    const follow = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => setCurrent(pageInSight(element)));
    };
    element.addEventListener('scroll', follow, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener('scroll', follow);
    };
  }, []);

  return {
    desk,
    zoom,
    scale,
    quarterTurns,
    current,
    widthOf,
    setZoom,
    zoomBy: (direction) => {
      const next =
        direction === 1
          ? steps.find((step) => step > scale + 0.01)
          : steps.findLast((step) => step < scale - 0.01);
      setZoom(next ?? (direction === 1 ? steps.at(-1)! : steps[0]!));
    },
    turn: () => setQuarterTurns((before) => (before + 1) % 4),
    goTo,
  };
}

/** The page that lies across the middle of the desk. */
function pageInSight(desk: HTMLElement): number {
  const middle = desk.scrollTop + desk.clientHeight / 3;
  let found = 1;
  for (const sheet of desk.querySelectorAll<HTMLElement>('[data-page]')) {
    if (sheet.offsetTop <= middle) found = Number(sheet.dataset.page);
  }
  return found;
}
