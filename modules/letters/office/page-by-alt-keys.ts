const apple = /mac|iphone|ipad/i.test(globalThis.navigator?.userAgent ?? '');

/** What the viewer itself calls each act, by the arrow that is pressed with Alt. */
const toTheSides: Record<string, string> = apple ? {} : { ArrowLeft: 'ArrowLeft', ArrowRight: 'ArrowRight' };
const keys: Record<string, string> = { ...toTheSides, ArrowUp: 'ArrowLeft', ArrowDown: 'ArrowRight' };

/** Fields in which Alt and up or down open the list of options. */
const ownUse = 'select, [role="combobox"], [aria-haspopup="listbox"]';

/**
 * Turns the pages of the document in a pane by Alt and the arrows while the hands are in a field beside it. Elsewhere the
 * keys are the browser's (Alt and left goes back), as in a dialog; in fields with options up and down are theirs. On a Mac only up and down:
 * there Option and left or right move by words. Returns what stops it.
 */
export function pageByAltKeys(pane: () => HTMLElement | null): () => void {
  const onKey = (event: KeyboardEvent) => {
    const key = keys[event.key];
    const desk =
      key && event.altKey && !event.ctrlKey && !event.metaKey && isForPages(event, pane())
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

function isForPages({ target, key }: KeyboardEvent, pane: HTMLElement | null): boolean {
  if (!(target instanceof Element) || target.closest('[aria-modal="true"]')) return false;
  if (pane?.contains(target)) return true;
  const sideways = key === 'ArrowLeft' || key === 'ArrowRight';
  return target.closest('form') !== null && (sideways || !target.matches(ownUse));
}
