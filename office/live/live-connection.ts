import { createStore } from '../state/store.ts';

/** `live`: events arrive. `waiting`: a new attempt is planned. `offline`: the device has no network. `paused`: hidden. */
export type LiveState = 'connecting' | 'live' | 'waiting' | 'offline' | 'paused';

/** A hint that something changed: what to read again, never the thing itself. */
export interface LiveEvent {
  type: string;
  /** Id of the thing. */
  subject?: string;
}

export interface LiveOptions {
  address: string;
  onEvent: (event: LiveEvent) => void;
  /** The connection is back after a gap: what is on screen may be old. */
  onReturn: () => void;
}

const firstWait = 1_000;
const longestWait = 60_000;
/** A hidden tab gives its connection back: browsers open only six to one HTTP/1.1 server. */
const hiddenGrace = 30_000;

export const liveState = createStore<LiveState>('connecting');

/** Waits double up to a minute; the random half keeps an office from reconnecting all at once. */
export function waitBefore(attempt: number, random = Math.random()): number {
  const full = Math.min(longestWait, firstWait * 2 ** attempt);
  return full / 2 + (full / 2) * random;
}

/** Follows the server's events until the returned function is called. */
export function followLive(options: LiveOptions): () => void {
  let source: EventSource | null = null;
  let attempt = 0;
  let hadGap = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const close = (state: LiveState) => {
    clearTimeout(timer);
    source?.close();
    source = null;
    liveState.set(state);
  };
  const connect = () => {
    close('connecting');
    if (!navigator.onLine) {
      hadGap = true;
      return close('offline');
    }
    const opened = new EventSource(options.address);
    source = opened;
    opened.onopen = () => {
      attempt = 0;
      liveState.set('live');
      if (hadGap) options.onReturn();
      hadGap = false;
    };
    opened.onmessage = (message) => {
      const event = parseEvent(message.data);
      if (event) options.onEvent(event);
    };
    opened.onerror = () => {
      hadGap = true;
      close(navigator.onLine ? 'waiting' : 'offline');
      timer = setTimeout(connect, waitBefore(attempt));
      attempt += 1;
    };
  };
  const onVisibility = () => {
    if (document.visibilityState === 'hidden') {
      clearTimeout(timer);
      timer = setTimeout(() => {
        hadGap = true;
        close('paused');
      }, hiddenGrace);
      return;
    }
    if (source) clearTimeout(timer);
    else connect();
  };
  const onOffline = () => {
    hadGap = true;
    close('offline');
  };

  connect();
  document.addEventListener('visibilitychange', onVisibility);
  addEventListener('online', connect);
  addEventListener('offline', onOffline);
  return () => {
    close('paused');
    document.removeEventListener('visibilitychange', onVisibility);
    removeEventListener('online', connect);
    removeEventListener('offline', onOffline);
  };
}

function parseEvent(data: unknown): LiveEvent | null {
  try {
    const event: unknown = JSON.parse(String(data));
    return typeof event === 'object' && event !== null && typeof (event as LiveEvent).type === 'string'
      ? (event as LiveEvent)
      : null;
  } catch {
    return null;
  }
}
