import type { LiveEvent } from './live-connection.ts';

const listeners = new Set<(event: LiveEvent) => void>();

/** Hears every live event, besides what makes answers stale; until the returned function is called. */
export function hearLive(listener: (event: LiveEvent) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export function tellLive(event: LiveEvent): void {
  for (const listener of listeners) listener(event);
}
