import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { eventStream } from './event-stream.ts';
import type { LiveMessage } from './live-message.ts';
import { liveQueues } from './live-queue.ts';

function listening(heartbeat?: number) {
  const queues = liveQueues();
  const stop = new AbortController();
  const stream = eventStream(queues.open('p', stop.signal).messages, stop, heartbeat);
  const read: string[] = [];
  return { queues, stop, stream, read, text: () => read.join('') };
}

describe('a stream of events', () => {
  it('is heard by the one listener of a page: unnamed events with JSON in them', async () => {
    const { queues, stop, stream, read, text } = listening();
    stream.on('data', (part: Buffer) => read.push(part.toString()));
    queues.tell('p', { type: 'inbox', subject: 'x' });
    await sleep(5);
    stop.abort();
    await new Promise((resolve) => stream.once('end', resolve));
    expect(text()).toBe('retry: 3000\n\ndata: {"type":"inbox","subject":"x"}\n\n');
  });

  it('beats while nothing happens, and stops beating at its end', async () => {
    const { stop, stream, read, text } = listening(5);
    stream.on('data', (part: Buffer) => read.push(part.toString()));
    await sleep(40);
    stop.abort();
    await new Promise((resolve) => stream.once('end', resolve));
    const beats = text().split(': \n\n').length - 1;
    expect(beats).toBeGreaterThan(1);
    await sleep(20);
    expect(text().split(': \n\n').length - 1).toBe(beats);
  });

  it('fires the stop when the other side goes', async () => {
    const { stop, stream } = listening();
    stream.destroy();
    await sleep(5);
    expect(stop.signal.aborted).toBe(true);
  });

  it('does not pile up what a page does not read', async () => {
    const { queues, stop, stream } = listening(2);
    const large = 'x'.repeat(2_000);
    for (let n = 0; n < 5_000; n += 1) {
      queues.tell('p', { type: `t${n}`, subject: large });
      if (n % 100 === 0) await sleep(0);
    }
    await sleep(20);
    expect(stream.readableLength).toBeLessThan(100_000);
    stop.abort();
    stream.destroy();
  });
});

describe('the queue of a page', () => {
  const take = async (messages: AsyncIterable<LiveMessage>, count: number) => {
    const taken: LiveMessage[] = [];
    if (count === 0) return taken;
    for await (const message of messages) if (taken.push(message) === count) break;
    return taken;
  };

  it('says a thing once however often it happened, and gives up counting when it falls far behind', async () => {
    const queues = liveQueues();
    const { messages } = queues.open('p', new AbortController().signal);
    queues.tell('p', { type: 'inbox' });
    queues.tell('p', { type: 'inbox' });
    queues.tell('p', { type: 'notification' });
    expect(await take(messages, 2)).toEqual([{ type: 'inbox' }, { type: 'notification' }]);

    const behind = queues.open('p', new AbortController().signal);
    for (let n = 0; n <= 100; n += 1) queues.tell('p', { type: `t${n}` });
    expect(await take(behind.messages, 1)).toEqual([{ type: 'resync' }]);
  });

  it('of the eleventh page of a person ends the first', async () => {
    const queues = liveQueues();
    const stops = Array.from({ length: 11 }, () => new AbortController());
    const pages = stops.map((stop) => queues.open('p', stop.signal));
    queues.tell('p', { type: 'inbox' });
    expect(await take(pages[10]!.messages, 1)).toEqual([{ type: 'inbox' }]);
    const first: LiveMessage[] = [];
    for await (const message of pages[0]!.messages) first.push(message);
    expect(first).toEqual([]);
  });
});
