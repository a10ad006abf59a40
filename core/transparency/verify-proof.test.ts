import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromUtf8, utf8Of } from './bytes.ts';
import { printCheckpoint } from './checkpoint.ts';
import { cosign, type Signer, signText } from './cosignature.ts';
import { inclusionProof } from './inclusion.ts';
import { nodeHash } from './merkle.ts';
import { nodeChecking, sha256 } from './node/node-crypto.ts';
import { type Note, withSignatures } from './note.ts';
import { type Policy, parsePolicy } from './policy.ts';
import { changedProofs, flipped } from './testing/forgeries.ts';
import { makeLog, witnessedAt } from './testing/made-log.ts';
import { signerNamed, witnessNamed } from './testing/signers.ts';
import { parseTlogProof, printTlogProof, type TlogProof } from './tlog-proof.ts';
import { printVerifierKey } from './verifier-key.ts';
import { type ProofVerdict, verifyProof } from './verify-proof.ts';
import { webChecking } from './web-crypto.ts';

const size = 70;
const log = await makeLog(size);
const [w1, w2] = log.witnesses as [Signer, Signer, Signer];
const leaf = log.leaves[33]!;
const proof = parseTlogProof(await log.proof(33, size));
const judge = (file: Uint8Array, policy: Policy = log.policy, bytes = leaf) =>
  verifyProof(nodeChecking, bytes, file, policy);
const changed = (changes: Partial<TlogProof>) => printTlogProof({ ...proof, ...changes });
const policyOf = (text: string) => parsePolicy(sha256, utf8Of(text));
const short = (verdict: ProofVerdict): string =>
  [verdict.verdict, 'step' in verdict ? verdict.step : '', 'reason' in verdict ? verdict.reason : '']
    .filter(Boolean)
    .join(': ');

describe.each([
  ['node:crypto', nodeChecking],
  ['WebCrypto', webChecking],
])('with %s', (_name, checking) => {
  test('a leaf that the log took in and enough witnesses saw is witnessed', async () => {
    const verdict = await verifyProof(checking, leaf, await log.proof(33, size), log.policy);
    expect(verdict).toMatchObject({
      verdict: 'witnessed',
      steps: { logSignature: 'held', cosignatures: 'held', inclusion: 'held', quorum: 'held' },
      sightings: [
        { witness: 'W1', time: witnessedAt },
        { witness: 'W2', time: witnessedAt + 1 },
        { witness: 'W3', time: witnessedAt + 2 },
      ],
    });
  });
});

test('every leaf of every size up to 40 is witnessed', async () => {
  for (let count = 1; count <= 40; count++)
    for (const index of new Set([0, count >> 1, count - 1]))
      expect(short(await judge(await log.proof(index, count), log.policy, log.leaves[index]))).toBe(
        'witnessed',
      );
});

test('too few witnesses, or a policy that asks for none: not witnessed', async () => {
  const one = await judge(await log.proof(33, size, [w2]));
  expect(one).toMatchObject({
    verdict: 'not-witnessed',
    steps: { logSignature: 'held', cosignatures: 'held', inclusion: 'held', quorum: 'failed' },
    sightings: [{ witness: 'W2' }],
  });
  expect(await judge(await log.proof(33, size, []))).toMatchObject({
    verdict: 'not-witnessed',
    steps: { cosignatures: 'none', quorum: 'failed' },
  });
  const none = await policyOf(`log ${printVerifierKey(log.log.key)}\nquorum none\n`);
  expect(await judge(await log.proof(33, size), none)).toMatchObject({
    verdict: 'not-witnessed',
    steps: { logSignature: 'held', inclusion: 'held', quorum: 'not-asked' },
    sightings: [],
  });
});

test('one witness that signed three times is one witness, with its latest time', async () => {
  const again = await Promise.all([5, 9, 7].map((later) => cosign(w1, proof.note.text, witnessedAt + later)));
  const note: Note = { ...proof.note, signatures: [proof.note.signatures[0]!, ...again] };
  expect(await judge(changed({ note }))).toMatchObject({
    verdict: 'not-witnessed',
    sightings: [{ witness: 'W1', time: witnessedAt + 9 }],
  });
});

