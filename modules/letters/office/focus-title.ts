/**
 * Puts the focus on the title of the page after an act whose button is gone with it; else it would fall out of the page.
 */
export function focusTitle(): void {
  document.getElementById('page-title')?.focus({ preventScroll: true });
}
