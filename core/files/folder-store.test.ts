import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { appendFile, mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileStore } from './file-store.ts';
import { folderStore } from './folder-store.ts';
import { objectPath } from './object-path.ts';
import { breakingOff, storeSuite } from './store-suite.ts';

let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'pendopo-objects-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

storeSuite(() => folderStore(dataDir));

/** Objects whose content is not what their name says. */
function halfObjects(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true }).map(String);
  return files.filter((file) => {
    const name = file.split('/').at(-1)!;
    if (!/^[0-9a-f]{64}$/.test(name) || !statSync(join(folder, file)).isFile()) return false;
    return (
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex') !== name
    );
  });
}

/** Writes under the final name from the first byte on: the fault that the crash test has to notice. */
async function putCarelessly(folder: string, sha256: string, content: Readable): Promise<void> {
  const path = join(folder, 'objects', objectPath(sha256));
  await mkdir(join(path, '..'), { recursive: true });
  for await (const piece of content) await appendFile(path, piece as Buffer);
}

describe('a folder after a crash', () => {
  it('holds no half object, and a careless writer would be caught', async () => {
    const folder = await mkdtemp(join(dataDir, 'crash-'));
    const bytes = randomBytes(100_000);
    const store = folderStore(folder);
    await expect(store.put(breakingOff(bytes), { maxBytes: 1e6 })).rejects.toThrow();
    // Synced and not yet renamed: the moment between write and rename.
    await store.receive(Readable.from(bytes), { maxBytes: 1e6 });
    expect(halfObjects(folder)).toEqual([]);
    expect(readdirSync(join(folder, 'objects'))).toEqual(['arriving']);

    const name = createHash('sha256').update(bytes).digest('hex');
    await expect(putCarelessly(folder, name, breakingOff(bytes.subarray(0, 5_000)))).rejects.toThrow();
    expect(halfObjects(folder)).toEqual([join('objects', objectPath(name))]);
  });

  it('killed in the middle of many writes holds only whole objects, and the halves are swept', async () => {
    const folder = await mkdtemp(join(dataDir, 'kill-'));
    const child = spawn(process.execPath, ['--input-type=module', '-e', writerProgram], {
      env: { ...process.env, FOLDER: folder, STORE: await bundledStore(dataDir) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const acknowledged: string[] = [];
    child.stdout.on('data', (text) => acknowledged.push(...String(text).trim().split('\n')));
    await once(child.stdout, 'data');
    await new Promise((resolve) => setTimeout(resolve, 150));
    child.kill('SIGKILL');
    await once(child, 'close');

    expect(acknowledged.length).toBeGreaterThan(0);
    expect(halfObjects(folder)).toEqual([]);
    const store = folderStore(folder);
    for (const sha256 of acknowledged.slice(0, -1)) expect(await store.has(sha256)).toBe(true);
    await store.sweep(new Date(Date.now() + 1_000));
    expect(readdirSync(join(folder, 'objects', 'arriving'))).toEqual([]);
  });

  it('replaces an object that lost its end', async () => {
    const store: FileStore = folderStore(dataDir);
    const bytes = randomBytes(20_000);
    const { sha256 } = await store.put(Readable.from(bytes), { maxBytes: 1e6 });
    await truncate(join(dataDir, 'objects', objectPath(sha256)), 10);
    await store.put(Readable.from(bytes), { maxBytes: 1e6 });
    expect((await buffer(await store.open(sha256))).equals(bytes)).toBe(true);
  });

  it('says that the storage failed when the folder cannot be written', async () => {
    const folder = await mkdtemp(join(dataDir, 'blocked-'));
    await writeFile(join(folder, 'objects'), 'a file where the folder should be');
    const store = folderStore(folder);
    await expect(store.put(Readable.from(Buffer.from('x')), { maxBytes: 10 })).rejects.toThrow();
    expect(existsSync(join(folder, 'objects', 'arriving'))).toBe(false);
  });
});

/** Puts 200 kB objects at once until it is killed, and says each one that is safe. */
const writerProgram = `
import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
const { folderStore } = await import(process.env.STORE);
const store = folderStore(process.env.FOLDER);
for (;;) {
  const puts = Array.from({ length: 8 }, () => store.put(Readable.from(randomBytes(200_000)), { maxBytes: 1e6 }));
  for (const put of puts) console.log((await put).sha256);
}`;

async function bundledStore(folder: string): Promise<string> {
  const { build } = await import('esbuild');
  const outfile = join(folder, 'folder-store.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'folder-store.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
  });
  return outfile;
}
