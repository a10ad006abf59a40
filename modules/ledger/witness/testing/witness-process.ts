/** A witness as a process of its own, bundled from its source: what tests kill, stop and start again. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { sha256 } from '#core/transparency/node/node-crypto.ts';
import { parseVerifierKey } from '#core/transparency/verifier-key.ts';
import type { AskedWitness } from '../ask-witness.ts';

/** How the witness of a test behaves: `real`, or one of the faults that a test must find. */
export type Behaviour = 'real' | 'lying' | 'answers-first';

export interface WitnessProcess extends AskedWitness {
  /** The port, to come back on. */
  port: number;
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>;
  /** Resolves when it has ended, however that came. */
  ended: Promise<number | null>;
}

export interface ProcessOptions {
  program: string;
  folder: string;
  logs: string;
  name: string;
  host?: string;
  port?: number;
  behaviour?: Behaviour;
  /** Kills itself before this step of those that it hears, counted from 0. */
  dieAt?: number;
}

/** Bundles the program of `witness-program.ts` into a folder; answers its path. */
export async function witnessProgram(folder: string): Promise<string> {
  const outfile = path.join(folder, 'witness-program.mjs');
  await build({
    entryPoints: [path.join(import.meta.dirname, 'witness-program.ts')],
    absWorkingDir: path.join(import.meta.dirname, '../../../..'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'silent',
  });
  return outfile;
}

/** Starts a witness and waits for its first line: its key and where it answers. */
export async function startWitness(options: ProcessOptions): Promise<WitnessProcess> {
  const { program, ...settings } = options;
  const child = spawn(process.execPath, [program, JSON.stringify(settings)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const faults: string[] = [];
  child.stderr.on('data', (piece) => faults.push(String(piece)));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const lines = createInterface({ input: child.stdout });
  const first = await Promise.race([once(lines, 'line').then(([line]) => String(line)), ended]);
  if (typeof first !== 'string') throw new Error(`the witness did not start: ${faults.join('')}`);
  const { vkey, url } = JSON.parse(first) as { vkey: string; url: string };
  return {
    key: await parseVerifierKey(sha256, vkey),
    address: url,
    port: Number(new URL(url).port),
    ended,
    kill: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}
