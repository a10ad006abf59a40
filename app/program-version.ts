import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '#core/db/project-root.ts';

/** The version of the program, from its manifest. */
export function programVersion(): string {
  return (JSON.parse(readFileSync(path.join(projectRoot(), 'package.json'), 'utf8')) as { version: string })
    .version;
}
