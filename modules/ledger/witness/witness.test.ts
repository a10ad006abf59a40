/** Every answer of C2SP tlog-witness v1, over HTTP, and what a witness keeps. */
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { parseCheckpoint } from '#core/transparency/checkpoint.ts';
import { signText } from '#core/transparency/cosignature.ts';
import { nodeChecking } from '#core/transparency/node/node-crypto.ts';
import { parseNote } from '#core/transparency/note.ts';
import { openNote } from '#core/transparency/open-note.ts';
import { signerNamed } from '#core/transparency/testing/signers.ts';
import { printVerifierKey } from '#core/transparency/verifier-key.ts';
import { printAddCheckpoint } from '#core/transparency/witness-protocol.ts';
import { askWitness, newestCosigned } from './ask-witness.ts';
import { believedLogsFile } from './believed-logs.ts';
import { originHashOf } from './kept-heads.ts';
import { serveWitness } from './serve-witness.ts';
import { witnessSteps } from './steps.ts';
import { toldLog } from './testing/told-log.ts';
import { openWitness, type WitnessSettings } from './witness.ts';
import { WitnessFault } from './witness-fault.ts';

const origin = 'log.arunika.example/3201/letters';
const honest = await toldLog(origin, 40);
const forked = await toldLog(origin, 40, 6);
const stranger = await toldLog('log.lain.example/letters', 10);
const asking = { plainHosts: ['127.0.0.1'] };
const log = { info: () => undefined, warn: () => undefined };

let base: string;
let logs: string;
const closing: (() => Promise<void>)[] = [];
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'pendopo-witness-'));
  logs = join(base, 'logs.txt');
  await writeFile(logs, `# Neighbours\n\n${honest.vkey}\n`);
});
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
afterAll(() => rm(base, { recursive: true, force: true }));

async function served(folder: string, options: Partial<WitnessSettings> = {}, patience?: number) {
  const believed = await believedLogsFile(logs);
  const witness = await openWitness({ folder, name: 'saksi.example/w1', log, logs: believed, ...options });
  closing.push(witness.close);
  const errors: unknown[] = [];
  const { url, close } = await serveWitness(witness, {
    ...{ host: '127.0.0.1', port: 0, ailment: () => believed.fault, onError: (error) => errors.push(error) },
    ...(patience !== undefined && { patience }),
  });
  closing.push(close);
  const stop = async () => {
    for (const end of closing.splice(-2).reverse()) await end();
  };
  const post = (body: string | Uint8Array<ArrayBuffer>) =>
    fetch(`${url}/add-checkpoint`, { method: 'POST', body });
  return { witness, url, errors, stop, post, key: witness.signer.key, address: url };
}
const folderIn = () => mkdtemp(join(base, 'w-'));
const bodyOf = (request: Parameters<typeof printAddCheckpoint>[0]) =>
  Uint8Array.from(printAddCheckpoint(request));

it('200: cosigns what continues, tells it to everybody, and cosigns the same once more', async () => {
  const one = await served(await folderIn());
  expect(await newestCosigned(one, origin, asking)).toEqual({ said: 'none' });
  for (const [oldSize, size] of [
    [0, 5],
    [5, 20],
    [20, 20],
    [20, 33],
  ] as const) {
    const word = await askWitness(one, await honest.asks(oldSize, size), asking);
    expect(word.said, `${oldSize} to ${size}`).toBe('cosigned');
    expect(await newestCosigned(one, origin, asking)).toMatchObject({ said: 'newest', size });
  }
  const answer = await fetch(`${one.url}/${originHashOf(origin)}/checkpoint`);
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  const note = parseNote(new Uint8Array(await answer.arrayBuffer()));
  expect(parseCheckpoint(note.text).size).toBe(33);
  const opened = await openNote(nodeChecking, note, [honest.signer.key, one.key]);
  expect(opened.outcome === 'signed' && opened.signatures.map(({ key }) => key.name)).toEqual([
    origin,
    one.key.name,
  ]);
});

