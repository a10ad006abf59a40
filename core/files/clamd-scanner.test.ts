import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ClamdPeer, clamdPeer, eicar } from './clamd-peer.ts';
import { clamdScanner } from './clamd-scanner.ts';

let folder: string;
const peers: ClamdPeer[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pendopo-scan-'));
});
afterEach(() => {
  for (const peer of peers.splice(0)) peer.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function peer(...how: Parameters<typeof clamdPeer>): Promise<ClamdPeer> {
  const one = await clamdPeer(...how);
  peers.push(one);
  return one;
}

async function file(content: string | Buffer): Promise<string> {
  const path = join(folder, randomBytes(6).toString('hex'));
  await writeFile(path, content);
  return path;
}

describe('the virus scanner', () => {
  it('is shown every byte and says what is clean and what is not', async () => {
    const { url, seen } = await peer();
    expect(await clamdScanner(url).scan(await file(randomBytes(3_000_000)))).toEqual({ clean: true });
    expect(await clamdScanner(url).scan(await file(''))).toEqual({ clean: true });
    const infected = await file(Buffer.concat([randomBytes(1_000_000), Buffer.from(eicar)]));
    expect(await clamdScanner(url).scan(infected)).toEqual({ clean: false, reason: 'Win.Test.EICAR_HDB-1' });
    expect(seen).toEqual([3_000_000, 0, 1_000_000 + eicar.length]);
  });

  it('is reached over a socket of this machine as well', async () => {
    const { url } = await peer('honest', join(folder, 'clamd.ctl'));
    expect(await clamdScanner(url).scan(await file(eicar))).toMatchObject({ clean: false });
  });

  it.each(['silent', 'broken', 'too-large'] as const)(
    'that is %s never makes a file clean',
    async (answer) => {
      const { url } = await peer(answer);
      const scanning = clamdScanner(url, 300).scan(await file(randomBytes(2_000_000)));
      await expect(scanning).rejects.toMatchObject({ code: 'files.scanner-unavailable' });
    },
  );

  it('that is not there never makes a file clean', async () => {
    const scanning = clamdScanner('tcp://127.0.0.1:1').scan(await file('x'));
    await expect(scanning).rejects.toMatchObject({ code: 'files.scanner-unavailable' });
  });
});
