import { once } from 'node:events';
import { createServer } from 'node:net';

/** The industry's harmless test file, split so that scanners leave this source alone. */
export const eicar = `X5O!P%@AP[4\\PZX54(P^)7CC)7}$${'EICAR-STANDARD-ANTIVIRUS'}-TEST-FILE!$H+H*`;

export interface ClamdPeer {
  url: string;
  /** Sizes of the files that it was shown. */
  seen: number[];
  close(): void;
}

/** A peer for tests that speaks clamd's INSTREAM over real TCP, or answers wrongly on purpose. */
export async function clamdPeer(
  answer: 'honest' | 'silent' | 'broken' | 'too-large' = 'honest',
  at: string | number = 0,
): Promise<ClamdPeer> {
  const seen: number[] = [];
  const server = createServer((socket) => {
    let received = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (part) => {
      received = Buffer.concat([received, part]);
      if (answer === 'broken') return void socket.destroy();
      if (answer === 'too-large') return void socket.end('INSTREAM size limit exceeded. ERROR\0');
      const content = streamIn(received);
      if (!content || answer === 'silent') return;
      seen.push(content.length);
      socket.end(content.includes(eicar) ? 'stream: Win.Test.EICAR_HDB-1 FOUND\0' : 'stream: OK\0');
    });
  });
  if (typeof at === 'string') server.listen(at);
  else server.listen(at, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = typeof address === 'string' ? `unix://${address}` : `tcp://127.0.0.1:${address?.port}`;
  return { url, seen, close: () => void server.close() };
}

/** The bytes of the stream once its closing 0 has come. */
function streamIn(received: Buffer): Buffer | undefined {
  const command = 'zINSTREAM\0';
  if (received.length < command.length || received.toString('latin1', 0, command.length) !== command)
    return undefined;
  const parts: Buffer[] = [];
  for (let at = command.length; at + 4 <= received.length; ) {
    const length = received.readUInt32BE(at);
    if (length === 0) return Buffer.concat(parts);
    parts.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}
