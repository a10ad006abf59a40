/** Debian's golang.org/x/mod/sumdb (packages golang-go, golang-golang-x-mod-dev) judges ours, and we judge its. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { base64Of, fromBase64, hexOf, utf8Of } from '../bytes.ts';
import { parseCheckpoint } from '../checkpoint.ts';
import { consistencyProof, verifyConsistency } from '../consistency.ts';
import { inclusionProof, verifyInclusion } from '../inclusion.ts';
import { leafHash, rootOf } from '../merkle.ts';
import { nodeChecking, sha256 } from '../node/node-crypto.ts';
import { parseNote, printNote } from '../note.ts';
import { openNote } from '../open-note.ts';
import { consistencyForgeries, flipped, inclusionForgeries } from '../testing/forgeries.ts';
import { buildGoJudge, type GoAnswer, type GoJudge } from '../testing/go-judge.ts';
import { type MadeLog, makeLog, witnessedAt } from '../testing/made-log.ts';
import { leavesOf } from '../testing/naive-tree.ts';
import { TileFolder } from '../testing/tile-folder.ts';
import { growTiles } from '../tile-content.ts';
import { inclusionProofFromTiles } from '../tile-proofs.ts';
import { newTiles, tilePath } from '../tiles.ts';
import { parseVerifierKey, printVerifierKey } from '../verifier-key.ts';

let go: GoJudge;
let log: MadeLog;
const size = 700;

beforeAll(async () => {
  go = buildGoJudge();
  log = await makeLog(size);
}, 300_000);
afterAll(() => go?.remove());

const bytes = (text: string): Uint8Array => fromBase64(text)!;
const rootAt = (count: number) => rootOf(sha256, log.leafHashes.slice(0, count));

describe('Go judges ours', () => {
  test('roots of every size', () => {
    const sizes = Array.from({ length: 130 }, (_, count) => count + 1);
    const answer = go.ask({ Roots: sizes.map((count) => log.leaves.slice(0, count)) });
    expect(answer.Roots).toEqual(sizes.map((count) => base64Of(rootAt(count))));
  });

  test('inclusion proofs of every leaf hold, and no forged one does', () => {
    const claimOf = (index: number, count: number) => ({
      leafHash: log.leafHashes[index]!,
      index,
      size: count,
      root: rootAt(count),
      proof: inclusionProof(sha256, log.hashAt, index, count),
    });
    const asked = ({ index, size: Size, root, proof }: ReturnType<typeof claimOf>, Leaf: Uint8Array) => ({
      Leaf,
      Root: root,
      Index: index,
      Size,
      Proof: proof,
    });
    const honest = [1, 2, 3, 7, 64, 100, size].flatMap((count) =>
      Array.from({ length: count }, (_, index) => asked(claimOf(index, count), log.leaves[index]!)),
    );
    expect(go.ask({ Inclusion: honest }).Inclusion).toEqual(honest.map(() => true));
    // Go takes whole numbers, hashes of 32 bytes, and the leaf itself.
    const forged = [2, 7, 100, size].flatMap((count) =>
      inclusionForgeries(claimOf(count >> 1, count))
        .map(({ claim }) => claim)
        .filter((claim) => Number.isSafeInteger(claim.index) && Number.isSafeInteger(claim.size))
        .filter((claim) => claim.size > 0 && claim.index >= 0)
        .filter(({ leafHash: leaf, proof }) => [leaf, ...proof].every(({ length }) => length === 32))
        .filter(({ leafHash: leaf }) => hexOf(leaf) === hexOf(log.leafHashes[count >> 1]!))
        .map((claim) => asked(claim as ReturnType<typeof claimOf>, log.leaves[count >> 1]!)),
    );
    expect(forged.length).toBeGreaterThan(150);
    expect(go.ask({ Inclusion: forged }).Inclusion).toEqual(forged.map(() => false));
  });

  test('consistency proofs of every older size hold, and no forged one does', () => {
    const asked = (old: number, count: number) => ({
      OldRoot: rootAt(old),
      Root: rootAt(count),
      OldSize: old,
      Size: count,
      Proof: consistencyProof(sha256, log.hashAt, old, count),
    });
    const honest = [1, 2, 3, 8, 65, 100].flatMap((count) =>
      Array.from({ length: count }, (_, before) => asked(before + 1, count)),
    );
    expect(go.ask({ Consistency: honest }).Consistency).toEqual(honest.map(() => true));
    const forged = [
      [3, 8],
      [8, 13],
      [65, 100],
      [256, size],
    ].flatMap(([old, count]) => {
      const { OldRoot, Root, Proof } = asked(old!, count!);
      const claim = {
        older: { size: old!, root: OldRoot },
        newer: { size: count!, root: Root },
        proof: Proof,
      };
      return consistencyForgeries(claim)
        .map((one) => one.claim)
        .filter(({ older, newer }) => older.size > 0 && newer.size > 0)
        .filter(({ proof }) => proof.every(({ length }) => length === 32))
        .map(({ older, newer, proof }) => ({
          OldRoot: older.root,
          Root: newer.root,
          OldSize: older.size,
          Size: newer.size,
          Proof: proof,
        }));
    });
    expect(forged.length).toBeGreaterThan(80);
    expect(go.ask({ Consistency: forged }).Consistency).toEqual(forged.map(() => false));
  });

  test('notes with the signatures of the log and its witnesses are opened; a changed one is not', async () => {
    const note = await log.checkpoint(size);
    const Keys = [log.log, ...log.witnesses].map(({ key }) => printVerifierKey(key));
    const changed = note.signatures.map((line, at) => ({
      ...note,
      signatures: note.signatures.with(at, { ...line, signature: flipped(line.signature, 300) }),
    }));
    const other = { ...note, text: note.text.replace('700', '701') };
    const answer = go.ask({
      Notes: [note, ...changed, other].map((one) => ({ Note: printNote(one), Keys })),
    });
    expect(answer.Notes[0]).toEqual([log.log, ...log.witnesses].map(({ key }) => key.name));
    expect(answer.Notes.slice(1)).toEqual([null, null, null, null, null]);
  });

  test('every tile has the path that Go gives it, and Go knows it', () => {
    const tiles = [
      ...newTiles(0, 70_000),
      ...[999, 1_000, 1_234_067, 999_999_999].map((index) => ({ level: 0, index, width: 256 })),
    ];
    const { Tiles } = go.ask({
      Tiles: tiles.map(({ level, index, width }) => ({
        L: level === 'entries' ? -1 : level,
        N: index,
        W: width,
      })),
    });
    expect(tiles.map(tilePath)).toEqual(Tiles);
    const hashTiles = Tiles.filter((one) => !one.includes('entries'));
    expect(go.ask({ Paths: hashTiles }).Paths.every(Boolean)).toBe(true);
  });

  test('from our tiles alone, checked against the root, Go makes the proofs that we make', async () => {
    const folder = new TileFolder();
    folder.write(await growTiles(sha256, folder.read, 0, log.leafHashes.slice(0, 300)));
    folder.write(await growTiles(sha256, folder.read, 300, log.leafHashes.slice(300)));
    const Indexes = [0, 255, 256, 300, 511, 512, 699];
    const Olds = [1, 255, 256, 300, 512, 699];
    const answer = inFolder(folder, (Path) =>
      go.ask({ Folder: { Path, Size: size, Root: rootAt(size), Indexes, Olds } }),
    );
    expect(answer.Refused).toBe('');
    const ours = await Promise.all(
      Indexes.map((index) => inclusionProofFromTiles(sha256, folder.read, index, size)),
    );
    expect(answer.Records).toEqual(ours.map((proof) => proof.map(base64Of)));
    expect(answer.Trees).toEqual(
      Olds.map((old) => consistencyProof(sha256, log.hashAt, old, size).map(base64Of)),
    );
    const bad = new TileFolder();
    for (const [name, content] of folder.files) bad.files.set(name, flipped(content, 40));
    const refused = inFolder(bad, (Path) =>
      go.ask({ Folder: { Path, Size: size, Root: rootAt(size), Indexes, Olds } }),
    );
    expect(refused.Refused).not.toBe('');
  });
});

describe("we judge Go's", () => {
  const leaves = leavesOf(300);
  const Olds = [1, 2, 127, 128, 200, 256, 299, 300];
  const Origin = 'go.example/log';
  let made: GoAnswer['Made'];
  beforeAll(() => {
    const Seed = sha256(utf8Of('a seed for Go'));
    made = go.ask({
      Make: { Origin, Seed, Witness: 'go.example/w', Time: witnessedAt, Leaves: leaves, Olds },
    }).Made;
  });

  test('its note is opened with its keys, and a changed one is not', async () => {
    const keys = await Promise.all(
      [made.Vkey, made.WitnessVkey].map((vkey) => parseVerifierKey(sha256, vkey)),
    );
    const note = parseNote(bytes(made.Note));
    expect(await openNote(nodeChecking, note, keys)).toMatchObject({
      outcome: 'signed',
      signatures: [{ key: { name: Origin } }, { key: { name: 'go.example/w' }, time: witnessedAt }],
    });
    expect(parseCheckpoint(note.text)).toMatchObject({ origin: Origin, size: 300, root: bytes(made.Root) });
    for (const [at, line] of note.signatures.entries()) {
      const signatures = note.signatures.with(at, { ...line, signature: flipped(line.signature, 80) });
      expect((await openNote(nodeChecking, { ...note, signatures }, keys)).outcome).toBe('forged');
    }
  });

  test('its inclusion proofs hold, and are ours', async () => {
    for (const [index, proof] of made.Records.entries()) {
      const claim = {
        leafHash: leafHash(sha256, leaves[index]!),
        index,
        size: 300,
        root: bytes(made.Root),
        proof: proof.map(bytes),
      };
      expect(await verifyInclusion(sha256, claim)).toBe(true);
      expect(proof).toEqual(inclusionProof(sha256, log.hashAt, index, 300).map(base64Of));
      if (index % 50 === 7)
        for (const forged of inclusionForgeries(claim))
          expect(await verifyInclusion(sha256, forged.claim), forged.what).toBe(false);
    }
  });

  test('its consistency proofs hold, and a changed one does not', async () => {
    const newer = { size: 300, root: bytes(made.Root) };
    for (const [at, old] of Olds.entries()) {
      const older = { size: old, root: bytes(made.OldRoots[at]!) };
      const proof = made.Trees[at]!.map(bytes);
      expect(await verifyConsistency(sha256, older, newer, proof), `from ${old}`).toBe(true);
      for (const { what, claim } of consistencyForgeries({ older, newer, proof }))
        expect(await verifyConsistency(sha256, claim.older, claim.newer, claim.proof), what).toBe(false);
    }
  });

  test('its tiles are ours, byte for byte', async () => {
    const folder = new TileFolder();
    folder.write(await growTiles(sha256, folder.read, 0, log.leafHashes.slice(0, 300)));
    const ours = Object.fromEntries([...folder.files].map(([name, content]) => [name, base64Of(content)]));
    // x/mod has a last tile for every level; a full one of level 0 among them.
    expect(Object.fromEntries(Object.entries(made.Tiles).filter(([name]) => name in ours))).toEqual(ours);
  });
});

function inFolder<T>(tiles: TileFolder, work: (folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'transparency-tiles-'));
  try {
    for (const [name, content] of tiles.files) {
      mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
      writeFileSync(path.join(folder, name), content);
    }
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
