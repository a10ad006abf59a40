import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the product, found upwards from this file: sources and bundles read migrations and data from it. */
export function projectRoot(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const manifest = path.join(folder, 'package.json');
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'pendopo') return folder;
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error('the folder of Pendopo was not found');
    folder = parent;
  }
}
