/** A program of one page in Python (and openssl) rebuilds leaf, root and note of one proof file. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { utf8Of } from '../bytes.ts';
import { flipped } from '../testing/forgeries.ts';
import { type MadeLog, makeLog } from '../testing/made-log.ts';
import { signerNamed } from '../testing/signers.ts';
import { parseTlogProof, printTlogProof, type ReadTlogProof } from '../tlog-proof.ts';
import { printVerifierKey } from '../verifier-key.ts';

const program = path.join(import.meta.dirname, '..', 'testing', 'python', 'verify_proof.py');
const folder = mkdtempSync(path.join(tmpdir(), 'transparency-python-'));
let log: MadeLog;
let proof: ReadTlogProof;
let vkeys: string[];

beforeAll(async () => {
  log = await makeLog(70);
  proof = parseTlogProof(await log.proof(33, 70));
  vkeys = [log.log, ...log.witnesses].map(({ key }) => printVerifierKey(key));
});
afterAll(() => rmSync(folder, { recursive: true }));

function said(file: Uint8Array, leaf: Uint8Array = log.leaves[33]!, keys: readonly string[] = vkeys): string {
  writeFileSync(path.join(folder, 'leaf'), leaf);
  writeFileSync(path.join(folder, 'proof'), file);
  const { stdout, stderr, error, status } = spawnSync('python3', [program, 'leaf', 'proof', ...keys], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (error) throw error;
  return `${status === 0 ? 'holds' : 'fails'}\n${stdout}${stderr}`;
}

test('our proof files hold for it, with extra data and in trees of other shapes too', async () => {
  expect(said(printTlogProof(proof))).toBe(
    [
      'holds',
      `leaf 33 of 70 is in the tree of ${log.origin}`,
      ...[log.log, ...log.witnesses].map(({ key }) => `signed by ${key.name}`),
      '',
    ].join('\n'),
  );
  expect(said(printTlogProof({ ...proof, extra: utf8Of('salt') }))).toMatch(/^holds/);
  for (const [index, size] of [
    [0, 1],
    [1, 2],
    [2, 3],
    [4, 5],
    [63, 64],
    [64, 65],
  ] as const)
    expect(said(await log.proof(index, size), log.leaves[index])).toMatch(/^holds/);
});

test('what is forged fails, and it says why', async () => {
  const { note } = proof;
  const bad = note.signatures.map((line, at) =>
    note.signatures.with(at, { ...line, signature: flipped(line.signature, 300) }),
  );
  const of = (changes: Partial<ReadTlogProof>) => said(printTlogProof({ ...proof, ...changes }));
  const notThere = /^fails\nrefused: the leaf is not in the tree/;
  expect(said(printTlogProof(proof), flipped(log.leaves[33]!, 1))).toMatch(notThere);
  expect(of({ index: 32 })).toMatch(notThere);
  expect(of({ index: 33 + 70 })).toMatch(notThere);
  expect(of({ hashes: proof.hashes.slice(1) })).toMatch(notThere);
  expect(of({ hashes: [...proof.hashes, proof.hashes[0]!] })).toMatch(notThere);
  expect(of({ note: { ...note, text: note.text.replace('\n70\n', '\n71\n') } })).toMatch(/^fails/);
  for (const signatures of bad)
    expect(of({ note: { ...note, signatures } })).toMatch(/^fails\n.*refused: signature of/s);
  expect(of({ note: { ...note, signatures: note.signatures.slice(1) } })).toMatch(/^fails\n.*not signed by/s);
  const stranger = printVerifierKey((await signerNamed('stranger.example')).key);
  expect(said(printTlogProof(proof), log.leaves[33], [stranger])).toMatch(
    /^fails\n.*not signed by stranger/s,
  );
});
