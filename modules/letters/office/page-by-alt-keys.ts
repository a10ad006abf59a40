const apple = /mac|iphone|ipad/i.test(globalThis.navigator?.userAgent ?? '');

/** What the viewer itself calls each act, by the arrow that is pressed with Alt. */
const sideways: Record<string, string> = apple ? {} : { ArrowLeft: 'ArrowLeft', ArrowRight: 'ArrowRight' };
const keys: Record<string, string> = { ...sideways, ArrowUp: 'ArrowLeft', ArrowDown: 'ArrowRight' };

/**
 * Turns the pages of the document in a pane by Alt and the arrows while the hands stay in the form. On a Mac only up and
 * down: there Option and left or right move by words. Returns what stops it.
 */
export function pageByAltKeys(pane: () => HTMLElement | null): () => void {
  const onKey = (event: KeyboardEvent) => {
    const key = keys[event.key];
    const desk =
      key && event.altKey && !event.ctrlKey && !event.metaKey
        ? pane()?.querySelector('[aria-keyshortcuts]')
        : null;
    if (!desk) return;
    event.preventDefault();
    event.stopPropagation();
    desk.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  };
  addEventListener('keydown', onKey, { capture: true });
  return () => removeEventListener('keydown', onKey, { capture: true });
}