test('a log that the policy does not know cannot be checked', async () => {
  const other = await makeLog(size, 'log.lain.example/surat');
  expect(short(await judge(await other.proof(33, size)))).toBe('cannot-check: unknown-log');
  const empty = await policyOf('quorum none\n');
  expect(short(await judge(await log.proof(33, size), empty))).toBe('cannot-check: unknown-log');
});

test('a checkpoint without a signature of a key that is known for its log cannot be checked', async () => {
  const bare = { ...proof.note, signatures: proof.note.signatures.slice(1) };
  expect(short(await judge(changed({ note: bare })))).toBe('cannot-check: unknown-log-key');
  // Another log of the policy signed it, under its own name.
  const other = await signerNamed('log.lain.example');
  const both = await policyOf(`log ${printVerifierKey(other.key)}\n${log.policyText}`);
  const lent = withSignatures(bare, [await signText(other, proof.note.text)]);
  expect(short(await judge(changed({ note: lent }), both))).toBe('cannot-check: unknown-log-key');
});

const bit = (note: Note, line: number): Note => ({
  ...note,
  signatures: note.signatures.map((one, at) =>
    at === line ? { ...one, signature: flipped(one.signature, 400) } : one,
  ),
});

test('what does not hold is told by its step', async () => {
  expect(short(await judge(changed({ note: bit(proof.note, 0) })))).toBe('mismatch: logSignature');
  for (const line of [1, 2, 3])
    expect(short(await judge(changed({ note: bit(proof.note, line) })))).toBe('mismatch: cosignatures');
  const text = proof.note.text.replace('\n70\n', '\n71\n');
  expect(short(await judge(changed({ note: { ...proof.note, text } })))).toBe('mismatch: logSignature');
  expect(short(await judge(changed({}), log.policy, flipped(leaf, 3)))).toBe('mismatch: inclusion');
  expect(short(await judge(changed({}), log.policy, log.leaves[34]))).toBe('mismatch: inclusion');
  expect(short(await judge(changed({}), log.policy, new Uint8Array()))).toBe('mismatch: inclusion');
});

test('a node of the tree is no leaf', async () => {
  // The two hashes under a node, as if they were a leaf: their hash must not be the node's.
  const inside = Uint8Array.from([...log.leafHashes[32]!, ...log.leafHashes[33]!]);
  const hashes = inclusionProof(sha256, log.hashAt, 33, size).slice(1);
  expect(nodeHash(sha256, log.leafHashes[32]!, log.leafHashes[33]!)).toEqual(
    log.hashAt({ level: 1, index: 16 }),
  );
  for (const index of [16, 33]) {
    const verdict = await judge(changed({ index, hashes }), log.policy, inside);
    expect(short(verdict)).toBe('mismatch: inclusion');
  }
});

test('no changed proof is accepted', async () => {
  const proofs = changedProofs(proof.hashes, [log.leafHashes[33]!])
    .filter(([, hashes]) => hashes.every((hash) => hash.length === 32))
    .map(([, hashes]) => ({ hashes }));
  const indexes = Array.from({ length: 80 }, (_, index) => ({ index })).filter(({ index }) => index !== 33);
  for (const change of [...proofs, ...indexes])
    expect(short(await judge(changed(change))), JSON.stringify(change)).toBe('mismatch: inclusion');
});

test('a checkpoint of another size of the same log does not fit', async () => {
  for (const other of [34, 64, 69])
    expect(short(await judge(changed({ note: await log.checkpoint(other) })))).toBe('mismatch: inclusion');
});

test('whatever bytes are changed, cut or put in, a file is witnessed only where what it says is the same', async () => {
  const file = changed({ extra: utf8Of('salt') });
  const extraEnd = fromUtf8(file)!.indexOf('index');
  const edit = fc.record({
    at: fc.nat(file.length - 1),
    cut: fc.nat(3),
    put: fc.uint8Array({ maxLength: 3 }),
  });
  let witnessed = 0;
  await fc.assert(
    fc.asyncProperty(edit, async ({ at, cut, put }) => {
      const forged = Uint8Array.from([...file.subarray(0, at), ...put, ...file.subarray(at + cut)]);
      const verdict = await judge(forged);
      if (verdict.verdict !== 'witnessed') return;
      witnessed += 1;
      // Nobody signed the extra data, and two witnesses of three are enough; all else must be as it was.
      expect([verdict.proof.index, verdict.proof.hashes, verdict.proof.note.text]).toEqual([
        proof.index,
        proof.hashes,
        proof.note.text,
      ]);
      expect(at < extraEnd || verdict.sightings.length === 2 || Buffer.from(forged).equals(file)).toBe(true);
    }),
    { numRuns: 1_500, seed: 20_261_122 },
  );
  expect(witnessed).toBeGreaterThan(0);
}, 120_000);