it('200 answers one line of text, 409 the size in its own type', async () => {
  const one = await served(await folderIn());
  const good = await one.post(bodyOf(await honest.asks(0, 7)));
  expect([good.status, good.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
  expect(await good.text()).toMatch(/^— saksi\.example\/w1 [A-Za-z0-9+/=]+\n$/);
  const late = await one.post(bodyOf(await honest.asks(0, 9)));
  expect([late.status, late.headers.get('content-type'), await late.text()]).toEqual([
    409,
    'text/x.tlog.size',
    '7\n',
  ]);
  expect(await askWitness(one, await honest.asks(5, 9), asking)).toEqual({ said: 'another-size', size: 7 });
});

it('404, 403, 400 and 422 as the specification says, and nothing of it is kept', async () => {
  const one = await served(await folderIn());
  await askWitness(one, await honest.asks(0, 12), asking);
  const statusOf = async (request: Parameters<typeof printAddCheckpoint>[0]) =>
    (await one.post(bodyOf(request))).status;
  const ask = await honest.asks(12, 20);
  const thief = { ...(await signerNamed('a-thief')), key: honest.signer.key };
  const impostor = await signerNamed('another-key');
  const renamed = { key: { ...impostor.key, name: origin }, sign: impostor.sign };

  expect(await statusOf(await stranger.asks(0, 3)), 'an origin that is not believed').toBe(404);
  const byThief = { text: ask.note.text, signatures: [await signText(thief, ask.note.text)] };
  expect(await statusOf({ ...ask, note: byThief }), 'a signature that does not hold').toBe(403);
  const byOther = { text: ask.note.text, signatures: [await signText(renamed, ask.note.text)] };
  expect(await statusOf({ ...ask, note: byOther }), 'a key that is not believed').toBe(403);
  expect(await statusOf({ ...(await honest.asks(12, 12)), oldSize: 13 }), 'an old size beyond the new').toBe(
    400,
  );
  expect((await one.post('old 12\n\nno checkpoint\n')).status, 'no checkpoint').toBe(400);
  expect((await one.post('')).status, 'nothing').toBe(400);
  expect(await statusOf({ ...ask, proof: ask.proof.slice(1) }), 'a proof with a hash missing').toBe(422);
  expect(await statusOf(await forked.asks(12, 20)), 'another history').toBe(422);
  expect(await statusOf({ ...(await forked.asks(12, 12)), proof: [] }), 'another root of the same size').toBe(
    422,
  );
  expect(await askWitness(one, await forked.asks(12, 20), asking)).toEqual({ said: 'no', status: 422 });
  expect(await newestCosigned(one, origin, asking)).toMatchObject({ said: 'newest', size: 12 });
  const fresh = await served(await folderIn());
  const withProof = { ...(await honest.asks(0, 5)), proof: ask.proof };
  expect((await fresh.post(bodyOf(withProof))).status, 'a proof where there is nothing to prove').toBe(422);
  expect(one.errors).toEqual([]);
});

it('other addresses, other methods, bodies without an end and slow ones are refused', async () => {
  const one = await served(await folderIn(), {}, 1_200);
  const status = async (path: string, init?: RequestInit) => (await fetch(`${one.url}${path}`, init)).status;
  expect(await status('/')).toBe(404);
  expect(await status(`/${'0'.repeat(64)}/checkpoint`)).toBe(404);
  expect(await status(`/${originHashOf(origin).toUpperCase()}/checkpoint`)).toBe(404);
  expect(await status('/add-checkpoint')).toBe(405);
  expect(await status('/healthz')).toBe(200);
  expect((await one.post(new Uint8Array(262_145))).status).toBe(413);
  expect((await one.post(new Uint8Array(262_144))).status).toBe(400);
  expect(
    await conversation(one.url, 'POST /add-checkpoint HTTP/1.1\r\nhost: w\r\ncontent-length: 100\r\n\r\nold'),
  ).toMatch(/^HTTP\/1\.1 408 /);
});

/** What a server says to these bytes until it closes the connection. */
function conversation(url: string, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(text));
    let heard = '';
    socket.on('data', (piece) => {
      heard += String(piece);
    });
    socket.once('close', () => resolve(heard));
    socket.once('error', reject);
  });
}

