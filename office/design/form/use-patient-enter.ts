import { type KeyboardEvent, useEffect, useRef } from 'react';

/**
 * Whoever types fast presses Enter before the answer is there: the key waits for the answer and is pressed then. Any other
 * key takes it back.
 */
export function usePatientEnter(waits: boolean) {
  const held = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const field = held.current;
    if (waits || !field) return;
    held.current = null;
    if (document.activeElement !== field) return;
    const enter = { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true };
    field.dispatchEvent(new globalThis.KeyboardEvent('keydown', enter));
  }, [waits]);
  return {
    onKeyDownCapture: (event: KeyboardEvent<HTMLElement>) => {
      const holds = waits && event.key === 'Enter' && !event.ctrlKey && !event.metaKey;
      held.current = holds ? (event.target as HTMLElement) : null;
      if (!holds) return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
