import { createStore } from '../../state/store.ts';

export interface Toast {
  id: number;
  text: string;
  tone: 'good' | 'bad' | 'neutral';
  /** Takes the act back; shown as a button while the toast stands. */
  undo?: () => void;
  /** A further step, such as opening what was made. */
  action?: { label: string; run: () => void };
}

/** Long enough to read and to reach by keyboard; with something to press, longer (WCAG 2.2.1). */
const shortStay = 6_000;
const longStay = 15_000;

export const toasts = createStore<readonly Toast[]>([]);

let lastId = 0;

/** Says that something was done. Faults belong beside what failed; here only where no such place is left. */
export function toast(text: string, options: Partial<Omit<Toast, 'id' | 'text'>> = {}): void {
  lastId += 1;
  toasts.set((shown) => [...shown.slice(-2), { id: lastId, text, tone: 'good', ...options }]);
}

export function dismissToast(id: number): void {
  toasts.set((shown) => shown.filter((other) => other.id !== id));
}

/** Something opened over the page: what was only said leaves, what can still be pressed stays for afterwards. */
export function dismissSaid(): void {
  toasts.set((shown) => shown.filter(hasAct));
}

/** Whether there is something to press in it. */
export function hasAct({ undo, action }: Toast): boolean {
  return undo !== undefined || action !== undefined;
}

/** How long a toast stands, in milliseconds, unless it is pointed at or holds the focus. */
export function stayOf(shown: Toast): number {
  return hasAct(shown) ? longStay : shortStay;
}
