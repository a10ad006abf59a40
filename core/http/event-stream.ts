import { Readable } from 'node:stream';
import type { LiveMessage } from './live-hub.ts';

const heartbeatMilliseconds = 20_000;

/**
 * Messages as server-sent events (HTML Living Standard §9.2), with a comment now and then so that proxies keep the
 * connection. It ends when `signal` fires; the browser then comes back and is asked again who it is.
 */
export function eventStream(messages: AsyncIterable<LiveMessage>, stop: AbortController): Readable {
  const stream = new Readable({ read() {}, destroy: (error, done) => (stop.abort(), done(error)) });
  const heartbeat = setInterval(() => stream.push(': \n\n'), heartbeatMilliseconds);
  stop.signal.addEventListener('abort', () => clearInterval(heartbeat));
  stream.push('retry: 3000\n\n');
  const pump = async () => {
    for await (const message of messages) stream.push(`event: ${message.type}\ndata: ${JSON.stringify(message)}\n\n`);
    stream.push(null);
  };
  pump().catch((error: Error) => stream.destroy(error));
  return stream;
}
