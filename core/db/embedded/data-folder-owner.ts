import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorError } from './operator-error.ts';
import { isAlive, startMark } from './postmaster.ts';

/** Which Pendopo process runs the embedded database of a data folder. */
interface Owner {
  pid: number;
  started: string;
}

/** Takes the data folder for this process, or throws when another living Pendopo has it. */
export function claimDataFolder(dataDir: string): void {
  const owner = readOwner(dataDir);
  if (owner && owner.pid !== process.pid && isAlive(owner.pid) && startMark(owner.pid) === owner.started) {
    throw new OperatorError(
      `Another Pendopo (process ${owner.pid}) already uses the data folder ${dataDir}.`,
    );
  }
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const mine: Owner = { pid: process.pid, started: startMark(process.pid) };
  writeFileSync(noteOf(dataDir), JSON.stringify(mine));
}

/** Gives the data folder back. */
export function releaseDataFolder(dataDir: string): void {
  rmSync(noteOf(dataDir), { force: true });
}

function readOwner(dataDir: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(noteOf(dataDir), 'utf8')) as Owner;
  } catch {
    return undefined;
  }
}

function noteOf(dataDir: string): string {
  return join(dataDir, 'owner.json');
}
