import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AskForTime } from '../server/signing/sign-pdf.ts';

export interface TimeStampServer extends AsyncDisposable {
  address: string;
  isDown: boolean;
  asked: number;
}

/** A time-stamp authority behind HTTP (RFC 3161 §3.4), that can be made to fail. */
export async function timeStampServer(answer: AskForTime): Promise<TimeStampServer> {
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    self.asked += 1;
    if (self.isDown) return void response.writeHead(503).end('down');
    const token = await answer(Buffer.concat(pieces));
    response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(token);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const self: TimeStampServer = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    isDown: false,
    asked: 0,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return self;
}
