import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A folder with files, gone afterwards. */
export function inFolder<T>(files: Record<string, Uint8Array | string>, work: (folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'signatures-'));
  try {
    for (const [name, bytes] of Object.entries(files)) writeFileSync(path.join(folder, name), bytes);
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What a program says; its exit code proves nothing, so its text is read. */
export function said(folder: string, command: string, ...args: string[]): string {
  const { stdout, stderr, error } = spawnSync(command, args, { cwd: folder, encoding: 'utf8' });
  if (error) throw error;
  return `${stdout}${stderr}`;
}

export const pem = (der: Uint8Array, kind = 'CERTIFICATE'): string =>
  `-----BEGIN ${kind}-----\n${Buffer.from(der)
    .toString('base64')
    .match(/.{1,64}/g)!
    .join('\n')}\n-----END ${kind}-----\n`;

export const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
