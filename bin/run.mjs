// Runs a TypeScript file of the repository: node bin/run.mjs bench/main.ts [arguments]
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build as buildStale, server, serverBundle } from './build.mjs';
import { setup } from './setup.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [file, ...args] = process.argv.slice(2);
if (!file) {
  console.error('Usage: node bin/run.mjs FILE.ts [arguments]');
  process.exit(2);
}

setup();
// Children (page reading, documents) are started from the built program.
await buildStale([server]);
const { build } = await import('esbuild');
const outfile = join(root, '.cache', 'run', `${file.replaceAll(/[^a-z0-9]+/gi, '-')}-${process.pid}.mjs`);
mkdirSync(join(root, '.cache', 'run'), { recursive: true });
const { entryPoints, outdir, splitting, chunkNames, ...options } = serverBundle();
await build({ ...options, entryPoints: [resolve(file)], outfile, sourcemap: 'inline' });
process.setSourceMapsEnabled(true);
process.argv = [process.argv[0], resolve(file), ...args];
process.once('exit', () => rmSync(outfile, { force: true }));
await import(pathToFileURL(outfile));
