import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, lchownSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from './operator-error.ts';

/**
 * How PostgreSQL is started on this computer: as whom, and through which program.
 * `uid`/`gid` are absent when no change of user is needed; `prefix` is put before the command line.
 */
export interface OperatingUser {
  uid?: number;
  gid?: number;
  prefix: string[];
  /** A sentence for the log when the choice is worth telling. */
  remark?: string;
}

/**
 * PostgreSQL refuses to run as root. Started as root (containers, CI) it runs as the account `nobody` that every
 * Linux has: no account is created. When `nobody` cannot reach the data folder because a folder above it is
 * closed (a home of root), a user namespace gives the same protection without opening that folder.
 */
export function chooseOperatingUser(dataDir: string, probe: string): OperatingUser {
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const dying = dieWithParent();
  if (process.getuid?.() !== 0) return { prefix: dying };

  const nobody = accountNobody();
  openForGroup(dataDir, nobody.gid);
  if (runs([probe, '--version'], nobody)) {
    return {
      ...nobody,
      prefix: dying,
      remark: `Started as root: PostgreSQL runs as nobody (uid ${nobody.uid}).`,
    };
  }
  const namespace = ['unshare', '--user', `--map-user=${nobody.uid}`, `--map-group=${nobody.gid}`];
  if (runs([...namespace, probe, '--version'])) {
    return {
      prefix: [...namespace, ...dying],
      remark: `Started as root in a closed folder: PostgreSQL runs as uid ${nobody.uid} of a user namespace.`,
    };
  }
  throw new OperatorError(
    `PostgreSQL cannot run as root, and the account nobody cannot reach ${dataDir}. ` +
      'Set DATA_DIR to a folder whose parents are open to all users, for example /var/lib/pendopo.',
  );
}

/**
 * Gives a file, or a folder with all that is in it, to the user that PostgreSQL runs as. A cluster may come from
 * another place (a copy, a container started by another user); one look at its owner is the usual cost.
 */
export function giveTo(user: OperatingUser, path: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = { uid: user.uid ?? 0, gid: user.gid ?? 0 };
  const top = statSync(path);
  if (top.uid === uid) return;
  if (top.isDirectory()) {
    for (const entry of readdirSync(path, { recursive: true }))
      lchownSync(join(path, String(entry)), uid, gid);
  }
  chownSync(path, uid, gid);
}

function accountNobody(): { uid: number; gid: number } {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'));
  if (!line)
    throw new OperatorError('PostgreSQL cannot run as root, and this system has no account named nobody.');
  const [, , uid, gid] = line.split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

/** A closed data folder is opened for passing through, not for listing; what is inside keeps its own mode. */
function openForGroup(dataDir: string, gid: number): void {
  const { uid, mode } = statSync(dataDir);
  if (mode & 0o001) return;
  chownSync(dataDir, uid, gid);
  chmodSync(dataDir, (mode & 0o7777) | 0o010);
}

/** Where `setpriv` is present, the kernel asks PostgreSQL to stop when the Node process above it dies. */
function dieWithParent(): string[] {
  if (process.platform !== 'linux') return [];
  const prefix = ['setpriv', '--pdeathsig', 'INT', '--'];
  return runs([...prefix, 'true']) ? prefix : [];
}

function runs(command: string[], user: { uid?: number; gid?: number } = {}): boolean {
  const [program = '', ...args] = command;
  return spawnSync(program, args, { ...user, stdio: 'ignore' }).status === 0;
}
