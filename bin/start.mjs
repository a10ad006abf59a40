// The one command: install what is missing, build what is stale, serve.
import { build } from './build.mjs';
import { setup } from './setup.mjs';

stopWithNpm();
setup();
if (!(await build())) process.exit(1);
process.setSourceMapsEnabled(true);
process.argv = [process.argv[0], process.argv[1], 'serve', ...process.argv.slice(2)];
await import('../build/server/cli.js');

/** Who ends `npm start` by its process id ends npm and its shell alone; the office stops with them. */
function stopWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(looking);
    process.kill(process.pid, 'SIGTERM');
  }, 1_000);
  looking.unref();
}
