import { useEffect, useRef } from 'react';
import { createStore } from '../../state/store.ts';
import { readStored, writeStored } from '../../state/stored.ts';

export interface Shortcut {
  /** What is pressed: `j`, `?`, `g h` (one after the other) or `mod+k` (Ctrl, or ⌘ on a Mac). */
  keys: string;
  /** What it does, in the reader's language. */
  label: string;
  run: () => void;
}

interface Scope {
  title: string;
  shortcuts: readonly Shortcut[];
}

/** The shortcuts that work on the screen as it is now, for the help (`?`). */
export const scopes = createStore<readonly Scope[]>([]);

/** Single letters can be switched off, for those who speak to their computer (WCAG 2.1.4). */
export const singleKeys = createStore(readStored('single-keys') !== 'off');

export function allowSingleKeys(allowed: boolean): void {
  writeStored('single-keys', allowed ? null : 'off');
  singleKeys.set(allowed);
}

/** Makes shortcuts work while the component is on screen. The newest component wins where two use one key. */
export function useShortcuts(title: string, shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  const shape = shortcuts.map(({ keys, label }) => `${keys}=${label}`).join('|');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the shape stands for the list, whose functions change every time
  useEffect(() => {
    if (latest.current.length === 0) return;
    const scope: Scope = {
      title,
      shortcuts: latest.current.map((shortcut, index) => ({
        ...shortcut,
        run: () => latest.current[index]?.run(),
      })),
    };
    scopes.set((all) => [...all, scope]);
    return () => scopes.set((all) => all.filter((other) => other !== scope));
  }, [title, shape]);
}

const pauseBetweenKeys = 900;

/**
 * Listens for the shortcuts of all scopes; called once by the shell. Single letters rest while `covered` says that
 * something lies over the page. Returns what stops it.
 */
export function listenForShortcuts(covered: () => boolean): () => void {
  let before = '';
  let beforeAt = 0;
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.repeat) return;
    const modified = event.ctrlKey || event.metaKey;
    if (event.altKey || (!modified && (typesInto(event.target) || !singleKeys.get()))) return;
    if (!modified && (covered() || document.querySelector('[role="dialog"][aria-modal="true"]'))) return;
    const key = modified ? `mod+${event.key.toLowerCase()}` : event.key.length === 1 ? event.key : '';
    if (!key) return;
    const sequence = event.timeStamp - beforeAt < pauseBetweenKeys ? `${before} ${key}` : '';
    const match = find(sequence) ?? find(key);
    before = match ? '' : key;
    beforeAt = event.timeStamp;
    if (!match) return;
    event.preventDefault();
    match.run();
  };
  addEventListener('keydown', onKey);
  return () => removeEventListener('keydown', onKey);
}

function find(keys: string): Shortcut | undefined {
  if (!keys) return undefined;
  for (const scope of scopes.get().toReversed()) {
    const match = scope.shortcuts.find((shortcut) => shortcut.keys === keys);
    if (match) return match;
  }
  return undefined;
}

function typesInto(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true;
  return (
    target instanceof HTMLInputElement &&
    !['checkbox', 'radio', 'button', 'submit', 'range'].includes(target.type)
  );
}
