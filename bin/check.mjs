// The fast gates, for before every commit: types, style, structure and unit tests.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setup } from './setup.mjs';
import { program, runSteps, tests } from './steps.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

export const gates = [
  program('types', 'node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json'),
  program('style', 'node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'),
  ...(existsSync(`${root}.dependency-cruiser.mjs`)
    ? [
        program(
          'imports',
          'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
          '--config',
          '.dependency-cruiser.mjs',
          'app',
          'core',
          'modules',
          'office',
          'portal',
        ),
      ]
    : []),
  ...(existsSync(`${root}knip.json`) ? [program('unused', 'node_modules/knip/bin/knip.js')] : []),
  tests('unit', '--project=unit'),
];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  setup();
  await runSteps(gates);
}
