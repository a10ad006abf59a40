/**
 * The program in `testing/go`, built with Debian's Go and its golang.org/x/mod. It is asked and answers in JSON, where
 * bytes are base64 as Go writes them.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface GoQuestion {
  Notes?: { Note: Uint8Array; Keys: readonly string[] }[];
  Roots?: (readonly Uint8Array[])[];
  Inclusion?: {
    Leaf: Uint8Array;
    Root: Uint8Array;
    Index: number;
    Size: number;
    Proof: readonly Uint8Array[];
  }[];
  Consistency?: {
    OldRoot: Uint8Array;
    Root: Uint8Array;
    OldSize: number;
    Size: number;
    Proof: readonly Uint8Array[];
  }[];
  /** L -1 are bundles. */
  Tiles?: { L: number; N: number; W: number }[];
  Paths?: readonly string[];
  Folder?: {
    Path: string;
    Size: number;
    Root: Uint8Array;
    Indexes: readonly number[];
    Olds: readonly number[];
  };
  Make?: {
    Origin: string;
    Seed: Uint8Array;
    Witness: string;
    Time: number;
    Leaves: readonly Uint8Array[];
    Olds: readonly number[];
  };
}

export interface GoAnswer {
  /** The names that signed; null when Go refuses the note. */
  Notes: (string[] | null)[];
  Roots: string[];
  Inclusion: boolean[];
  Consistency: boolean[];
  Tiles: string[];
  Paths: boolean[];
  Records: string[][];
  Trees: string[][];
  Refused: string;
  Made: {
    Note: string;
    Vkey: string;
    WitnessVkey: string;
    Root: string;
    OldRoots: string[];
    Records: string[][];
    Trees: string[][];
    Tiles: Record<string, string>;
  };
}

export interface GoJudge {
  ask: (question: GoQuestion) => GoAnswer;
  remove: () => void;
}

/** @throws Error with what Go said, also when there is no Go */
export function buildGoJudge(): GoJudge {
  const folder = mkdtempSync(path.join(tmpdir(), 'transparency-go-'));
  const program = path.join(folder, 'judge');
  const source = path.join(import.meta.dirname, 'go', 'main.go');
  run('go', ['build', '-o', program, source], undefined, {
    ...process.env,
    GO111MODULE: 'off',
    GOPATH: '/usr/share/gocode',
    GOCACHE: path.join(folder, 'cache'),
    GOFLAGS: '',
    CGO_ENABLED: '0',
  });
  return {
    ask: (question) => JSON.parse(run(program, [], JSON.stringify(question, bytesAsBase64))) as GoAnswer,
    remove: () => rmSync(folder, { recursive: true }),
  };
}

function run(command: string, args: string[], input?: string, env = process.env): string {
  const { stdout, stderr, error, status } = spawnSync(command, args, {
    input,
    env,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args[0] ?? ''}: ${stderr}`);
  return stdout;
}

/** A Buffer has turned itself into an object before it comes here. */
function bytesAsBase64(this: unknown, key: string, value: unknown): unknown {
  const before = (this as Record<string, unknown>)[key];
  return before instanceof Uint8Array ? Buffer.from(before).toString('base64') : value;
}
