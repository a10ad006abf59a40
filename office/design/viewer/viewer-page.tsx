import { Button } from '@mantine/core';
import { RotateCw } from 'lucide-react';
import type { CSSProperties, ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentReader, PlacedBox } from './document-reader.ts';
import { DrawingLayer } from './drawing-layer.tsx';
import { TextLayer, usePageWords } from './text-layer.tsx';
import styles from './viewer.module.css';

/** A box on a page, in fractions of its width and height as printed (before any turning). */
export interface PageBox {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** A page of a document as it is shown. Width and height give its shape only. */
export interface ViewerPage {
  number: number;
  width: number;
  height: number;
  /** Address of the page image. */
  image: string;
  thumbnail?: string;
  /** What was read on the page; null where nothing was. */
  text?: string | null;
}

/** A place on a page that a field was read from. */
export interface Highlight {
  id: string;
  page: number;
  box: PageBox;
  label: string;
}

/** A place on a page where what is looked for stands. */
export interface PageFind {
  index: number;
  boxes: readonly PlacedBox[];
}

interface PageSheetProps {
  page: ViewerPage;
  count: number;
  /** Place and size on the desk in pixels, after turning. */
  frame: { left: number; top: number; width: number; height: number };
  quarterTurns: number;
  reader: DocumentReader | undefined;
  highlights: readonly Highlight[];
  active: string | null;
  finds: readonly PageFind[];
  currentFind: number;
  /** The text of this page differs from that of another version. */
  differs: boolean;
  overlay: ReactNode;
  onPoint: ((point: { x: number; y: number }) => void) | undefined;
  onDraw: ((box: PageBox) => void) | undefined;
  /** Asks for the document again, with all that stands before it: pictures cannot ask for a session or a fresh factor. */
  onAgain: (() => Promise<unknown>) | undefined;
}

/** A page that is passed in a rush is not asked for. */
const patience = 60;

/** One sheet on the desk: the page image, turned as asked, with its words, finds and marked places on it. */
export function PageSheet({ page, count, frame, quarterTurns, reader, ...more }: PageSheetProps) {
  const { t } = useTranslation();
  const [failed, setFailed] = useState(false);
  const [asking, setAsking] = useState(false);
  const stays = useStays();
  const { data: words } = usePageWords(reader, page.number, stays);
  const again = async () => {
    setAsking(true);
    await more.onAgain?.();
    setAsking(false);
    setFailed(false);
  };
  const { width, height } = frame;
  const lying = quarterTurns % 2 === 1;
  const inner: CSSProperties = {
    width: lying ? height : width,
    height: lying ? width : height,
    transform: `translate(-50%, -50%) rotate(${quarterTurns * 90}deg)`,
  };
  return (
    <li
      className={styles.sheet}
      style={frame}
      data-page={page.number}
      aria-posinset={page.number}
      aria-setsize={count}
    >
      <div className={styles.turned} style={inner}>
        {failed ? (
          <div className={styles.missing} role="alert">
            <p>{t('office.viewer.missing', { page: page.number })}</p>
            <Button
              variant="default"
              leftSection={<RotateCw size={16} aria-hidden="true" />}
              loading={asking}
              onClick={() => void again()}
            >
              {t('office.error.retry')}
            </Button>
          </div>
        ) : stays ? (
          <img
            src={page.image}
            alt={t('office.viewer.page', { page: page.number })}
            decoding="async"
            draggable={false}
            onError={() => setFailed(true)}
          />
        ) : null}
        {more.highlights.map(({ id, box, label }) => (
          <mark
            key={id}
            className={styles.mark}
            data-highlight={id}
            data-active={id === more.active || undefined}
            style={placeOf(box)}
          >
            <span className={styles.markLabel}>{label}</span>
          </mark>
        ))}
        {more.finds.flatMap(({ index, boxes }) =>
          boxes.map(([x, y, w, h]) => (
            <span
              key={`${index} ${x} ${y}`}
              className={styles.find}
              data-find={index}
              data-current={index === more.currentFind || undefined}
              style={placeOf({ x: x / 10_000, y: y / 10_000, w: w / 10_000, h: h / 10_000 })}
            />
          )),
        )}
        {words && words.body !== '' ? <TextLayer words={words} shape={page.width / page.height} /> : null}
        {more.overlay}
        {more.onPoint || more.onDraw ? <DrawingLayer onPoint={more.onPoint} onDraw={more.onDraw} /> : null}
      </div>
      {more.differs ? <span className={styles.differs}>{t('office.viewer.differs')}</span> : null}
    </li>
  );
}

/** True once the page has been there for a moment. */
function useStays(): boolean {
  const [stays, setStays] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setStays(true), patience);
    return () => clearTimeout(timer);
  }, []);
  return stays;
}

function placeOf({ x, y, w, h }: PageBox): CSSProperties {
  return { left: `${x * 100}%`, top: `${y * 100}%`, width: `${w * 100}%`, height: `${h * 100}%` };
}
