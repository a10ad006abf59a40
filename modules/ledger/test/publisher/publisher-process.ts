import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { build } from 'esbuild';
import { projectRoot } from '#core/db/project-root.ts';
import type { PublisherSettings } from './publisher-program.ts';

export interface PublisherEnd {
  killed: boolean;
  /** How many operations one did that lived. */
  operations: number;
}

/** Bundles the publisher of `publisher-program.ts`, below the packages, which the bundle does not hold. */
export async function publisherProgram() {
  const cache = path.join(projectRoot(), '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, 'publisher-'));
  const outfile = path.join(folder, 'publisher.mjs');
  await build({
    entryPoints: [path.join(import.meta.dirname, 'publisher-program.ts')],
    absWorkingDir: projectRoot(),
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outfile,
    logLevel: 'silent',
  });
  const run = async (settings: PublisherSettings): Promise<PublisherEnd> => {
    const child = spawn(process.execPath, [outfile, JSON.stringify(settings)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = new Promise<NodeJS.Signals | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (_, signal) => resolve(signal));
    });
    const [signal, out, err] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
    if (signal === 'SIGKILL') return { killed: true, operations: 0 };
    if (out === '') throw new Error(`the publisher failed: ${err}`);
    return { killed: false, operations: Number(out) };
  };
  return { run, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
