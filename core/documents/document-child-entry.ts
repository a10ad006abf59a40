import { createHash } from 'node:crypto';
import { access, mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const fileName = 'document-child.js';

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** The checkout this code runs from: the nearest folder above that holds the child's source. */
async function checkout(): Promise<string | undefined> {
  for (const start of [dirname(fileURLToPath(import.meta.url)), process.cwd()]) {
    for (let folder = start; folder !== dirname(folder); folder = dirname(folder)) {
      if (await exists(join(folder, 'core/documents/document-child.ts'))) return folder;
    }
  }
  return undefined;
}

/** Bundles the child from source into node_modules/.cache, under a name made from its content. */
async function bundled(root: string): Promise<string> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [join(root, 'core/documents/document-child.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    write: false,
  });
  const content = outputFiles[0]!.contents;
  const folder = join(root, 'node_modules/.cache/pendopo');
  const path = join(
    folder,
    `document-child-${createHash('sha256').update(content).digest('hex').slice(0, 16)}.mjs`,
  );
  if (await exists(path)) return path;
  await mkdir(folder, { recursive: true });
  // Several test workers may bundle at once: each writes its own file and the last rename wins.
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, content);
  await rename(draft, path);
  return path;
}

async function find(): Promise<string> {
  const here = dirname(fileURLToPath(import.meta.url));
  for (const folder of [here, dirname(here)]) {
    const built = join(folder, fileName);
    if (await exists(built)) return built;
  }
  const root = await checkout();
  if (!root) throw new Error(`${fileName} is missing beside ${here}`);
  return bundled(root);
}

let found: Promise<string> | undefined;

/**
 * The script of the child process. In production the build puts `document-child.js` beside the server's bundle;
 * in development and tests it is bundled once from source (about 0.1 s).
 */
export function documentChildEntry(): Promise<string> {
  found ??= find();
  return found;
}
