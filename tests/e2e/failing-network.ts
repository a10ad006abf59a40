import {
  type ClientRequest,
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http';
import { type AddressInfo, connect } from 'node:net';

/**
 * How requests about attendance fare. `lost`: the server took them, and the answer goes no further. `busy`: 503 of a gateway.
 * `reset`: cut off before the server. `twice`: the server gets them twice, and its second answer is heard.
 */
export const weathers = ['good', 'lost', 'busy', 'reset', 'twice'] as const;
type Weather = (typeof weathers)[number];

/** The way of one device to the server: what its pages and its worker send passes by here. */
export interface FailingNetwork {
  /** Proxy of the browser context. */
  readonly server: string;
  weather: Weather;
  /** There is no network: whatever the browser believes, nothing passes. */
  cut: boolean;
  /** The release of the worker that is served; another number is another worker. */
  release: number;
  close(): Promise<void>;
}

export async function failingNetwork(): Promise<FailingNetwork> {
  const proxy = createServer((asked, answer) => void carry(asked, answer));
  const network = {
    server: '',
    weather: 'good' as Weather,
    cut: false,
    release: 0,
    close: () =>
      new Promise<void>((resolve) => {
        proxy.close(() => resolve());
        proxy.closeAllConnections();
      }),
  };

  async function carry(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    try {
      if (network.cut) return void asked.socket.destroy();
      const path = new URL(asked.url!).pathname;
      if (path === '/office/sw.js') return await serveWorker(asked, answer, network.release);
      const weather = path.startsWith('/api/attendance/') ? network.weather : 'good';
      if (weather === 'reset') return void asked.socket.destroy();
      if (weather === 'busy') return void answer.writeHead(503, { 'content-type': 'text/html' }).end('busy');
      const body = await bytesOf(asked);
      if (weather === 'twice') await bytesOf(await arrived(asked, body));
      const came = await arrived(asked, body);
      if (weather === 'lost') {
        await bytesOf(came);
        return void asked.socket.destroy();
      }
      answer.writeHead(came.statusCode!, came.headers);
      came.pipe(answer);
      answer.on('close', () => came.destroy());
    } catch {
      asked.socket.destroy();
    }
  }

  // What Playwright asks for itself, in a tunnel.
  proxy.on('connect', (asked, socket) => {
    const { hostname, port } = new URL(`http://${asked.url}`);
    const upstream = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 Connected\r\n\r\n');
      upstream.pipe(socket).pipe(upstream);
    });
    for (const [one, other] of [
      [socket, upstream],
      [upstream, socket],
    ] as const)
      one.on('error', () => other.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  network.server = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  return network;
}

function arrived({ url, method, headers }: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sent: ClientRequest = request(url!, { method, headers }, resolve);
    sent.on('error', reject);
    sent.end(body);
  });
}

async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** The worker of another release has another name for what it keeps. It is always read anew. */
async function serveWorker(asked: IncomingMessage, answer: ServerResponse, release: number): Promise<void> {
  asked.headers = without(asked.headers, /^(accept-encoding|if-.*)$/);
  const came = await arrived(asked, Buffer.alloc(0));
  const text = (await bytesOf(came)).toString().replaceAll(/pendopo-shell-\w[\w.-]*/g, `$&-${release}`);
  const headers = without(came.headers, /^(content-length|transfer-encoding|etag|last-modified)$/);
  answer.writeHead(came.statusCode!, headers).end(text);
}

const without = (headers: IncomingHttpHeaders, names: RegExp): IncomingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !names.test(name)));
