import { createStore } from '../state/store.ts';

export type PanelName = 'palette' | 'help' | 'notices' | 'menu' | 'outbox';

/** The panel that lies over the page now; at most one. */
export const panels = createStore<PanelName | null>(null);

export function showPanel(name: PanelName | null): void {
  panels.set(name);
}
