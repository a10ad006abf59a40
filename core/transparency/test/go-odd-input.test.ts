/** Notes and paths that were changed by chance: what Go refuses, we refuse. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { utf8Of } from '../bytes.ts';
import { nodeChecking } from '../node/node-crypto.ts';
import { parseNote, printNote } from '../note.ts';
import { openNote } from '../open-note.ts';
import { buildGoJudge, type GoJudge } from '../testing/go-judge.ts';
import { type MadeLog, makeLog } from '../testing/made-log.ts';
import { parseTilePath } from '../tiles.ts';
import { printVerifierKey, type VerifierKey } from '../verifier-key.ts';

const seed = 20_261_122;
let go: GoJudge;
let log: MadeLog;
let keys: VerifierKey[];
let notes: Uint8Array[];
let byGo: (string[] | null)[];

beforeAll(async () => {
  go = buildGoJudge();
  log = await makeLog(70);
  keys = [log.log, ...log.witnesses].map(({ key }) => key);
  const honest = printNote(await log.checkpoint(70));
  const put = fc.oneof(
    fc.uint8Array({ maxLength: 2 }),
    fc
      .constantFrom('', '\n', ' ', '+', '=', '\t', '\u0085', '\uFEFF', '\u2028', '— ', '\n\n', 'A')
      .map(utf8Of),
  );
  const edit = fc.record({ at: fc.nat(honest.length), cut: fc.nat(2), put });
  notes = fc
    .sample(edit, { numRuns: 2_000, seed })
    .map((one) =>
      Uint8Array.from([...honest.subarray(0, one.at), ...one.put, ...honest.subarray(one.at + one.cut)]),
    );
  byGo = go.ask({ Notes: notes.map((Note) => ({ Note, Keys: keys.map(printVerifierKey) })) }).Notes;
}, 300_000);
afterAll(() => go?.remove());

type Open = (note: Uint8Array) => Promise<string[] | null>;

const ours: Open = async (note) => {
  try {
    const opened = await openNote(nodeChecking, parseNote(note), keys);
    return opened.outcome === 'signed' ? opened.signatures.map(({ key }) => key.name) : null;
  } catch {
    return null;
  }
};

/** Notes about which the two differ, without those that have a base64 of another spelling, which Go reads and we do not. */
async function differing(open: Open): Promise<string[]> {
  const found: string[] = [];
  for (const [at, note] of notes.entries()) {
    const [here, there] = [await open(note), byGo[at] ?? null];
    if (JSON.stringify(here) === JSON.stringify(there)) continue;
    if (here === null && there !== null && !spelledOnce(note)) continue;
    found.push(Buffer.from(note).toString());
  }
  return found;
}

test('of two thousand changed notes, those are opened that Go opens', async () => {
  expect(await differing(ours), `seed ${seed}`).toEqual([]);
  const opened = byGo.filter((names) => names !== null).length;
  expect(opened).toBeGreaterThan(20);
  expect(opened).toBeLessThan(1_980);
});

const edited =
  (change: (text: string) => string): Open =>
  (note) =>
    ours(utf8Of(change(Buffer.from(note).toString())));
const planted: Record<string, Open> = {
  'control characters are dropped': edited((text) => text.replaceAll('\t', '')),
  'any white space may stand in a line': edited((text) => text.replaceAll(/[\u0085\u2028\uFEFF]/g, '')),
  'empty lines among signatures are passed over': edited((text) =>
    text.replaceAll(/\n\n(?=—)(?!—.*w1)/g, '\n'),
  ),
};

test.each(Object.entries(planted))('planted fault is found: %s', async (_what, faulty) => {
  expect(await differing(faulty)).not.toEqual([]);
});

test('of two thousand changed paths of tiles, none is taken that Go refuses', () => {
  const edit = fc.record({
    at: fc.nat(24),
    cut: fc.nat(2),
    put: fc.constantFrom('', '0', 'x', '/', '.p/7', '9', 'x000/', '-', ' '),
  });
  const path = 'tile/0/x001/x234/067.p/8';
  const paths = fc
    .sample(edit, { numRuns: 2_000, seed })
    .map(({ at, cut, put }) => path.slice(0, at) + put + path.slice(at + cut))
    .filter((one) => one.startsWith('tile/'));
  const known = go.ask({ Paths: paths }).Paths;
  const taken = paths.filter(isPath);
  expect(taken.length).toBeGreaterThan(20);
  expect(taken.length).toBeLessThan(paths.length);
  expect(
    taken.filter((one) => !known[paths.indexOf(one)]),
    `seed ${seed}`,
  ).toEqual([]);
  // A lax reader, of leading zeros say, would be found by the same question.
  expect(known.filter((one) => !one).length).toBeGreaterThan(20);
});

function isPath(one: string): boolean {
  try {
    parseTilePath(one);
    return true;
  } catch {
    return false;
  }
}

function spelledOnce(note: Uint8Array): boolean {
  const lines = Buffer.from(note).toString().split('\n');
  return lines
    .filter((line) => line.startsWith('— '))
    .every((line) => {
      const base64 = line.split(' ')[2] ?? '';
      return Buffer.from(base64, 'base64').toString('base64') === base64;
    });
}
