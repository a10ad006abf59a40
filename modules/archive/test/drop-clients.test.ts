import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SmallOffice, smallOffice } from '#tests/house/small-office.ts';
import { type TestHouse, testHouse } from '#tests/house/test-house.ts';
import { dropKey } from './drop-house.ts';
import { ownPdf } from './ingest-house.ts';

const run = promisify(execFile);
let house: TestHouse;
let office: SmallOffice;
let address: string;
let folder: string;
beforeAll(async () => {
  house = await testHouse();
  office = await smallOffice(house);
  address = await house.server.listen({ host: '127.0.0.1', port: 0 });
  folder = mkdtempSync(path.join(tmpdir(), 'pendopo-dav-'));
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the drop folder and clients that we did not write', () => {
  it.each(['basic', 'copymove', 'props', 'locks', 'http'])(
    'passes %s of litmus',
    { timeout: 60_000 },
    async (suite) => {
      const key = await dropKey(house, office.registry);
      const env = { ...process.env, TESTS: suite, HTDOCS: '/usr/share/litmus/htdocs' };
      const { stdout } = await run('litmus', [`${address}/dav/`, 'siapa', key], { cwd: folder, env }).catch(
        (error: { stdout: string }) => ({ stdout: error.stdout }),
      );
      expect(stdout.match(/FAIL.*|WARNING.*/g) ?? []).toEqual([]);
      expect(stdout).toMatch(/<- summary for .*of (\d+) tests run: \1 passed, 0 failed/);
    },
  );

  it('is read and written by rclone', { timeout: 60_000 }, async () => {
    const key = await dropKey(house, office.registry);
    const { stdout: hidden } = await run('rclone', ['obscure', key]);
    const config = path.join(folder, 'rclone.conf');
    writeFileSync(
      config,
      `[arsip]\ntype = webdav\nurl = ${address}/dav\nvendor = other\nuser = siapa\npass = ${hidden}`,
    );
    const from = mkdtempSync(path.join(folder, 'dari-'));
    writeFileSync(path.join(from, 'Surat masuk é.pdf'), ownPdf('rclone'));
    const rclone = (...args: string[]) => run('rclone', ['--config', config, ...args]);
    await rclone('copy', from, 'arsip:000.1.1 Telepon');
    const back = mkdtempSync(path.join(folder, 'ke-'));
    await rclone('copy', 'arsip:000.1.1 Telepon', back);
    expect(readdirSync(back)).toEqual(['Surat masuk é.pdf']);
    expect(readFileSync(path.join(back, 'Surat masuk é.pdf'))).toEqual(ownPdf('rclone'));
    await rclone('moveto', 'arsip:000.1.1 Telepon', 'arsip:lain');
    await rclone('purge', 'arsip:lain');
  });

  it('is read and written by cadaver', { timeout: 60_000 }, async () => {
    const key = await dropKey(house, office.registry);
    const { port } = new URL(address);
    const home = mkdtempSync(path.join(folder, 'rumah-'));
    writeFileSync(path.join(home, '.netrc'), `machine 127.0.0.1 login siapa password ${key}\n`, {
      mode: 0o600,
    });
    writeFileSync(path.join(home, 'a.pdf'), ownPdf('cadaver'));
    const script = `mkcol berkas\nput ${home}/a.pdf berkas/a.pdf\nlock berkas/a.pdf\nunlock berkas/a.pdf\nmove berkas/a.pdf berkas/b.pdf\nget berkas/b.pdf ${home}/b.pdf\nrmcol berkas\nquit\n`;
    const rc = path.join(home, 'rc');
    writeFileSync(rc, script);
    const { stdout } = await run('cadaver', ['-r', rc, `http://127.0.0.1:${port}/dav/`], {
      env: { ...process.env, HOME: home },
    });
    expect(stdout).not.toMatch(/failed/i);
    expect(readFileSync(path.join(home, 'b.pdf'))).toEqual(ownPdf('cadaver'));
  });
});