it('the list of logs is read again when it changed; one that cannot be read changes nothing and is told', async () => {
  const one = await served(await folderIn());
  const ask = await stranger.asks(0, 3);
  const before = await readFile(logs, 'utf8');
  try {
    expect(await askWitness(one, ask, asking)).toEqual({ said: 'no', status: 404 });
    await writeFile(logs, `${before}${stranger.vkey}\n`);
    expect(await askWitness(one, ask, asking)).toMatchObject({ said: 'cosigned' });
    await writeFile(logs, `${before}no key at all\n`);
    expect(await askWitness(one, await stranger.asks(3, 5), asking)).toMatchObject({ said: 'cosigned' });
    expect((await fetch(`${one.url}/healthz`)).status).toBe(503);
    await writeFile(logs, before);
    expect(await askWitness(one, await stranger.asks(5, 6), asking)).toEqual({ said: 'no', status: 404 });
    expect((await fetch(`${one.url}/healthz`)).status).toBe(200);
  } finally {
    await writeFile(logs, before);
  }
});

it('keeps its key to itself and under its name, and goes on where it was after a restart', async () => {
  const folder = await folderIn();
  const first = await served(folder);
  await askWitness(first, await honest.asks(0, 12), asking);
  expect((await stat(join(folder, 'key'))).mode & 0o777).toBe(0o600);
  await expect(openWitness({ folder, log, logs: await believedLogsFile(logs) })).rejects.toMatchObject({
    reason: 'folder-taken',
  });
  await first.stop();
  const second = await served(folder, { name: undefined });
  expect(printVerifierKey(second.key)).toBe(printVerifierKey(first.key));
  expect(await askWitness(second, await forked.asks(12, 20), asking)).toEqual({ said: 'no', status: 422 });
  expect(await askWitness(second, await honest.asks(0, 20), asking)).toEqual({
    said: 'another-size',
    size: 12,
  });
  expect(await askWitness(second, await honest.asks(12, 20), asking)).toMatchObject({ said: 'cosigned' });
  await second.stop();
  expect(await faultOf(folder, { name: 'saksi.example/w2' })).toBe('name-differs');
  await chmod(join(folder, 'key'), 0o640);
  expect(await faultOf(folder)).toBe('key-open');
});

async function faultOf(folder: string, options: Partial<WitnessSettings> = {}): Promise<string> {
  try {
    const witness = await openWitness({
      folder,
      name: 'saksi.example/w1',
      log,
      logs: await believedLogsFile(logs),
      ...options,
    });
    await witness.close();
    return 'started';
  } catch (error) {
    if (error instanceof WitnessFault) return error.reason;
    throw error;
  }
}

it('a witness that lost what it cosigned never starts again under its key', async () => {
  const ready = async () => {
    const folder = await folderIn();
    const one = await served(folder);
    await askWitness(one, await honest.asks(0, 12), asking);
    await one.stop();
    return { folder, head: join(folder, 'heads', originHashOf(origin)) };
  };
  const cases: [string, string, (made: { folder: string; head: string }) => Promise<unknown>][] = [
    ['one head is gone', 'state-lost', ({ head }) => rm(head)],
    ['all heads are gone', 'state-lost', ({ folder }) => rm(join(folder, 'heads'), { recursive: true })],
    ['the list is gone', 'state-lost', ({ folder }) => rm(join(folder, 'origins'))],
    ['the key is gone', 'key-lost', ({ folder }) => rm(join(folder, 'key'))],
    ['a head is empty', 'state-unreadable', ({ head }) => writeFile(head, '')],
    [
      'a head has another origin',
      'state-unreadable',
      async ({ head }) => writeFile(head, (await readFile(head, 'utf8')).replace('3201', '3202')),
    ],
    [
      'the key is no key',
      'key-unreadable',
      ({ folder }) => writeFile(join(folder, 'key'), 'saksi.example/w1\n'),
    ],
  ];
  for (const [what, reason, harm] of cases) {
    const made = await ready();
    await harm(made);
    expect(await faultOf(made.folder), what).toBe(reason);
  }
  // A first start that broke off before the key was made begins again.
  const begun = await ready();
  await rm(begun.folder, { recursive: true });
  expect(await faultOf(begun.folder)).toBe('started');
  await rm(join(begun.folder, 'key'));
  expect(await faultOf(begun.folder)).toBe('started');
  expect(await faultOf(await folderIn(), { name: undefined })).toBe('name-needed');
  expect(await faultOf(await folderIn(), { name: 'two words' })).toBe('name-malformed');
});

