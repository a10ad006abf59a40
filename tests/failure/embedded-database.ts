import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ensureDatabase } from '#core/db/embedded/ensure-database.ts';
import { findEmbedded } from '#core/db/embedded/start-embedded.ts';

/** The database that the running program keeps in its data folder. */
export async function embeddedDatabase(dataDir: string): Promise<string> {
  const running = await findEmbedded(dataDir);
  if (!running) throw new Error(`no database runs on ${dataDir}`);
  return ensureDatabase(running.adminUrl, 'pendopo');
}

/**
 * SIGKILL for every process of the database, the postmaster first so that it restarts none of them: what was only in
 * its memory is gone, as after a fault of the program.
 */
export function killDatabase(dataDir: string): void {
  const note = readFileSync(path.join(dataDir, 'database', 'postmaster.pid'), 'utf8');
  const postmaster = Number(note.split('\n')[0]);
  const children = childrenOf(postmaster);
  for (const pid of [postmaster, ...children]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent);
}

/** The fourth field of /proc/<pid>/stat, the second after the program's name. */
function parentOf(pid: number): number | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(line.slice(line.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}
