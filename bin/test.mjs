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
  // Hundreds of tests in a real browser beside a whole office: one is tried once more here, and told; alone it never is.
  tests('browser', '--project=browser', '--retry=1'),
]);
