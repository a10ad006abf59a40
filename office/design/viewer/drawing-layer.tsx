import { type PointerEvent, useState } from 'react';
import styles from './viewer.module.css';
import type { PageBox } from './viewer-page.tsx';

interface DrawingLayerProps {
  onPoint: ((point: { x: number; y: number }) => void) | undefined;
  onDraw: ((box: PageBox) => void) | undefined;
}

/** Smaller than this part of the page is a slip of the hand. */
const leastSide = 0.003;

/** Takes a point or a box from the hand, in parts of the page however it is turned. */
export function DrawingLayer({ onPoint, onDraw }: DrawingLayerProps) {
  const [from, setFrom] = useState<{ x: number; y: number } | null>(null);
  const [box, setBox] = useState<PageBox | null>(null);
  const begin = (event: PointerEvent<HTMLDivElement>) => {
    event.preventDefault();
    const point = pointOf(event);
    if (!onDraw) return onPoint?.(point);
    event.currentTarget.setPointerCapture(event.pointerId);
    setFrom(point);
  };
  const end = () => {
    if (box && box.w > leastSide && box.h > leastSide) onDraw?.(box);
    setFrom(null);
    setBox(null);
  };
  return (
    <div
      className={styles.drawing}
      data-drawing
      onPointerDown={begin}
      onPointerMove={from ? (event) => setBox(between(from, pointOf(event))) : undefined}
      onPointerUp={end}
      onPointerCancel={end}
    >
      {box ? (
        <span
          className={styles.drawn}
          style={{
            left: `${box.x * 100}%`,
            top: `${box.y * 100}%`,
            width: `${box.w * 100}%`,
            height: `${box.h * 100}%`,
          }}
        />
      ) : null}
    </div>
  );
}

/** Offsets are told in the coordinates of the layer itself, before it is turned. */
function pointOf({ nativeEvent, currentTarget }: PointerEvent<HTMLDivElement>): { x: number; y: number } {
  const part = (offset: number, side: number) => Math.min(1, Math.max(0, offset / side));
  return {
    x: part(nativeEvent.offsetX, currentTarget.clientWidth),
    y: part(nativeEvent.offsetY, currentTarget.clientHeight),
  };
}

function between(one: { x: number; y: number }, other: { x: number; y: number }): PageBox {
  const [x, y] = [Math.min(one.x, other.x), Math.min(one.y, other.y)];
  return { x, y, w: Math.abs(one.x - other.x), h: Math.abs(one.y - other.y) };
}
