import { type RefObject, useEffect, useRef } from 'react';

const least = 0.25;
const most = 4;

/** Two fingers on glass, or on a pad (which browsers tell as a wheel with Ctrl), change the size. */
export function usePinch(
  desk: RefObject<HTMLElement | null>,
  scale: number,
  setZoom: (zoom: number) => void,
): void {
  const now = useRef(scale);
  now.current = scale;
  useEffect(() => {
    const element = desk.current;
    if (!element) return;
    let [from, began, frame] = [0, 1, 0];
    const zoomTo = (wanted: number) => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => setZoom(Math.min(most, Math.max(least, wanted))));
    };
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      now.current = Math.min(most, Math.max(least, now.current * Math.exp(-event.deltaY / 200)));
      zoomTo(now.current);
    };
    const apart = ({ touches }: TouchEvent) =>
      Math.hypot(touches[0]!.clientX - touches[1]!.clientX, touches[0]!.clientY - touches[1]!.clientY);
    const onTouchStart = (event: TouchEvent) => {
      if (event.touches.length !== 2) return;
      from = apart(event);
      began = now.current;
    };
    const onTouchMove = (event: TouchEvent) => {
      if (event.touches.length !== 2 || from === 0) return;
      event.preventDefault();
      zoomTo((began * apart(event)) / from);
    };
    const onTouchEnd = ({ touches }: TouchEvent) => {
      if (touches.length < 2) from = 0;
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    element.addEventListener('touchstart', onTouchStart, { passive: true });
    element.addEventListener('touchmove', onTouchMove, { passive: false });
    element.addEventListener('touchend', onTouchEnd, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener('wheel', onWheel);
      element.removeEventListener('touchstart', onTouchStart);
      element.removeEventListener('touchmove', onTouchMove);
      element.removeEventListener('touchend', onTouchEnd);
    };
  }, [desk, setZoom]);
}
