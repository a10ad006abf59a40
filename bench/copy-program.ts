import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '#core/db/project-root.ts';

/** The built server program in a folder of its own: a build that happens meanwhile does not touch what is measured. */
export function copyProgram(): { cli: string; remove(): void } {
  const root = projectRoot();
  const cache = path.join(root, '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, 'program-'));
  cpSync(path.join(root, 'build/server'), folder, { recursive: true });
  return { cli: path.join(folder, 'cli.js'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}
