import pg from 'pg';
import type { Tx } from '../db/tx.ts';
import type { Logger } from '../log/logger.ts';

/** A hint that something changed for a person: what to read again, never the thing itself. */
export interface LiveMessage {
  type: string;
  /** Id of the thing, where that helps the page to know whether it shows it. */
  subject?: string;
}

export interface LiveHub {
  /** Messages for a person until the signal fires. */
  messages(personId: string, signal: AbortSignal): AsyncIterable<LiveMessage>;
  close(): Promise<void>;
}

const channel = 'pendopo_live';
const longestQueue = 100;

/** Tells the persons, once the transaction is kept. Kept coarse: one message a change, no content. */
export async function publishLive(tx: Tx, personIds: readonly string[], message: LiveMessage): Promise<void> {
  if (personIds.length === 0) return;
  await tx.rows('select pg_notify($1, $2)', [channel, JSON.stringify({ to: personIds, message })]);
}

type Listener = (message: LiveMessage) => void;

/** Listens on one connection for all people of this process; after a loss everyone is told to read again. */
export async function openLiveHub(url: string, log: Logger): Promise<LiveHub> {
  const listeners = new Map<string, Set<Listener>>();
  let closed = false;
  let client: pg.Client | undefined;

  const tell = (personId: string, message: LiveMessage) => {
    for (const listener of listeners.get(personId) ?? []) listener(message);
  };
  const connect = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, application_name: 'pendopo_live', keepAlive: true });
    next.on('notification', ({ payload }) => {
      const { to, message } = JSON.parse(payload ?? '{}') as { to: string[]; message: LiveMessage };
      for (const personId of to) tell(personId, message);
    });
    next.on('error', (error) => log.warn({ err: error }, 'live connection lost'));
    next.on('end', () => {
      if (!closed) setTimeout(reconnect, 1_000).unref();
    });
    await next.connect();
    await next.query(`listen ${channel}`);
    client = next;
  };
  const reconnect = (): void => {
    if (closed) return;
    connect()
      .then(() => {
        for (const personId of listeners.keys()) tell(personId, { type: 'resync' });
      })
      .catch(() => setTimeout(reconnect, 2_000).unref());
  };
  await connect();

  return {
    messages: (personId, signal) => subscribe(listeners, personId, signal),
    close: async () => {
      closed = true;
      await client?.end();
    },
  };
}

async function* subscribe(listeners: Map<string, Set<Listener>>, personId: string, signal: AbortSignal): AsyncGenerator<LiveMessage> {
  const waiting: LiveMessage[] = [];
  let wake: () => void = () => {};
  const listener: Listener = (message) => {
    if (waiting.length >= longestQueue) waiting.splice(0, waiting.length, { type: 'resync' });
    else waiting.push(message);
    wake();
  };
  const set = listeners.get(personId) ?? new Set();
  listeners.set(personId, set.add(listener));
  const onAbort = () => wake();
  signal.addEventListener('abort', onAbort);
  try {
    while (!signal.aborted) {
      const next = waiting.shift();
      if (next) yield next;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
    set.delete(listener);
    if (set.size === 0) listeners.delete(personId);
  }
}
