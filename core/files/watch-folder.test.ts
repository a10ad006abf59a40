import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError, defineErrors } from '../contract/errors.ts';
import type { OnDocument } from './incoming-document.ts';
import { type WatchedFolder, watchFolder } from './watch-folder.ts';

defineErrors({ 'test.not-a-document': { status: 415 }, 'test.store-lost': { status: 503 } });

let folder: string;
let watched: WatchedFolder;
let taken: { name: string; content: string; key: string }[];
let behaviour: (name: string) => void;

const onDocument: OnDocument = async ({ name, content, source }) => {
  behaviour(name);
  taken.push({ name, content: await text(content), key: source.key });
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pendopo-watch-'));
  taken = [];
  behaviour = () => undefined;
  watched = watch();
});
afterEach(async () => {
  await watched.close();
  await rm(folder, { recursive: true, force: true });
});

function watch(): WatchedFolder {
  const log = { info: vi.fn(), warn: vi.fn() };
  return watchFolder({
    folder,
    onDocument,
    explain: (error) => `Ditolak: ${error.code}`,
    log,
    everyMs: 3_600_000,
  });
}

const put = (name: string, content: string) => writeFileSync(join(folder, name), content);
const names = (inside = '') => readdirSync(join(folder, inside)).sort();

describe('a watched folder', () => {
  it('takes a file that stopped growing, once, and puts it away', async () => {
    put('surat.pdf', 'isi');
    expect(await watched.look()).toBe(0);
    expect(await watched.look()).toBe(1);
    expect(taken).toMatchObject([{ name: 'surat.pdf', content: 'isi' }]);
    expect(taken[0]?.key).toMatch(/^folder:[0-9a-f]{64}:surat\.pdf$/);
    expect(names('diproses')).toEqual(['surat.pdf']);
    expect(existsSync(join(folder, 'surat.pdf'))).toBe(false);
    expect(await watched.look()).toBe(0);
  });

  it('waits while the scanner is still writing', async () => {
    put('pindai.pdf', 'halaman 1');
    await watched.look();
    appendFileSync(join(folder, 'pindai.pdf'), ' halaman 2');
    expect(await watched.look()).toBe(0);
    utimesSync(join(folder, 'pindai.pdf'), new Date(), new Date(Date.now() + 5_000));
    expect(await watched.look()).toBe(0);
    expect(await watched.look()).toBe(1);
    expect(taken[0]?.content).toBe('halaman 1 halaman 2');
  });

  it('takes the oldest first', async () => {
    for (const [name, age] of [
      ['b.pdf', 10],
      ['a.pdf', 20],
      ['c.pdf', 5],
    ] as const) {
      put(name, name);
      utimesSync(join(folder, name), new Date(), new Date(Date.now() - age * 1_000));
    }
    await watched.look();
    await watched.look();
    expect(taken.map((one) => one.name)).toEqual(['a.pdf', 'b.pdf', 'c.pdf']);
  });

  it('leaves alone what is unfinished, hidden, empty, a folder or a link out of it', async () => {
    put('.sembunyi.pdf', 'x');
    put('pindai.pdf.part', 'x');
    put('~$surat.docx', 'x');
    put('Thumbs.db', 'x');
    put('kosong.pdf', '');
    await mkdir(join(folder, 'map.pdf'));
    symlinkSync('/etc/passwd', join(folder, 'tautan.pdf'));
    await watched.look();
    expect(await watched.look()).toBe(0);
    expect(taken).toEqual([]);
  });

  it('puts a refused file aside with the reason in a sentence beside it', async () => {
    behaviour = () => {
      throw new AppError('test.not-a-document');
    };
    put('foto.gif', 'bukan surat');
    await watched.look();
    expect(await watched.look()).toBe(1);
    expect(names('gagal')).toEqual(['foto.gif', 'foto.gif.txt']);
    expect(readFileSync(join(folder, 'gagal/foto.gif.txt'), 'utf8')).toBe('Ditolak: test.not-a-document\n');
  });

  it('keeps a file for later as long as the storage is lost, and goes on with it afterwards', async () => {
    behaviour = () => {
      throw new AppError('test.store-lost');
    };
    put('surat.pdf', 'isi');
    for (let look = 0; look < 12; look += 1) await watched.look();
    expect(names()).toEqual(['surat.pdf']);
    behaviour = () => undefined;
    expect(await watched.look()).toBe(1);
    expect(names('diproses')).toEqual(['surat.pdf']);
  });

  it('does not stumble over one file forever, nor keep the others waiting', async () => {
    behaviour = (name) => {
      if (name === 'a-rusak.pdf') throw new TypeError('a fault of the program');
    };
    put('a-rusak.pdf', 'x');
    put('b-baik.pdf', 'y');
    await watched.look();
    await watched.look();
    expect(taken.map((one) => one.name)).toEqual(['b-baik.pdf']);
    for (let look = 0; look < 5; look += 1) await watched.look();
    expect(names('gagal')).toEqual(['a-rusak.pdf', 'a-rusak.pdf.txt']);
  });

  it('hands a file over again under the same key when a crash came before it was put away', async () => {
    put('surat.pdf', 'isi');
    await watched.look();
    await watched.look();
    // What a crash between the two steps leaves: taken in, and still lying there.
    await rename(join(folder, 'diproses/surat.pdf'), join(folder, 'surat.pdf'));
    await watched.close();
    watched = watch();
    await watched.look();
    await watched.look();
    expect(taken).toHaveLength(2);
    expect(taken[1]?.key).toBe(taken[0]?.key);
  });

  it('does not hand over what lies processed under the same name, but another content of that name', async () => {
    for (const content of ['isi', 'isi', 'isi lain', 'isi lain']) {
      put('surat.pdf', content);
      await watched.look();
      await watched.look();
    }
    expect(taken.map((one) => one.content)).toEqual(['isi', 'isi lain']);
    expect(names('diproses')).toEqual(['surat (2).pdf', 'surat.pdf']);
    expect(names()).toEqual(['diproses']);
  });

  it('that cannot be reached for a while is looked at again', async () => {
    await rename(folder, `${folder}-away`);
    expect(await watched.look()).toBe(0);
    await rename(`${folder}-away`, folder);
    put('surat.pdf', 'isi');
    await watched.look();
    expect(await watched.look()).toBe(1);
  });
});
