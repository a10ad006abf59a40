// For development: the server restarts when a file of it changes; the staff app reloads by itself (Vite).
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, office, serverBundle } from './build.mjs';
import { setup } from './setup.mjs';

const VITE = { host: '127.0.0.1', port: '5173' };

setup();
const root = fileURLToPath(new URL('..', import.meta.url));
const { context } = await import('esbuild');
if (!(await build([office]))) process.exit(1);

// What the browser shows comes from Vite, so that is the address under which the server is reached.
const env = { PUBLIC_URL: `http://${VITE.host}:${VITE.port}`, ...process.env };
let server;
let restarting = Promise.resolve();
let stopping = false;

const restart = {
  name: 'restart',
  setup: (bundler) => {
    bundler.onEnd(({ errors }) => {
      if (errors.length === 0 && !stopping) restarting = restarting.then(stopServer).then(startServer);
    });
  },
};
const bundle = await context({ ...serverBundle(join(root, 'build/dev')), plugins: [restart] });
await bundle.watch();
const vite = run('node_modules/vite/bin/vite.js', '--host', VITE.host, '--port', VITE.port, '--strictPort');
console.log(`Staff app, reloading: http://${VITE.host}:${VITE.port}/office/`);

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, async () => {
    if (stopping) return;
    stopping = true;
    vite.kill();
    await bundle.dispose();
    await restarting.then(stopServer);
    process.exit(0);
  });
}

function startServer() {
  if (!stopping) server = run('build/dev/cli.js', 'serve');
}

function stopServer() {
  if (!server || server.exitCode !== null || server.signalCode !== null) return;
  return new Promise((done) => {
    server.once('exit', done);
    server.kill('SIGTERM');
  });
}

function run(file, ...args) {
  return spawn(process.execPath, ['--enable-source-maps', join(root, file), ...args], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
}
