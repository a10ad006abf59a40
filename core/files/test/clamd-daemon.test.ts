import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clamdScanner } from '../clamd-scanner.ts';
import { folderStore } from '../folder-store.ts';
import { type Clamd, marked, startClamd } from './clamd.ts';

let clamd: Clamd;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pendopo-scan-'));
  clamd = await startClamd(4_000_000);
});
afterAll(async () => {
  await clamd.stop();
  await rm(folder, { recursive: true, force: true });
});

async function scan(content: Buffer) {
  const path = join(folder, randomBytes(6).toString('hex'));
  await writeFile(path, content);
  return clamdScanner(clamd.url, 20_000).scan(path);
}

describe('a real ClamAV daemon', () => {
  it('tells what is clean from what bears a signature, also at the end of a large file', async () => {
    expect(await scan(Buffer.from('surat biasa'))).toEqual({ clean: true });
    expect(await scan(randomBytes(3_000_000))).toEqual({ clean: true });
    const infected = Buffer.concat([randomBytes(3_000_000), Buffer.from(marked)]);
    expect(await scan(infected)).toEqual({ clean: false, reason: expect.stringContaining('Pendopo.Test') });
  });

  it('that refuses a stream beyond its limit does not make it clean', async () => {
    await expect(scan(randomBytes(5_000_000))).rejects.toMatchObject({ code: 'files.scanner-unavailable' });
  });

  it('looks at what has arrived before it is kept', async () => {
    const store = folderStore(folder, { scanner: clamdScanner(clamd.url) });
    const arrival = await store.receive(Readable.from(Buffer.from(marked)), { maxBytes: 1_000 });
    expect(await arrival.scan()).toMatchObject({ clean: false });
    await arrival.discard();
  });
});
