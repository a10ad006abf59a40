// Builds what is stale: the server program into build/server, the staff app into build/office.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
export const server = {
  folder: join(root, 'build/server'),
  inputs: /^(app|core|modules|portal)\/(?!.*\/office\/)/,
  run: buildServer,
};
export const office = {
  folder: join(root, 'build/office'),
  inputs: /^(office|core|vite\.config\.ts|modules\/.*\/(office|contract|locales)\/)/,
  run: buildOffice,
};

/** Builds each part whose inputs are not those of the last build; false when one could not be built. */
export async function build(parts = [server, office]) {
  const inputs = readInputs();
  for (const part of parts) {
    const stamp = join(part.folder, '.inputs');
    const digest = digestOf(inputs.filter((file) => part.inputs.test(file) || file === 'package-lock.json'));
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) continue;
    console.error(`Building ${relative(root, part.folder)} …`);
    if (!(await part.run(part.folder))) return false;
    mkdirSync(part.folder, { recursive: true });
    writeFileSync(stamp, digest);
  }
  return true;
}

/** How the server program is bundled: one entry for the command line and one per child process or thread. */
export function serverBundle(folder = server.folder) {
  const children = readInputs().filter((file) => /-(child|thread)\.ts$/.test(file));
  return {
    absWorkingDir: root,
    entryPoints: Object.fromEntries(['app/cli.ts', ...children].map((file) => [basename(file, '.ts'), file])),
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    jsx: 'automatic',
    logLevel: 'warning',
    chunkNames: 'chunks/[name]-[hash]',
  };
}

/** How the scripts of single pages are bundled, which are sent as they are. */
function islandBundle(folder) {
  const islands = readInputs().filter((file) => /-island\.ts$/.test(file));
  return {
    absWorkingDir: root,
    entryPoints: Object.fromEntries(islands.map((file) => [basename(file, '.ts'), file])),
    outdir: folder,
    ...JSON.parse(readFileSync(join(root, 'app/island-bundle.json'), 'utf8')),
    logLevel: 'warning',
  };
}

/** The old program stays until the new one is complete. */
async function buildServer(folder) {
  const { build: bundle } = await import('esbuild');
  const results = await Promise.all(
    [serverBundle(folder), islandBundle(folder)].map((options) => bundle({ ...options, write: false })),
  ).catch(() => undefined);
  if (!results) return false;
  rmSync(folder, { recursive: true, force: true });
  for (const { path, contents } of results.flatMap(({ outputFiles }) => outputFiles)) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, contents);
  }
  return true;
}

function buildOffice() {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  // Whatever the caller runs in (tests, a developer's shell), people get the program for production.
  const { status, stdout, stderr } = spawnSync(process.execPath, [vite, 'build'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status !== 0) console.error(`${stdout}${stderr}`);
  return status === 0;
}

/** Source files of the product, without tests and without what is made. */
function readInputs() {
  const folders = ['app', 'core', 'modules', 'office', 'portal'].filter((folder) =>
    existsSync(join(root, folder)),
  );
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true }).map((file) => `${folder}/${file}`),
  );
  const sources = files.filter(
    (file) =>
      /\.(ts|tsx|js|json|css|svg|html|png|jpg|webp|ico|woff2|webmanifest)$/.test(file) &&
      !/\.test\.tsx?$/.test(file),
  );
  return [
    ...sources,
    ...['package-lock.json', 'vite.config.ts'].filter((file) => existsSync(join(root, file))),
  ].sort();
}

function digestOf(files) {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url) && !(await build())) process.exitCode = 1;
