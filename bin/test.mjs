// Everything: the fast gates, then integration tests on a real PostgreSQL, then the browser.
import { setup } from './setup.mjs';

setup();
const { installSystemPackages } = await import('./system-packages.mjs');
const { gates } = await import('./check.mjs');
const { program, runSteps, tests } = await import('./steps.mjs');

installSystemPackages();
await runSteps([
  ...gates,
  program('build', 'bin/build.mjs'),
  tests('integration', '--project=integration'),
  tests('browser', '--project=browser'),
]);
