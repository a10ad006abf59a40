import { createStore } from '../state/store.ts';

/** `live`: events arrive. `waiting`: a new attempt is planned. `offline`: the device has no network. `paused`: hidden. */
export type LiveState = 'connecting' | 'live' | 'waiting' | 'offline' | 'paused';

/** A hint that something changed: what to read again, never the thing itself. */
export interface LiveEvent {
  type: string;
  /** Id of the thing. */
  subject?: string;
  /** Whose it is, where several say the same of one thing. */
  from?: string;
  /** A little that is true for a moment only. */
  detail?: string;
}

export interface LiveOptions {
  address: string;
  onEvent: (event: LiveEvent) => void;
  /** The connection is back after a gap: what is on screen may be old. */
  onReturn: () => void;
  /** It fails again and again: the network may be there, and the session may not. */
  onRefused?: () => void;
}

const firstWait = 1_000;
const longestWait = 60_000;
/** A hidden tab gives its connection back: browsers open only six to one HTTP/1.1 server. */
const hiddenGrace = 30_000;
/** The browser does not tell why a connection failed: after so many the session is asked for. */
const failuresToAsk = 3;

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
  let retry: ReturnType<typeof setTimeout> | undefined;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let resting = false;

  const close = (state: LiveState) => {
    clearTimeout(retry);
    source?.close();
    source = null;
    liveState.set(state);
  };
  const connect = () => {
    if (resting) return;
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
      retry = setTimeout(connect, waitBefore(attempt));
      attempt += 1;
      if (attempt % failuresToAsk === 0) options.onRefused?.();
    };
  };
  const onVisibility = () => {
    if (document.visibilityState === 'hidden') {
      clearTimeout(rest);
      rest = setTimeout(() => {
        resting = true;
        hadGap = true;
        close('paused');
      }, hiddenGrace);
      return;
    }
    clearTimeout(rest);
    resting = false;
    if (!source) connect();
  };
  const onOffline = () => {
    hadGap = true;
    close('offline');
  };

  connect();
  if (document.visibilityState === 'hidden') onVisibility();
  document.addEventListener('visibilitychange', onVisibility);
  addEventListener('online', connect);
  addEventListener('offline', onOffline);
  return () => {
    clearTimeout(rest);
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
