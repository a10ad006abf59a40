import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hexOf } from './bytes.ts';
import { printCheckpoint } from './checkpoint.ts';
import { consistencyProof, type TreeHead } from './consistency.ts';
import { signText } from './cosignature.ts';
import { type BelievedLogs, type Judgement, judgeAddCheckpoint } from './judge-add-checkpoint.ts';
import { leafHash, nodesInMemory, rootOf } from './merkle.ts';
import { nodeChecking, sha256 } from './node/node-crypto.ts';
import type { Note } from './note.ts';
import { flipped } from './testing/forgeries.ts';
import { makeLog } from './testing/made-log.ts';
import { signerNamed } from './testing/signers.ts';
import { parseAddCheckpoint, printAddCheckpoint, type ReadAddCheckpoint } from './witness-protocol.ts';

const log = await makeLog(60);
const second = await signerNamed(`${log.origin}`.replace('surat', 'surat-2'));
const believed: BelievedLogs = new Map([[log.origin, [log.log.key, second.key]]]);

/** A second history of the same log, signed with its own key: other leaves from the twentieth on. */
const forkLeaves = log.leaves.map((leaf, at) => leafHash(sha256, at < 20 ? leaf : flipped(leaf, 0)));
const forkAt = nodesInMemory(sha256, forkLeaves);

const headOf = (size: number, leaves = log.leafHashes): TreeHead => ({
  size,
  root: rootOf(sha256, leaves.slice(0, size)),
});

async function noteOf(head: TreeHead): Promise<Note> {
  const text = printCheckpoint({ origin: log.origin, ...head });
  return { text, signatures: [await signText(log.log, text)] };
}

/** As it arrives: what the log sends goes through its bytes. */
async function asked(
  oldSize: number,
  size: number,
  changes: Partial<ReadAddCheckpoint> = {},
): Promise<ReadAddCheckpoint> {
  const proof = oldSize <= size ? consistencyProof(sha256, log.hashAt, oldSize, size) : [];
  const note = await noteOf(headOf(size));
  return parseAddCheckpoint(printAddCheckpoint({ oldSize, proof, note, ...changes }));
}

type Judge = typeof judgeAddCheckpoint;
const judge = (latest: TreeHead | undefined, request: ReadAddCheckpoint) =>
  judgeAddCheckpoint(nodeChecking, latest, request, believed);
const told = ({ status, ...rest }: Judgement) =>
  'latest' in rest
    ? [status, rest.latest.size, hexOf(rest.latest.root)]
    : 'size' in rest
      ? [status, rest.size]
      : [status];
const taken = (size: number) => [200, size, hexOf(headOf(size).root)];

test('the first checkpoint of a log is taken without proof', async () => {
  expect(told(await judge(undefined, await asked(0, 13)))).toEqual(taken(13));
  expect(told(await judge(headOf(0), await asked(0, 13)))).toEqual(taken(13));
});

test('a larger tree that begins with the last one is taken, step by step', async () => {
  let latest: TreeHead | undefined;
  for (const size of [0, 0, 1, 2, 3, 8, 8, 13, 40, 60]) {
    const answer = await judge(latest, await asked(latest?.size ?? 0, size));
    expect(told(answer), `size ${size}`).toEqual(taken(size));
    if (answer.status === 200) latest = answer.latest;
  }
});

test('a log that is not known: 404', async () => {
  const request = await asked(0, 13);
  expect(told(await judgeAddCheckpoint(nodeChecking, undefined, request, new Map()))).toEqual([404]);
  const nobody: BelievedLogs = new Map([[log.origin, []]]);
  expect(told(await judgeAddCheckpoint(nodeChecking, undefined, request, nobody))).toEqual([404]);
});

test('no signature of a believed key, or one that does not hold: 403, before anything is said of sizes', async () => {
  const note = await noteOf(headOf(13));
  const stranger = await signText(await signerNamed('stranger.example'), note.text);
  const bad = { ...note.signatures[0]!, signature: flipped(note.signatures[0]!.signature, 9) };
  for (const signatures of [
    [stranger],
    [bad],
    [...note.signatures, bad],
    [bad, await signText(second, note.text)],
  ]) {
    const request = await asked(5, 13, { note: { ...note, signatures } });
    expect(told(await judge(headOf(8), request))).toEqual([403]);
  }
  const rotated = await asked(8, 13, {
    note: { ...note, signatures: [stranger, await signText(second, note.text)] },
  });
  expect(told(await judge(headOf(8), rotated))).toEqual(taken(13));
});

test('an old size larger than the checkpoint: 400', async () => {
  expect(told(await judge(headOf(8), await asked(14, 13)))).toEqual([400]);
  expect(told(await judge(headOf(14), await asked(14, 13)))).toEqual([400]);
});

