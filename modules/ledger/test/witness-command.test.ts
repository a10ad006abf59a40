/** `pendopo witness` and `pendopo verify` as an operator runs them: nothing around them but a folder. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sha256 } from '#core/transparency/node/node-crypto.ts';
import { parseVerifierKey } from '#core/transparency/verifier-key.ts';
import { printAddCheckpoint } from '#core/transparency/witness-protocol.ts';
import { makeEvidence } from '../verify/testing/made-evidence.ts';
import { askWitness } from '../witness/ask-witness.ts';
import { toldLog } from '../witness/testing/told-log.ts';

const root = path.join(import.meta.dirname, '../../..');
const log = await toldLog('log.arunika.example/letters', 30);
let base: string;
const running = new Set<ChildProcess>();
beforeAll(async () => {
  // Below the packages, which the bundle does not hold.
  await mkdir(path.join(root, '.cache'), { recursive: true });
  base = await mkdtemp(path.join(root, '.cache', 'commands-'));
  await build({
    absWorkingDir: root,
    entryPoints: ['app/cli.ts'],
    outdir: base,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    jsx: 'automatic',
    logLevel: 'silent',
  });
});
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await rm(base, { recursive: true, force: true });
});

function pendopo(...args: string[]): ChildProcess {
  // None of the settings of a house are there, and no database.
  const env = { PATH: process.env.PATH, LC_ALL: 'id_ID.UTF-8', DATABASE_URL: 'not an address' };
  const child = spawn(process.execPath, [path.join(base, 'cli.mjs'), ...args], {
    cwd: tmpdir(),
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('close', () => running.delete(child));
  return child;
}

async function ended(child: ChildProcess): Promise<{ code: number | null; out: string; err: string }> {
  const [out, err, [code]] = await Promise.all([
    text(child.stdout!),
    text(child.stderr!),
    once(child, 'close'),
  ]);
  return { code: code as number | null, out, err };
}

async function started(folder: string, ...args: string[]) {
  const child = pendopo('witness', folder, '--port', '0', ...args);
  const complaints = text(child.stderr!);
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  const vkey = (await lines.next()).value as string | undefined;
  if (!vkey) throw new Error(await complaints);
  const url = /^Saksi siap: (http:\S+)$/.exec(((await lines.next()).value as string) ?? '')?.[1];
  return { child, vkey, address: url!, key: await parseVerifierKey(sha256, vkey) };
}

it('prints its key and where it answers, cosigns, and stops without leaving anybody half answered', async () => {
  const folder = await mkdtemp(path.join(base, 'w-'));
  await writeFile(path.join(folder, 'logs'), `${log.vkey}\n`);
  const asking = { plainHosts: ['127.0.0.1'] };
  const first = await started(folder, '--name', 'saksi.example/1');
  expect(await askWitness(first, await log.asks(0, 10), asking)).toMatchObject({ said: 'cosigned' });

  // A request of which half has come when the stop is asked for is answered to its end.
  const body = Buffer.from(printAddCheckpoint(await log.asks(10, 20)));
  const socket = connect(Number(new URL(first.address).port), '127.0.0.1');
  socket.write(`POST /add-checkpoint HTTP/1.1\r\nhost: w\r\ncontent-length: ${body.length}\r\n\r\n`);
  socket.write(body.subarray(0, 100));
  const answer = text(socket);
  expect((await fetch(`${first.address}/healthz`)).status).toBe(200);
  first.child.kill('SIGTERM');
  await untilClosed(first.address);
  socket.write(body.subarray(100));
  expect(await answer).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*— saksi\.example\/1 /);
  if (first.child.exitCode === null) await once(first.child, 'close');
  expect(first.child.exitCode).toBe(0);

  const second = await started(folder);
  expect(second.vkey).toBe(first.vkey);
  expect(await askWitness(second, await log.asks(0, 25), asking)).toEqual({ said: 'another-size', size: 20 });
  const third = await ended(pendopo('witness', folder, '--port', '0'));
  expect([third.code, third.err]).toEqual([1, `Saksi lain sedang bekerja di ${folder}.\n`]);
  second.child.kill('SIGTERM');
  await once(second.child, 'close');
  await rm(path.join(folder, 'heads'), { recursive: true });
  const lost = await ended(pendopo('witness', folder, '--port', '0'));
  expect(lost.code).toBe(1);
  expect(lost.err).toMatch(/hilang, padahal kuncinya masih ada/);
});

/** Resolves once nothing new is let in. */
async function untilClosed(url: string): Promise<void> {
  while (
    await fetch(`${url}/healthz`).then(
      () => true,
      () => false,
    )
  );
}

it('says what it needs', async () => {
  expect((await ended(pendopo('witness'))).code).toBe(2);
  expect((await ended(pendopo('witness', base, '--port', '70000'))).code).toBe(2);
  const folder = await mkdtemp(path.join(base, 'w-'));
  const noList = await ended(pendopo('witness', folder, '--port', '0', '--name', 'x'));
  expect([noList.code, noList.err]).toEqual([
    1,
    expect.stringMatching(/^Daftar log tidak dapat dibaca \(.*logs: ENOENT\)/),
  ]);
  await writeFile(path.join(folder, 'logs'), '');
  const noName = await ended(pendopo('witness', folder, '--port', '0'));
  expect([noName.code, noName.err]).toEqual([1, expect.stringContaining('memerlukan --name')]);
});

it('verifies a file with neither a house nor its settings', async () => {
  const { genuine } = await makeEvidence();
  const folder = await mkdtemp(path.join(base, 'v-'));
  const place = (name: string) => path.join(folder, name);
  await writeFile(place('surat.pdf'), genuine.file);
  await writeFile(place('surat.tlog-proof'), genuine.proof);
  await writeFile(place('kebijakan'), genuine.policy);
  const files = [place('surat.pdf'), place('surat.tlog-proof'), '--policy', place('kebijakan')];
  const good = await ended(pendopo('verify', ...files));
  expect([good.code, good.err]).toEqual([0, '']);
  expect(good.out).toMatch(/^ASLI DAN DISAKSIKAN\n/);
  await writeFile(place('surat.pdf'), 'another');
  expect((await ended(pendopo('verify', ...files))).code).toBe(4);
  const help = await ended(pendopo('verify', '--help'));
  expect([help.code, help.out]).toEqual([0, expect.stringContaining('5 belum dapat diperiksa')]);
  const gone = await ended(pendopo('verify', ...files.slice(0, -1), place('tidak-ada')));
  expect([gone.code, gone.err]).toEqual([1, expect.stringMatching(/tidak-ada tidak dapat dibaca: ENOENT/)]);
});
