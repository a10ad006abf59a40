import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** What our own signature is made of: no scanner on a developer's machine knows it. */
export const marked = 'pendopo-signature-of-the-test-0f3a91';

/** A real ClamAV daemon with one signature of our own, on a socket in a folder of its own. */
export interface Clamd {
  url: string;
  stop(): Promise<void>;
}

/** @param maxBytes the daemon's own limit of a stream */
export async function startClamd(maxBytes = 60_000_000): Promise<Clamd> {
  const program = '/usr/sbin/clamd';
  if (!existsSync(program)) throw new Error('clamd is missing; install clamav-daemon');
  const folder = mkdtempSync(join(tmpdir(), 'clamd-'));
  chmodSync(folder, 0o755);
  const socket = join(folder, 'clamd.ctl');
  // Extended signature: name, any type of file, anywhere, these bytes.
  writeFileSync(join(folder, 'own.ndb'), `Pendopo.Test:0:*:${Buffer.from(marked).toString('hex')}\n`);
  writeFileSync(
    join(folder, 'clamd.conf'),
    [
      `DatabaseDirectory ${folder}`,
      `LocalSocket ${socket}`,
      'Foreground yes',
      `StreamMaxLength ${maxBytes}`,
      `TemporaryDirectory ${folder}`,
    ].join('\n'),
  );
  const child = spawn(program, ['--config-file', join(folder, 'clamd.conf')], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let words = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => {
      words += String(part);
    });
  const gone = once(child, 'exit');
  for (let attempt = 0; !existsSync(socket); attempt += 1) {
    if (child.exitCode !== null || attempt > 300) throw new Error(`clamd does not start: ${words}`);
    await sleep(100);
  }
  return {
    url: `unix://${socket}`,
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
