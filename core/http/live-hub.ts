import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { fail } from '../contract/errors.ts';
import type { Tx } from '../db/tx.ts';
import type { Logger } from '../log/logger.ts';
import { type LiveCircles, liveCircles } from './live-circles.ts';
import type { LiveMessage } from './live-message.ts';
import { type LiveQueues, liveQueues } from './live-queue.ts';

export interface LiveHub {
  /**
   * Messages for a person from now on until the signal fires. A person who opens more than ten in this process loses
   * the oldest. @throws core.busy when the database cannot be listened to now
   */
  messages(personId: string, signal: AbortSignal): Promise<AsyncIterable<LiveMessage>>;
  /** Ends every stream, and the connection. */
  close(): Promise<void>;
}

const channel = 'pendopo_live';
/** A notification of PostgreSQL carries less than 8,000 bytes: this many ids with room to spare. */
const personsAtOnce = 150;

/** Tells the persons, once the transaction is kept. Kept coarse: one message a change, no content. */
export async function publishLive(tx: Tx, personIds: readonly string[], message: LiveMessage): Promise<void> {
  for (let from = 0; from < personIds.length; from += personsAtOnce) {
    const to = personIds.slice(from, from + personsAtOnce);
    await tx.rows('select pg_notify($1, $2)', [channel, JSON.stringify({ to, message })]);
  }
}

/**
 * Tells those who have a thing open, once the transaction is kept. Who `comes` is one of them from now on, for a minute; the
 * caller has checked that they may see it.
 */
export async function publishAround(
  tx: Tx,
  subject: string,
  message: Omit<LiveMessage, 'subject'>,
  comes?: string,
): Promise<void> {
  const told = { around: subject, comes, message: { ...message, subject } };
  await tx.rows('select pg_notify($1, $2)', [channel, JSON.stringify(told)]);
}

/** What travels between processes: a message to people, or to those around a thing. */
type Told = { to: string[]; message: LiveMessage } | { around: string; comes?: string; message: LiveMessage };

function hearOf(told: Told, queues: LiveQueues, circles: LiveCircles): void {
  if ('to' in told) {
    for (const personId of told.to) queues.tell(personId, told.message);
    return;
  }
  const { around, comes, message } = told;
  if (comes) circles.come(around, comes);
  for (const personId of circles.around(around)) queues.tell(personId, message);
}

/** Milliseconds between attempts to connect, between looks whether the line still works, and how long is waited. */
export interface LivePace {
  retry: number;
  probe: number;
  patience: number;
}

const usualPace: LivePace = { retry: 1_000, probe: 30_000, patience: 8_000 };

/**
 * Hears for all people of this process on one connection of its own, opened with the first listener; not through a
 * pooler that lends connections by transaction, where LISTEN does not work. After a loss everyone is told to read again.
 */
export function createLiveHub(url: string, log: Logger, pace: LivePace = usualPace): LiveHub {
  const queues = liveQueues();
  const circles = liveCircles();
  const closing = new AbortController();
  let line: Promise<void> | undefined;
  let hearing = false;

  const keepLine = async (): Promise<void> => {
    for (let first = true; !closing.signal.aborted; first = false) {
      await hear(
        url,
        pace,
        closing.signal,
        (told) => hearOf(told, queues, circles),
        () => {
          hearing = true;
          if (!first) queues.tellEveryone({ type: 'resync' });
        },
      ).catch((error: unknown) => log.warn({ err: error }, 'live connection lost'));
      hearing = false;
      await sleep(pace.retry, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  };
  const untilHearing = async (): Promise<void> => {
    const end = Date.now() + pace.patience;
    while (!hearing && !closing.signal.aborted && Date.now() < end) await sleep(10);
    if (!hearing) fail('core.busy');
  };

  return {
    async messages(personId, signal) {
      if (closing.signal.aborted) fail('core.busy');
      line ??= keepLine();
      // The queue stands before the wait: nothing that is told from here on is missed.
      const queue = queues.open(personId, signal);
      try {
        if (!hearing) await untilHearing();
      } catch (error) {
        queue.end();
        throw error;
      }
      return queue.messages;
    },
    async close() {
      closing.abort();
      queues.endAll();
      await line;
    },
  };
}

/** Listens on a connection of its own until that breaks or the signal fires. */
async function hear(
  url: string,
  pace: LivePace,
  stop: AbortSignal,
  onTold: (told: Told) => void,
  onReady: () => void,
): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'pendopo_live',
    keepAlive: true,
    connectionTimeoutMillis: pace.patience,
    query_timeout: pace.patience,
  });
  let onStop = () => {};
  const ended = new Promise<void>((resolve, reject) => {
    client.once('error', reject);
    client.once('end', () => reject(new Error('the database closed the live connection')));
    onStop = resolve;
    stop.addEventListener('abort', onStop);
  });
  // It may break before anyone waits for it.
  ended.catch(() => undefined);
  client.on('error', () => undefined);
  client.on('notification', ({ payload }) => {
    onTold(JSON.parse(payload ?? '{"to":[]}') as Told);
  });
  try {
    await Promise.race([client.connect(), ended]);
    await Promise.race([client.query(`listen ${channel}`), ended]);
    if (stop.aborted) return;
    onReady();
    await Promise.race([probing(client, pace.probe, stop), ended]);
  } finally {
    stop.removeEventListener('abort', onStop);
    client.removeAllListeners('notification');
    // Not waited for: a line that went silent would never answer the goodbye.
    client.end().catch(() => undefined);
  }
}

/** Asks now and then whether anybody is there: a line that only went silent tells nobody. */
async function probing(client: pg.Client, every: number, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    await sleep(every, undefined, { signal: stop }).catch(() => undefined);
    if (!stop.aborted) await client.query('select 1');
  }
}
