import { readFile, stat } from 'node:fs/promises';
import { FormatFault } from '#core/transparency/format-fault.ts';
import type { BelievedLogs } from '#core/transparency/judge-add-checkpoint.ts';
import { sha256 } from '#core/transparency/node/node-crypto.ts';
import {
  isSamePublicKey,
  keyTypes,
  parseVerifierKey,
  type VerifierKey,
} from '#core/transparency/verifier-key.ts';
import { WitnessFault } from './witness-fault.ts';

/**
 * The logs of a list: one vkey a line, its name the origin of the log; empty lines and those that begin with `#` are
 * passed over. A log may have several keys, while it changes from one to the next. @throws FormatFault
 */
export async function parseBelievedLogs(text: string): Promise<BelievedLogs> {
  const lines = text.split('\n').map((line) => line.trim());
  const logs = new Map<string, VerifierKey[]>();
  for (const line of lines.filter((line) => line !== '' && !line.startsWith('#'))) {
    const key = await parseVerifierKey(sha256, line);
    if (key.type !== keyTypes.note) throw new FormatFault('verifier key', 'kind of key');
    const others = logs.get(key.name) ?? [];
    if (others.some((other) => isSamePublicKey(other, key)))
      throw new FormatFault('verifier key', 'one key twice');
    logs.set(key.name, [...others, key]);
  }
  return logs;
}

export interface BelievedLogsFile {
  /** What the file says now. */
  now(): Promise<BelievedLogs>;
  /** What was wrong with the file when it was last looked at; what it said before holds meanwhile. */
  readonly fault: string | undefined;
}

/** Reads the list again whenever its file changed. @throws WitnessFault when it cannot be read at first */
export async function believedLogsFile(
  path: string,
  onFault: (reason: string) => void = () => undefined,
): Promise<BelievedLogsFile> {
  let seen = '';
  let fault: string | undefined;
  let logs: BelievedLogs = new Map();
  const look = async (): Promise<void> => {
    const { mtimeMs, size, ino } = await stat(path);
    const state = `${mtimeMs} ${size} ${ino}`;
    if (state === seen) return;
    seen = state;
    logs = await parseBelievedLogs(await readFile(path, 'utf8'));
    fault = undefined;
  };
  const tell = (error: unknown): string => {
    const { code } = error as NodeJS.ErrnoException;
    if (!(error instanceof FormatFault) && !code) throw error;
    return code ?? (error as Error).message;
  };
  await look().catch((error: unknown) => {
    throw new WitnessFault('logs-unreadable', `${path}: ${tell(error)}`);
  });
  return {
    get fault() {
      return fault;
    },
    async now() {
      await look().catch((error: unknown) => {
        const reason = tell(error);
        if (reason !== fault) onFault(reason);
        fault = reason;
      });
      return logs;
    },
  };
}
