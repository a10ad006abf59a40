import { Readable } from 'node:stream';
import type { LiveMessage } from './live-message.ts';

const heartbeatMilliseconds = 20_000;

/**
 * Messages as server-sent events (HTML Living Standard §9.2): JSON in `data`, without a name, so that one listener of
 * the page hears every type. A comment now and then keeps proxies from closing it. It ends when `stop` fires, and fires
 * `stop` when the other side has gone; the browser then comes back and is asked again who it is.
 */
export function eventStream(
  messages: AsyncIterable<LiveMessage>,
  stop: AbortController,
  heartbeat = heartbeatMilliseconds,
): Readable {
  let drained: () => void = () => {};
  const stream = new Readable({
    read: () => drained(),
    destroy: (error, done) => {
      stop.abort();
      done(error);
    },
  });
  // A page that does not read is not given more: its messages wait in the hub, where they are few.
  const write = async (text: string): Promise<void> => {
    if (stream.destroyed || stream.push(text)) return;
    await new Promise<void>((resolve) => (drained = resolve));
  };
  const beat = setInterval(() => {
    if (stream.readableLength === 0) stream.push(': \n\n');
  }, heartbeat);
  stop.signal.addEventListener('abort', () => {
    clearInterval(beat);
    drained();
  });
  const pump = async (): Promise<void> => {
    stream.push('retry: 3000\n\n');
    for await (const message of messages) await write(`data: ${JSON.stringify(message)}\n\n`);
    clearInterval(beat);
    if (!stream.destroyed) stream.push(null);
  };
  pump().catch((error: Error) => stream.destroy(error));
  return stream;
}
