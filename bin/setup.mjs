// Installs the packages when those in node_modules are not the ones that package-lock.json names.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [major, minor] = process.versions.node.split('.').map(Number);

/** Brings node_modules up to date; says nothing when nothing was to do. */
export function setup() {
  if (major < 20 || (major === 20 && minor < 19)) {
    stop(`Pendopo needs Node 20.19 or newer; this is ${process.versions.node}.`);
  }
  if (isFresh()) return;
  console.error('Installing packages (once, a few minutes) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // No install script runs: what one would do for us is done in our own code, where it can be read.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, stdout, stderr, error } = spawnSync(npm, args, { cwd: root, encoding: 'utf8' });
  if (status === 0) return;
  const complaint = `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`;
  // npm ends with its whole manual; what is wrong stands at the top.
  stop(`${complaint.split('\n').slice(0, 30).join('\n')}\nnpm could not install the packages.`);
}

/** npm notes what it installed in node_modules/.package-lock.json: every package we need must be there as locked. */
function isFresh() {
  const note = `${root}node_modules/.package-lock.json`;
  if (!existsSync(note)) return false;
  const wanted = packagesIn(`${root}package-lock.json`);
  const installed = packagesIn(note);
  return Object.entries(wanted).every(([place, { version, optional, peer, dev, link }]) => {
    if (place === '' || link || (dev && process.env.NODE_ENV === 'production')) return true;
    const found = installed[place];
    return found ? found.version === version : Boolean(optional || peer);
  });
}

function packagesIn(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setup();
