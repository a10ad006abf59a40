import { readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

/** Texts that are sent as they lie in the folder; the page itself is written anew for every visit. */
const worthIt = /\.(js|css|svg|webmanifest)$/;
/** Below about one network packet nothing is won (bytes). */
const least = 1_024;
const encodings = { br: promisify(brotliCompress), gz: promisify(gzip) };

/** Leaves `<file>.br` and `<file>.gz` beside every text, compressed once and as far as it goes. */
export function compressFiles(): Plugin {
  return {
    name: 'pendopo-compress-files',
    apply: 'build',
    async writeBundle({ dir = '' }) {
      const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((file) =>
        worthIt.test(file),
      );
      await Promise.all(files.map((file) => compress(join(dir, file))));
    },
  };
}

async function compress(file: string): Promise<void> {
  const plain = await readFile(file);
  if (plain.length < least) return;
  for (const [extension, by] of Object.entries(encodings)) {
    await writeFile(`${file}.${extension}`, await by(plain));
  }
}