it('a head that goes missing while it runs is not begun anew', async () => {
  const folder = await folderIn();
  const one = await served(folder);
  await askWitness(one, await honest.asks(0, 12), asking);
  await rm(join(folder, 'heads', originHashOf(origin)));
  expect(await askWitness(one, await forked.asks(0, 20), asking)).toEqual({ said: 'nothing', why: 'odd' });
  expect(one.errors).toHaveLength(1);
});

it('writes, syncs, renames and syncs the folder before it signs and answers', async () => {
  const steps: string[] = [];
  const folder = await folderIn();
  const one = await served(folder, { onStep: (step) => void steps.push(step) });
  await askWitness(one, await honest.asks(0, 5), asking);
  const write = witnessSteps.slice(0, 5);
  expect(steps).toEqual([...write, ...write, 'cosign', 'answer']);
  steps.length = 0;
  await askWitness(one, await honest.asks(5, 9), asking);
  expect(steps).toEqual([...write, 'cosign', 'answer']);
  steps.length = 0;
  await askWitness(one, await forked.asks(9, 20), asking);
  expect(steps).toEqual(['answer']);
  // What lies in the folder is no signature of the witness's.
  const kept = await readFile(join(folder, 'heads', originHashOf(origin)), 'utf8');
  expect(kept).not.toContain('saksi.example');
});

it('tells nobody of a head that is not safe yet', async () => {
  let release = () => {};
  let reached = () => {};
  const isHeld = new Promise<void>((resolve) => {
    reached = resolve;
  });
  let holds = false;
  const one = await served(await folderIn(), {
    onStep: (step) => {
      if (!holds || step !== 'sync-folder') return;
      reached();
      return new Promise<void>((resolve) => {
        release = resolve;
      });
    },
  });
  await askWitness(one, await honest.asks(0, 5), asking);
  holds = true;
  const answer = askWitness(one, await honest.asks(5, 9), asking);
  await isHeld;
  expect(await newestCosigned(one, origin, asking)).toMatchObject({ said: 'newest', size: 5 });
  release();
  expect(await answer).toMatchObject({ said: 'cosigned' });
  expect(await newestCosigned(one, origin, asking)).toMatchObject({ said: 'newest', size: 9 });
});

it('keeps for judges what a log signed and should not have, and nothing that strangers wrote under it', async () => {
  const warnings: Record<string, string>[] = [];
  const keeping = { info: () => undefined, warn: (told: Record<string, string>) => void warnings.push(told) };
  const folder = await folderIn();
  const one = await served(folder, { log: keeping as never });
  await askWitness(one, await honest.asks(0, 12), asking);
  const { note, ...rest } = await forked.asks(12, 20);
  const written = await signText(await signerNamed('a-stranger'), note.text);
  await askWitness(one, { ...rest, note: { ...note, signatures: [...note.signatures, written] } }, asking);
  const [{ told, before } = {}] = warnings;
  for (const [text, log] of [
    [told, forked],
    [before, honest],
  ] as const) {
    const kept = parseNote(Buffer.from(text!));
    expect(await openNote(nodeChecking, kept, [log.signer.key])).toMatchObject({ outcome: 'signed' });
    expect(kept.signatures).toHaveLength(1);
  }
});

it('a step that fails leaves nothing signed, and what comes after is judged by what is there', async () => {
  const failing = [...witnessSteps.slice(0, 5)];
  for (const at of failing) {
    let broken = false;
    const one = await served(await folderIn(), {
      onStep: (step) => {
        if (broken && step === at) throw new Error('no space left');
      },
    });
    await askWitness(one, await honest.asks(0, 5), asking);
    broken = true;
    expect(await askWitness(one, await honest.asks(5, 20), asking), at).toEqual({
      said: 'nothing',
      why: 'odd',
    });
    broken = false;
    const isThere = at === 'sync-folder';
    const other = await askWitness(one, await forked.asks(5, 20), asking);
    expect(other.said, at).toBe(isThere ? 'another-size' : 'cosigned');
  }
});