test('an old size that is not the last one: 409 and the last one', async () => {
  expect(told(await judge(headOf(8), await asked(5, 13)))).toEqual([409, 8]);
  expect(told(await judge(headOf(8), await asked(0, 13)))).toEqual([409, 8]);
  expect(told(await judge(undefined, await asked(5, 13)))).toEqual([409, 0]);
  expect(told(await judge(headOf(40), await asked(8, 13)))).toEqual([409, 40]);
});

test('a proof that does not hold, or is there where none is asked for: 422', async () => {
  const proof = consistencyProof(sha256, log.hashAt, 7, 13);
  const proofs = [
    [],
    proof.slice(1),
    [...proof, proof[0]!],
    proof.toReversed(),
    [flipped(proof[0]!, 1), ...proof.slice(1)],
  ];
  for (const changed of proofs)
    expect(told(await judge(headOf(7), await asked(7, 13, { proof: changed })))).toEqual([422]);
  expect(told(await judge(undefined, await asked(0, 13, { proof: [proof[0]!] })))).toEqual([422]);
  expect(told(await judge(headOf(13), await asked(13, 13, { proof: [proof[0]!] })))).toEqual([422]);
});

test('an empty tree with another root than the empty one: 422', async () => {
  const note = await noteOf({ size: 0, root: headOf(1).root });
  expect(told(await judge(undefined, await asked(0, 0, { note })))).toEqual([422]);
});

test('another root for the same size: 422', async () => {
  const note = await noteOf(headOf(30, forkLeaves));
  expect(told(await judge(headOf(30), await asked(30, 30, { note })))).toEqual([422]);
});

test('a second history is never cosigned, whatever proof comes with it', async () => {
  const request = await asked(25, 40, {
    note: await noteOf(headOf(40, forkLeaves)),
    proof: consistencyProof(sha256, forkAt, 25, 40),
  });
  expect(told(await judge(headOf(25), request))).toEqual([422]);
});

/**
 * Plays a log that lies by chance: it sends either of its histories, with whatever old size and proof. What a witness
 * cosigns must be one history that only grows.
 */
async function firstFault(play: Judge, seed: number): Promise<string | undefined> {
  const step = fc.record({ fork: fc.boolean(), size: fc.integer({ min: 18, max: 60 }), lie: fc.nat(3) });
  for (const steps of fc.sample(fc.array(step, { minLength: 2, maxLength: 12 }), { numRuns: 60, seed })) {
    const cosigned: { head: TreeHead; fork: boolean }[] = [];
    let latest: TreeHead | undefined;
    for (const { fork, size, lie } of steps) {
      const leaves = fork ? forkLeaves : log.leafHashes;
      const known = latest?.size ?? 0;
      const oldSize = lie === 1 ? 0 : lie === 2 ? Math.min(size, 19) : Math.min(known, size);
      const proof = consistencyProof(sha256, fork ? forkAt : log.hashAt, lie === 3 ? size : oldSize, size);
      const request = await asked(oldSize, size, { note: await noteOf(headOf(size, leaves)), proof });
      const answer = await play(nodeChecking, latest, request, believed);
      if (answer.status !== 200) continue;
      if (latest && answer.latest.size < latest.size) return 'a smaller tree after a larger one';
      latest = answer.latest;
      cosigned.push({ head: latest, fork });
    }
    const beyond = cosigned.filter(({ head }) => head.size > 20).map(({ fork }) => fork);
    if (new Set(beyond).size > 1) return 'two histories';
  }
  return undefined;
}

test('a log that lies gets one history cosigned, which only grows', async () => {
  expect(await firstFault(judgeAddCheckpoint, 20_261_122)).toBeUndefined();
}, 120_000);

const planted: Record<string, Judge> = {
  'the old size of the log is believed': async (checking, latest, request, keys) => {
    const believedHead = latest && { size: request.oldSize, root: headOf(request.oldSize).root };
    return judgeAddCheckpoint(checking, request.oldSize === 0 ? undefined : believedHead, request, keys);
  },
  'a first request may come again': (checking, latest, request, keys) =>
    judgeAddCheckpoint(checking, request.oldSize === 0 ? undefined : latest, request, keys),
  'an empty proof proves': async (checking, latest, request, keys) => {
    const answer = await judgeAddCheckpoint(checking, latest, request, keys);
    const head = { size: request.checkpoint.size, root: request.checkpoint.root };
    return answer.status === 422 && request.proof.length === 0 ? { status: 200, latest: head } : answer;
  },
};

test.each(Object.entries(planted))(
  'planted fault is found: %s',
  async (_what, faulty) => {
    expect(await firstFault(faulty, 20_261_122)).toBeDefined();
  },
  120_000,
);
