import { type CSSProperties, type ReactNode, useEffect, useRef, useState } from 'react';
import styles from './hint.module.css';

interface HintProps {
  /** The words. The control must carry them itself too (`aria-label`): a hint is for the eye only. */
  label: string;
  side?: 'below' | 'right';
  disabled?: boolean;
  children: ReactNode;
}

const delay = 400;
const gap = 6;

/** A word that appears beside a control of icons, by pointing or by focus; Escape takes it away (WCAG 1.4.13). */
export function Hint({ label, side = 'below', disabled, children }: HintProps) {
  const box = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [place, setPlace] = useState<CSSProperties | null>(null);
  const hide = () => {
    clearTimeout(timer.current);
    setPlace(null);
  };
  const show = (after: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => box.current && setPlace(placeBeside(box.current, side)), after);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (!place) return;
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && setPlace(null);
    const onScroll = () => setPlace(null);
    addEventListener('keydown', onKey);
    addEventListener('scroll', onScroll, { capture: true, passive: true });
    return () => {
      removeEventListener('keydown', onKey);
      removeEventListener('scroll', onScroll, { capture: true });
    };
  }, [place]);
  if (disabled) return children;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing only shows what the control is called
    <span
      ref={box}
      className={styles.box}
      onMouseEnter={() => show(delay)}
      onMouseLeave={hide}
      onFocus={(event) => event.target.matches(':focus-visible') && show(0)}
      onBlur={hide}
      onMouseDown={hide}
    >
      {children}
      {place ? (
        <span className={styles.hint} style={place} aria-hidden="true">
          {label}
        </span>
      ) : null}
    </span>
  );
}

/** Below the control, held within the screen; or to its right. */
function placeBeside(box: HTMLElement, side: 'below' | 'right'): CSSProperties {
  const rect = (box.firstElementChild ?? box).getBoundingClientRect();
  if (side === 'right')
    return { top: rect.top + rect.height / 2, left: rect.right + gap, translate: '0 -50%' };
  const middle = rect.left + rect.width / 2;
  if (middle > innerWidth * 0.75)
    return { top: rect.bottom + gap, right: Math.max(innerWidth - rect.right, gap) };
  if (middle < innerWidth * 0.25) return { top: rect.bottom + gap, left: Math.max(rect.left, gap) };
  return { top: rect.bottom + gap, left: middle, translate: '-50% 0' };
}
