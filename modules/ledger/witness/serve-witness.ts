import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type HttpAnswer, printAddCheckpointAnswer } from '#core/transparency/witness-protocol.ts';
import { TooManyWaiting } from './one-at-a-time.ts';
import type { Witness } from './witness.ts';

/** What is read of a request at most: 63 hashes and some 100 signatures are a tenth of it. */
const mostBytes = 262_144;
const plain = 'text/plain; charset=utf-8';

export interface ServedWitness {
  url: string;
  /** Answers what has begun, and nothing more. */
  close(): Promise<void>;
}

export interface ServeOptions {
  host: string;
  /** 0 for any that is free. */
  port: number;
  /** Why it is not well; undefined when it is. */
  ailment: () => string | undefined;
  onError: (error: unknown) => void;
  /** Milliseconds for a whole request, to the last byte of its body. */
  patience?: number;
}

type Heard = Pick<Witness, 'addCheckpoint' | 'newest'>;

/** A witness behind HTTP, without encryption: what it says is signed, and a proxy before it may encrypt. */
export async function serveWitness(witness: Heard, options: ServeOptions): Promise<ServedWitness> {
  const { host, port, patience = 10_000 } = options;
  const server = createServer(
    {
      requestTimeout: patience,
      headersTimeout: Math.min(patience, 5_000),
      keepAliveTimeout: 5_000,
      connectionsCheckingInterval: Math.min(patience, 1_000),
      maxHeaderSize: 8_192,
    },
    (request, response) => void answerTo(witness, options, request, response),
  );
  server.maxConnections = 512;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host }, resolve);
  });
  const { address, port: taken, family } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}`,
    async close() {
      const idle = setInterval(() => server.closeIdleConnections(), 50);
      const force = setTimeout(() => server.closeAllConnections(), patience);
      await new Promise((resolve) => server.close(resolve));
      clearInterval(idle);
      clearTimeout(force);
    },
  };
}

async function answerTo(
  witness: Heard,
  { ailment, onError }: ServeOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    send(request, response, await answerOf(witness, ailment, request));
  } catch (error) {
    const isBusy = error instanceof TooManyWaiting;
    if (!isBusy) onError(error);
    send(request, response, { status: isBusy ? 503 : 500, contentType: plain, body: '' });
  }
}

async function answerOf(
  witness: Heard,
  ailment: () => string | undefined,
  request: IncomingMessage,
): Promise<HttpAnswer & { allow?: string }> {
  const path = request.url ?? '/';
  const isPost = path === '/add-checkpoint';
  const origin = /^\/([0-9a-f]{64})\/checkpoint$/.exec(path)?.[1];
  if (!isPost && !origin && path !== '/healthz') return { status: 404, contentType: plain, body: '' };
  const allow = isPost ? 'POST' : 'GET';
  if (request.method !== allow) return { status: 405, contentType: plain, body: '', allow };
  if (isPost) {
    const body = await bodyOf(request);
    if (typeof body === 'number') return { status: body, contentType: plain, body: '' };
    return printAddCheckpointAnswer(await witness.addCheckpoint(body));
  }
  if (!origin) {
    const ill = ailment();
    return { status: ill ? 503 : 200, contentType: plain, body: `${ill ?? 'ok'}\n` };
  }
  const newest = await witness.newest(origin);
  if (!newest) return { status: 404, contentType: plain, body: '' };
  return { status: 200, contentType: plain, body: Buffer.from(newest).toString('utf8') };
}

/** The body, or the status that says why there is none: 413 too long, 400 broken off. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | 400 | 413> {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) return 413;
  const pieces: Buffer[] = [];
  let length = 0;
  try {
    for await (const piece of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      length += piece.length;
      if (length > mostBytes) return 413;
      pieces.push(piece);
    }
  } catch {
    return 400;
  }
  return Buffer.concat(pieces, length);
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, contentType, body, allow }: HttpAnswer & { allow?: string },
): void {
  // What was not read to its end cannot be followed by another request.
  const isUnread = !request.complete;
  response.writeHead(status, {
    'content-type': contentType,
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(allow && { allow }),
    ...(isUnread && { connection: 'close' }),
  });
  response.end(body);
}
