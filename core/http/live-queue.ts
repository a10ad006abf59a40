import type { LiveMessage } from './live-message.ts';

/** What waits for one connection. */
export interface LiveQueue {
  messages: AsyncIterable<LiveMessage>;
  end(): void;
}

/** The queues of all people of this process. */
export interface LiveQueues {
  open(personId: string, signal: AbortSignal): LiveQueue;
  tell(personId: string, message: LiveMessage): void;
  tellEveryone(message: LiveMessage): void;
  endAll(): void;
}

interface Filling extends LiveQueue {
  put(message: LiveMessage): void;
}

/** A page that falls this far behind is told to read everything again. */
const longest = 100;
/** Pages that are open at once; the oldest is most likely a phone that left without a goodbye. */
const mostPerPerson = 10;

export function liveQueues(): LiveQueues {
  const people = new Map<string, Set<Filling>>();

  const leave = (personId: string, queue: Filling) => {
    const own = people.get(personId);
    own?.delete(queue);
    if (own?.size === 0) people.delete(personId);
  };
  return {
    open(personId, signal) {
      const own = people.get(personId) ?? new Set<Filling>();
      people.set(personId, own);
      if (own.size >= mostPerPerson) [...own][0]?.end();
      const queue = fillingQueue(() => {
        signal.removeEventListener('abort', queue.end);
        leave(personId, queue);
      });
      people.set(personId, own.add(queue));
      signal.addEventListener('abort', queue.end);
      if (signal.aborted) queue.end();
      return queue;
    },
    tell(personId, message) {
      for (const queue of people.get(personId) ?? []) queue.put(message);
    },
    tellEveryone(message) {
      for (const own of people.values()) for (const queue of own) queue.put(message);
    },
    endAll() {
      for (const own of [...people.values()]) for (const queue of [...own]) queue.end();
    },
  };
}

function fillingQueue(onEnd: () => void): Filling {
  const waiting: LiveMessage[] = [];
  let ended = false;
  let wake: () => void = () => {};
  async function* read(): AsyncGenerator<LiveMessage> {
    while (!ended) {
      const next = waiting.shift();
      if (next) yield next;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  }
  return {
    messages: read(),
    put(message) {
      // What is waiting already says it, or said it a moment ago.
      const same = waiting.findIndex(
        (one) => one.type === message.type && one.subject === message.subject && one.from === message.from,
      );
      if (same >= 0) waiting[same] = message;
      else if (waiting.length >= longest) waiting.splice(0, waiting.length, { type: 'resync' });
      else waiting.push(message);
      wake();
    },
    end() {
      if (ended) return;
      ended = true;
      wake();
      onEnd();
    },
  };
}
