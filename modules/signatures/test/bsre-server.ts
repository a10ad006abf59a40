import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Signer } from '../server/keys/signer.ts';
import { signedPdf } from '../server/signing/sign-pdf.ts';

/** What the server is made to do wrong, for one test each. */
export type Misdeed = 'another-letter' | 'unsigned' | 'no-pdf' | 'slow' | 'echo' | 'redirect';

export interface BsreServer extends AsyncDisposable {
  address: string;
  /** Every request, in words, to look for what must not be there. */
  requests: { path: string; authorization: string; body: Buffer }[];
  misdeed?: Misdeed | undefined;
  /** Whose certificate it signs with, whoever asks. */
  signer: Signer;
  /** Connections are cut once that many files were signed. */
  fallsSilentAfter?: number | undefined;
  /** Milliseconds that each signature takes. */
  takes?: number | undefined;
}

const words: Record<string, string> = {
  '0': 'NOT_REGISTERED',
  '1': 'ISSUE',
  '2': 'EXPIRED',
  '3': 'NOT_REGISTERED',
  '4': 'REVOKE',
};

/** A server that answers as the client service of BSrE does, in both versions; the passphrase is `benar`. */
export async function bsreServer(signer: Signer, at: Date): Promise<BsreServer> {
  const requests: BsreServer['requests'] = [];
  let made = 0;
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const path = request.url ?? '';
    requests.push({ path, authorization: request.headers.authorization ?? '', body });
    const json = (status: number, value: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    if (self.misdeed === 'slow') return;
    if (self.misdeed === 'redirect')
      return void response.writeHead(307, { location: 'http://127.0.0.1:9/' }).end();
    if (request.headers.authorization !== `Basic ${Buffer.from('instansi:kunci').toString('base64')}`)
      return void json(401, { error: 'Unauthorized', status_code: 401 });
    if (path.startsWith('/api/user/status/'))
      return void json(200, { status: words[path.at(-1)!] ?? 'LAIN' });
    const asked = path === '/api/sign/pdf' ? await formOf(request, body) : JSON.parse(body.toString('utf8'));
    if (path === '/api/v2/user/check/status')
      return void json(200, { status: words[asked.nik.at(-1)] ?? 'LAIN' });
    if (self.misdeed === 'echo')
      return void json(400, { error: `cannot read ${JSON.stringify(asked)}`, status_code: 400 });
    if (asked.passphrase !== 'benar' && asked.totp !== '123456')
      return void json(400, { error: 'Passphrase anda salah', status_code: 2031 });
    const pdf: Buffer = path === '/api/sign/pdf' ? asked.file : Buffer.from(asked.file[0], 'base64');
    if (self.fallsSilentAfter !== undefined && made >= self.fallsSilentAfter)
      return void request.socket.destroy();
    made += 1;
    if (self.takes) await sleep(self.takes);
    const signed = await answered(self.misdeed, pdf);
    if (path === '/api/v2/sign/pdf') json(200, { file: [signed.toString('base64')], time: 12 });
    else response.writeHead(200, { 'content-type': 'text/plain' }).end(signed.toString('base64'));
  });
  const answered = async (misdeed: Misdeed | undefined, pdf: Buffer) => {
    if (misdeed === 'unsigned') return pdf;
    if (misdeed === 'no-pdf') return Buffer.from('surat');
    const signed = await signedPdf(pdf, self.signer, { at });
    return misdeed === 'another-letter'
      ? Buffer.concat([signed.subarray(0, 9), Buffer.from('%\n'), signed.subarray(9)])
      : signed;
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const self: BsreServer = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    signer,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return self;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

async function formOf(request: IncomingMessage, body: Buffer): Promise<Record<string, unknown>> {
  const headers = { 'content-type': request.headers['content-type'] ?? '' };
  const form = await new Response(new Uint8Array(body), { headers }).formData();
  const entries = [...form].map(async ([name, value]) => [
    name,
    typeof value === 'string' ? value : Buffer.from(await value.arrayBuffer()),
  ]);
  return Object.fromEntries(await Promise.all(entries));
}
