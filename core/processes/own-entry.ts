import { createHash } from 'node:crypto';
import { access, mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** The checkout this code runs from: the nearest folder above that holds the source of the entry. */
async function checkout(source: string): Promise<string | undefined> {
  for (const start of [path.dirname(fileURLToPath(import.meta.url)), process.cwd()]) {
    for (let folder = start; folder !== path.dirname(folder); folder = path.dirname(folder)) {
      if (await exists(path.join(folder, source))) return folder;
    }
  }
  return undefined;
}

/** Bundles the entry from source into node_modules/.cache, under a name made from its content. */
async function bundled(root: string, source: string): Promise<string> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [path.join(root, source)],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    write: false,
  });
  const content = outputFiles[0]!.contents;
  const folder = path.join(root, 'node_modules/.cache/pendopo');
  const name = path.basename(source, '.ts');
  const digest = createHash('sha256').update(content).digest('hex').slice(0, 16);
  const file = path.join(folder, `${name}-${digest}.mjs`);
  if (await exists(file)) return file;
  await mkdir(folder, { recursive: true });
  // Several test workers may bundle at once: each writes its own file and the last rename wins.
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, content);
  await rename(draft, file);
  return file;
}

async function find(source: string): Promise<string> {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const fileName = `${path.basename(source, '.ts')}.js`;
  for (const folder of [here, path.dirname(here)]) {
    const built = path.join(folder, fileName);
    if (await exists(built)) return built;
  }
  const root = await checkout(source);
  if (!root) throw new Error(`${fileName} is missing beside ${here}`);
  return bundled(root, source);
}

const found = new Map<string, Promise<string>>();

/**
 * The script of a child process or thread of ours, by its source from the root (`core/documents/document-child.ts`).
 * In production the build puts it beside the server's bundle; in development and tests it is bundled once from source
 * (about 0.1 s).
 */
export function ownEntry(source: `${string}-${'child' | 'thread'}.ts`): Promise<string> {
  let entry = found.get(source);
  if (!entry) {
    entry = find(source);
    found.set(source, entry);
  }
  return entry;
}
