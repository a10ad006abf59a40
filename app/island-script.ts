import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BuildOptions } from 'esbuild';
import { projectRoot } from '#core/db/project-root.ts';
import islandBundle from './island-bundle.json' with { type: 'json' };

/**
 * The script of a page of ours by its source from the root, bundled for browsers. In production the build put it beside
 * the program; in development and tests it is bundled from source (about 0.1 s).
 */
export async function islandScript(source: `${string}-island.ts`): Promise<string> {
  const here = path.dirname(fileURLToPath(import.meta.url));
  for (const folder of [here, path.dirname(here)]) {
    const built = await readFile(path.join(folder, `${path.basename(source, '.ts')}.js`), 'utf8').catch(
      () => undefined,
    );
    if (built !== undefined) return built;
  }
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    ...(islandBundle as BuildOptions),
    absWorkingDir: projectRoot(),
    entryPoints: [source],
    write: false,
  });
  return outputFiles[0]!.text;
}
