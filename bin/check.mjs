// The fast gates, for before every commit: types, style, structure and unit tests.
import { fileURLToPath } from 'node:url';
import { setup } from './setup.mjs';
import { program, runSteps, tests } from './steps.mjs';

export const gates = [
  program('types', 'node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json'),
  program('style', 'node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'),
  program('unused', 'node_modules/knip/bin/knip.js'),
  tests('structure', '--project=structure'),
  tests('unit', '--project=unit'),
];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  setup();
  await runSteps(gates);
}