test('bytes by chance are no proof, and nothing is thrown', async () => {
  for (const bytes of [
    new Uint8Array(),
    Uint8Array.of(0xff),
    utf8Of('c2sp.org/tlog-proof@v1\n'),
    new Uint8Array(5_000),
  ])
    expect(short(await judge(bytes))).toBe('cannot-check: unreadable-proof');
});

/** Files that nobody could have made who has not the keys, or that say less than they seem to. */
async function forgedFiles(): Promise<Uint8Array[]> {
  const text = printCheckpoint({ origin: log.origin, size: 1, root: log.leafHashes[33]! });
  const unsigned = proof.note.signatures.map((line) => ({
    ...line,
    signature: new Uint8Array(line.signature.length),
  }));
  const other = await signerNamed('log.lain.example');
  const strangers = await Promise.all(
    log.witnesses.map(async ({ key }) => ({
      ...(await cosign(
        await witnessNamed(`bukan ${key.name}`.replace(' ', '-')),
        proof.note.text,
        witnessedAt,
      )),
      name: key.name,
    })),
  );
  const [ofLog, ofW1] = proof.note.signatures;
  const notes: Note[] = [
    { text, signatures: unsigned },
    { ...proof.note, signatures: [ofLog!, ofW1!, await cosign(w1, proof.note.text, witnessedAt + 1)] },
    { ...proof.note, signatures: [ofLog!, ...strangers] },
    {
      ...proof.note,
      signatures: [await signText(other, proof.note.text), ...proof.note.signatures.slice(1)],
    },
  ];
  return notes.map((note, at) =>
    printTlogProof(at === 0 ? { index: 0, hashes: [], note } : { ...proof, note }),
  );
}

const policyWithOther = async () =>
  policyOf(`log ${printVerifierKey((await signerNamed('log.lain.example')).key)}\n${log.policyText}`);

type Judge = (file: Uint8Array, policy: Policy) => Promise<string>;
const ours: Judge = async (file, policy) => (await judge(file, policy)).verdict;

test('no forged file is witnessed', async () => {
  const policy = await policyWithOther();
  for (const [at, file] of (await forgedFiles()).entries())
    expect(await ours(file, policy), `file ${at}`).not.toBe('witnessed');
});

const planted: Record<string, Judge> = {
  'signatures are not checked': async (file, policy) =>
    (await verifyProof({ ...nodeChecking, ed25519: () => true }, leaf, file, policy)).verdict,
  'signatures are counted, not witnesses': async (file, policy) => {
    const verdict = await judge(file, policy);
    if (verdict.verdict !== 'not-witnessed') return verdict.verdict;
    const names = new Set([...policy.witnesses.values()].map(({ key }) => key.id));
    return verdict.proof.note.signatures.filter(({ keyId }) => names.has(keyId)).length >= 2
      ? 'witnessed'
      : verdict.verdict;
  },
  'the name of a witness is enough': async (file, policy) => {
    const verdict = await judge(file, policy);
    if (verdict.verdict !== 'not-witnessed') return verdict.verdict;
    const names = new Set([...policy.witnesses.values()].map(({ key }) => key.name));
    return verdict.proof.note.signatures.filter(({ name }) => names.has(name)).length >= 2
      ? 'witnessed'
      : verdict.verdict;
  },
  'any log speaks for any other': async (file, policy) => {
    const verdict = await judge(file, policy);
    if (!('reason' in verdict) || verdict.reason !== 'unknown-log-key') return verdict.verdict;
    return verdict.steps.quorum === 'held' && verdict.steps.inclusion === 'held'
      ? 'witnessed'
      : 'not-witnessed';
  },
};

test.each(Object.entries(planted))('planted fault is found: %s', async (_what, faulty) => {
  const policy = await policyWithOther();
  const verdicts = await Promise.all((await forgedFiles()).map((file) => faulty(file, policy)));
  expect(verdicts).toContain('witnessed');
});
