import { connect, type Socket } from 'node:net';
import { quantile } from '../measures.ts';

/** One request as it goes over the wire. */
export interface Shot {
  method: string;
  path: string;
  token?: string;
  body?: string | Buffer;
  mediaType?: string;
}

/** What one client does next; `answer` is what the step before got. A step without a shot ends the round. */
export type Script = (client: number, round: number) => Generator<Shot, void, Answer>;

export interface Answer {
  status: number;
  body: string;
}

export interface Load {
  url: string;
  clients: number;
  seconds: number;
  script: Script;
}

export interface Throughput {
  /** Rounds (runs of the script) per second. */
  perSecond: number;
  /** Milliseconds a round took. */
  p50: number;
  p99: number;
  rounds: number;
  /** Answers that were not 2xx or 3xx, by status. */
  refused: Record<string, number>;
}

/**
 * Loads the server over connections that stay open, as many as there are clients; each sends when the answer before has
 * come. It parses no more of HTTP than it needs: on a small machine the load must not cost what it measures.
 */
export async function loadServer(load: Load): Promise<Throughput> {
  const times: number[] = [];
  const refused: Record<string, number> = {};
  const until = performance.now() + load.seconds * 1_000;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: load.clients }, async (_, client) => {
      const line = await openLine(load.url, client);
      for (let round = 0; performance.now() < until; round += 1) {
        const began = performance.now();
        const steps = load.script(client, round);
        let step = steps.next();
        while (!step.done) {
          const answer = await line.send(step.value);
          if (answer.status >= 400) refused[answer.status] = (refused[answer.status] ?? 0) + 1;
          step = steps.next(answer);
        }
        times.push(performance.now() - began);
      }
      line.close();
    }),
  );
  const seconds = (performance.now() - started) / 1_000;
  return {
    perSecond: times.length / seconds,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    rounds: times.length,
    refused,
  };
}

interface Line {
  send(shot: Shot): Promise<Answer>;
  close(): void;
}

async function openLine(url: string, client: number): Promise<Line> {
  const { hostname, port, host } = new URL(url);
  const socket: Socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await new Promise<void>((done, failed) => socket.once('connect', done).once('error', failed));
  // A client has addresses of its own behind the proxy, so that the limit per address is not what is measured.
  let sent = 0;
  const address = () => `10.${Math.floor(sent++ / 5_000) & 255}.${client >> 8}.${client & 255}`;
  let buffer: Buffer = Buffer.alloc(0);
  let waiting: { resolve(answer: Answer): void; reject(error: Error): void } | undefined;
  const fail = (error: Error) => waiting?.reject(error);
  socket.on('error', fail).on('close', () => fail(new Error('the server closed the connection')));
  socket.on('data', (piece: Buffer) => {
    buffer = buffer.length === 0 ? piece : Buffer.concat([buffer, piece]);
    const answer = readAnswer(buffer);
    if (!answer) return;
    buffer = Buffer.alloc(0);
    waiting?.resolve(answer);
  });
  return {
    send: (shot) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket.write(wire(shot, host, address()));
      }),
    close: () => {
      waiting = undefined;
      socket.destroy();
    },
  };
}

function wire(shot: Shot, host: string, address: string): Buffer | string {
  const head =
    `${shot.method} ${shot.path} HTTP/1.1\r\nhost: ${host}\r\nx-forwarded-for: ${address}\r\n` +
    (shot.token ? `authorization: Bearer ${shot.token}\r\n` : '') +
    (shot.method === 'GET' ? '' : `idempotency-key: ${crypto.randomUUID()}\r\n`);
  if (shot.body === undefined) return `${head}\r\n`;
  const kind = `content-type: ${shot.mediaType ?? 'application/json'}\r\ncontent-length: ${Buffer.byteLength(shot.body)}\r\n\r\n`;
  return typeof shot.body === 'string'
    ? head + kind + shot.body
    : Buffer.concat([Buffer.from(head + kind), shot.body]);
}

/** The answer, once all of it is there; our server always tells the length. */
function readAnswer(buffer: Buffer): Answer | undefined {
  const end = buffer.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = buffer.toString('latin1', 0, end).toLowerCase();
  const status = Number(head.slice(9, 12));
  const length = status === 204 ? 0 : Number(/\r\ncontent-length: (\d+)/.exec(head)?.[1] ?? 0);
  if (buffer.length < end + 4 + length) return undefined;
  return { status, body: buffer.toString('utf8', end + 4, end + 4 + length) };
}
