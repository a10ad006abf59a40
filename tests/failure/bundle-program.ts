import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { projectRoot } from '#core/db/project-root.ts';
// @ts-expect-error: plain script without types
import { serverBundle } from '../../bin/build.mjs';

/** The program as these sources make it, in a folder of its own that no other build touches while it runs. */
export async function bundleProgram(): Promise<{ cli: string; remove(): void }> {
  const cache = path.join(projectRoot(), '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, 'program-'));
  await build(serverBundle(folder));
  return {
    cli: path.join(folder, 'cli.js'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
