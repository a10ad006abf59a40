// The one command: install what is missing, build what is stale, serve.
import { build } from './build.mjs';
import { setup } from './setup.mjs';

setup();
if (!(await build())) process.exit(1);
process.setSourceMapsEnabled(true);
process.argv = [process.argv[0], process.argv[1], 'serve', ...process.argv.slice(2)];
await import('../build/server/cli.js');
