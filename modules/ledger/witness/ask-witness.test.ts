/** What a witness says, and what it may say wrongly, is data. */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { cosign } from '#core/transparency/cosignature.ts';
import { printNote, printSignatureLines } from '#core/transparency/note.ts';
import { witnessNamed } from '#core/transparency/testing/signers.ts';
import { askWitness, newestCosigned } from './ask-witness.ts';
import { toldLog } from './testing/told-log.ts';

const log = await toldLog('log.arunika.example/letters', 10);
const witness = await witnessNamed('saksi.example');
const other = await witnessNamed('lain.example');
const request = await log.asks(0, 5);
const text = request.note.text;
const time = 1_790_000_000;
const line = async (signer = witness, of = text) => printSignatureLines([await cosign(signer, of, time)]);

async function told<Word>(listener: RequestListener, ask: (address: string) => Promise<Word>): Promise<Word> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await ask(`http://127.0.0.1:${(server.address() as AddressInfo).port}/w/`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

const asking = { plainHosts: ['127.0.0.1'], patience: 500 };
const asked = (listener: RequestListener) =>
  told(listener, (address) => askWitness({ key: witness.key, address }, request, asking));
const answering = (status: number, body = '', type = 'text/plain') =>
  asked((_, response) => void response.writeHead(status, { 'content-type': type }).end(body));
const odd = { said: 'nothing', why: 'odd' };

it('takes a cosignature that holds, and leaves out those of others', async () => {
  const cosigned = await answering(200, `${await line(other)}${await line()}`);
  expect(cosigned).toMatchObject({ said: 'cosigned', time, line: { name: 'saksi.example' } });
  let heard = '';
  await asked((asking, response) => {
    heard = `${asking.method} ${asking.url}`;
    response.end();
  });
  expect(heard).toBe('POST /w/add-checkpoint');
});

it('takes no cosignature of another, of another text, or none', async () => {
  expect(await answering(200, await line(other))).toEqual(odd);
  expect(await answering(200, await line(witness, (await log.note(6)).text))).toEqual(odd);
  expect(await answering(200, 'well done\n')).toEqual(odd);
  expect(await answering(200)).toEqual(odd);
});

it('hears every status of the protocol, and no other', async () => {
  expect(await answering(409, '7\n', 'text/x.tlog.size')).toEqual({ said: 'another-size', size: 7 });
  expect(await answering(409, '7\n')).toEqual(odd);
  expect(await answering(409, '-7\n', 'text/x.tlog.size')).toEqual(odd);
  for (const status of [400, 403, 404, 422]) expect(await answering(status)).toEqual({ said: 'no', status });
  for (const status of [201, 204, 500, 503]) expect(await answering(status)).toEqual(odd);
  expect(await answering(302)).toEqual({ said: 'nothing', why: 'unreachable' });
});

it('waits no longer than it is told to, reads no longer than an answer may be, asks nobody plainly', async () => {
  expect(await asked(() => undefined)).toEqual({ said: 'nothing', why: 'unreachable' });
  expect(await answering(200, 'x'.repeat(200_000))).toEqual(odd);
  const down = await askWitness({ key: witness.key, address: 'http://127.0.0.1:9' }, request, asking);
  expect(down).toEqual({ said: 'nothing', why: 'unreachable' });
  const plain = await askWitness({ key: witness.key, address: 'http://saksi.example' }, request, asking);
  expect(plain).toEqual({ said: 'nothing', why: 'not-allowed' });
});

it('takes what a witness tells to everybody only with its cosignature, and of the log that was asked for', async () => {
  const newest = (status: number, body: Uint8Array | string) =>
    told(
      (_, response) => void response.writeHead(status).end(body),
      (address) => newestCosigned({ key: witness.key, address }, log.origin, asking),
    );
  const seen = { text, signatures: [...request.note.signatures, await cosign(witness, text, time)] };
  expect(await newest(200, printNote(seen))).toMatchObject({ said: 'newest', size: 5 });
  expect(await newest(404, '')).toEqual({ said: 'none' });
  expect(await newest(200, printNote(request.note))).toEqual(odd);
  expect(await newest(200, 'no note')).toEqual(odd);
  expect(await newest(500, '')).toEqual(odd);
  const elsewhere = await (await toldLog('log.lain.example', 5)).note(5);
  const of = { text: elsewhere.text, signatures: [await cosign(witness, elsewhere.text, time)] };
  expect(await newest(200, printNote(of))).toEqual(odd);
});
