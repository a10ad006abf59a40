import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

const placeholder = '__PRECACHE__';
const version = '__VERSION__';

/**
 * Writes into the service worker what it keeps for work without a network: the entry, everything of the shell itself
 * that is loaded on demand (its panels and pages), their styles, the Latin fonts, the texts and the public files. Pages of
 * the modules join the cache when they are first opened.
 */
export function precacheShell(): Plugin {
  let base = '/';
  let publicDir = '';
  let root = '/';
  return {
    name: 'pendopo-precache-shell',
    apply: 'build',
    configResolved(config) {
      base = config.base;
      publicDir = config.publicDir;
      root = config.root;
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const worker = Object.values(bundle).find((output) => output.fileName === 'sw.js');
        if (worker?.type !== 'chunk') return;
        const files = [...shellFiles(bundle, root)].sort();
        const publicFiles = readdirSync(publicDir).sort();
        const stamp = createHash('sha256').update(files.join());
        for (const file of publicFiles) stamp.update(readFileSync(join(publicDir, file)));
        const addresses = ['', ...files, ...publicFiles].map((file) => base + file);
        worker.code = worker.code
          .replace(new RegExp(`["'\`]${placeholder}["'\`]`), JSON.stringify(addresses))
          .replace(version, stamp.digest('hex').slice(0, 12));
      },
    },
  };
}

function shellFiles(bundle: Rolldown.OutputBundle, root: string): Set<string> {
  const kept = new Set<string>();
  const add = (name: string): void => {
    if (kept.has(name)) return;
    const output = bundle[name];
    if (output?.type !== 'chunk') return;
    kept.add(name);
    for (const style of output.viteMetadata?.importedCss ?? []) kept.add(style);
    output.imports.forEach(add);
    output.dynamicImports.filter((file) => isOfShell(bundle[file])).forEach(add);
  };
  const isOfShell = (output: Rolldown.OutputBundle[string] | undefined) =>
    output?.type === 'chunk' && output.facadeModuleId?.startsWith(`${root}/`);
  for (const output of Object.values(bundle)) {
    if (output.type === 'chunk') {
      if (output.isEntry && output.fileName !== 'sw.js') add(output.fileName);
    } else if (/-latin-wght.*\.woff2$/.test(output.fileName)) kept.add(output.fileName);
  }
  return kept;
}
