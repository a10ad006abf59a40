/** A letter with its proof and a policy, and all that somebody may try with them. */
import { createHash } from 'node:crypto';
import { printCheckpoint } from '#core/transparency/checkpoint.ts';
import { cosign, type Signer, signText } from '#core/transparency/cosignature.ts';
import { inclusionProof } from '#core/transparency/inclusion.ts';
import { leafHash, nodesInMemory, rootOf } from '#core/transparency/merkle.ts';
import { sha256 } from '#core/transparency/node/node-crypto.ts';
import { type Note, type NoteSignature, printNote } from '#core/transparency/note.ts';
import { signerNamed, witnessNamed } from '#core/transparency/testing/signers.ts';
import { parseTlogProof, printTlogProof, type TlogProof } from '#core/transparency/tlog-proof.ts';
import { printVerifierKey } from '#core/transparency/verifier-key.ts';
import { bodyOf, type LoggedEvent, leafOf, printLeaf } from '../../server/rules/leaf.ts';
import { type Opening, printExtra } from '../extra.ts';
import type { Evidence } from '../verify-file.ts';

const agency = '019aa000-0000-7000-8000-0000000000aa';
export const origin = `log.arunika.example/ledger/${agency}/letters`;
export const seenAt = 1_790_000_000;
const size = 70;
const index = 33;

/** The file, the proof and the policy as people hold them. */
export interface Held {
  file: Uint8Array;
  proof: Uint8Array;
  policy: Uint8Array;
}

export const evidenceOf = ({ file, proof, policy }: Held): Evidence => ({
  digest: sha256(file),
  proof,
  policy,
});

const eventAt = (at: number): LoggedEvent => ({
  id: `019aa000-0000-7000-8000-${String(at).padStart(12, '0')}`,
  type: 'outgoing.sent',
  version: 1,
  occurredAt: new Date(Date.UTC(2026, 10, 21, 2, 15, at)),
  actorKind: 'person',
  personId: agency,
  postId: null,
  capacity: null,
  subjectId: agency,
  matterId: agency,
  payload: { number: `100/${at}/2026` },
  requestId: null,
});

const letterAt = (at: number): Uint8Array => Buffer.from(`%PDF-1.7 letter ${at}\n`);
const saltsAt = (at: number) => ({
  leaf: new Uint8Array(32).fill(at + 1),
  object: new Uint8Array(32).fill(200),
});

function leafAt(at: number, letter = letterAt(at)): Uint8Array {
  const pdf = createHash('sha256').update(letter).digest('hex');
  return printLeaf({ ...leafOf(sha256, agency, eventAt(at), 1, saltsAt(at)), ...(at % 5 !== 0 && { pdf }) });
}

export interface MadeEvidence {
  genuine: Held;
  /** The same with other cosignatures: names of those who have seen it. */
  seenBy: (names: readonly string[]) => Promise<Held>;
  /** The same with other extra data. */
  withExtra: (extra: Uint8Array | undefined) => Held;
  /** Of a leaf that names no file. */
  withoutFile: () => Promise<Held>;
  policyWith: (change: (lines: string[]) => string[]) => Uint8Array;
  forgeries: () => Promise<{ what: string; held: Held }[]>;
}

export async function makeEvidence(): Promise<MadeEvidence> {
  const log = await signerNamed(origin);
  const witnesses = await Promise.all(
    ['w1', 'w2', 'w3'].map((name) => witnessNamed(`${name}.saksi.example`)),
  );
  const leaves = Array.from({ length: size }, (_, at) => leafAt(at));
  const lines = [
    `log ${printVerifierKey(log.key)}`,
    ...witnesses.map(({ key }, at) => `witness W${at + 1} ${printVerifierKey(key)}`),
    'group enough 2 W1 W2 W3',
    'quorum enough',
  ];
  const policyWith: MadeEvidence['policyWith'] = (change) =>
    Buffer.from(`${change([...lines]).join('\n')}\n`);
  const policy = policyWith((all) => all);
  const proofAt = (at: number, note: Note, opening?: Opening, entries = leaves): TlogProof => {
    const hashAt = nodesInMemory(
      sha256,
      entries.map((leaf) => leafHash(sha256, leaf)),
    );
    const extra = printExtra({ leaf: entries[at]!, ...(opening && { opening }) });
    return { extra, index: at, hashes: inclusionProof(sha256, hashAt, at, size), note };
  };
  const noteBy = async (signer: Signer, seen: readonly Signer[], entries = leaves, name = origin) => {
    const root = rootOf(
      sha256,
      entries.map((leaf) => leafHash(sha256, leaf)),
    );
    const text = printCheckpoint({ origin: name, size, root });
    const cosigned = await Promise.all(seen.map((one, at) => cosign(one, text, seenAt + at)));
    return { text, signatures: [await signText(signer, text), ...cosigned] };
  };
  const opening = { salt: saltsAt(index).leaf, body: bodyOf(eventAt(index)) };
  const proof = proofAt(index, await noteBy(log, witnesses), opening);
  const genuine = { file: letterAt(index), proof: printTlogProof(proof), policy };

  const forgeries = async () => {
    const made: [string, Partial<Held>][] = [
      ['a byte more', { file: Buffer.concat([genuine.file, Buffer.from(' ')]) }],
      ['a byte less', { file: genuine.file.subarray(0, -1) }],
      [
        'a bit of the file',
        { file: Uint8Array.from(genuine.file, (byte, at) => (at === 12 ? byte ^ 1 : byte)) },
      ],
      ['the letter beside it', { file: letterAt(index + 1) }],
      ['nothing', { file: new Uint8Array() }],
      ['the proof of the letter beside it', { proof: printTlogProof(proofAt(index + 1, proof.note)) }],
    ];
    const forge = (what: string, change: Partial<TlogProof>, file?: Uint8Array) =>
      made.push([what, { proof: printTlogProof({ ...proof, ...change }), ...(file && { file }) }]);
    const mine = Buffer.from('%PDF-1.7 a letter that nobody wrote\n');
    const forgedLeaf = leafAt(index, mine);
    forge('extra data that names another file', { extra: printExtra({ leaf: forgedLeaf, opening }) }, mine);
    const told = Buffer.from(leaves[index]!).toString();
    const lied = (from: RegExp, to: string) => printExtra({ leaf: Buffer.from(told.replace(from, to)) });
    forge('another kind', { extra: lied(/outgoing\.sent/, 'outgoing.amended') });
    forge('another agency', { extra: lied(/agency 019aa/, 'agency 019ab') });
    forge('another time', { extra: lied(/at 2026/, 'at 2025') });
    forge('another number in the order', { extra: lied(/seq 1/, 'seq 2') });
    forge('another content', {
      extra: printExtra({ leaf: leaves[index]!, opening: { ...opening, body: '{}' } }),
    });
    forge('another salt', {
      extra: printExtra({ leaf: leaves[index]!, opening: { ...opening, salt: new Uint8Array(32) } }),
    });
    forge('another index', { index: index + 1 });
    forge('index 0', { index: 0 });
    forge('no hashes', { hashes: [] });
    forge('a hash less', { hashes: proof.hashes.slice(1) });
    forge('a hash more', { hashes: [...proof.hashes, new Uint8Array(32)] });
    forge('two hashes swapped', { hashes: [proof.hashes[1]!, proof.hashes[0]!, ...proof.hashes.slice(2)] });
    for (const at of [0, proof.hashes.length - 1]) {
      const hashes = proof.hashes.map((hash, on) =>
        on === at ? hash.map((byte, of) => (of === 7 ? byte ^ 4 : byte)) : hash,
      );
      forge(`a bit of hash ${at}`, { hashes });
    }

    // Whoever owns neither key makes a tree of their own around a letter that nobody wrote.
    const entries = leaves.with(index, forgedLeaf);
    const thief = await signerNamed('a-thief');
    const named = (signer: Signer, key: Signer['key']): Signer => ({ key, sign: signer.sign });
    const tree = (what: string, note: Note) =>
      made.push([what, { file: mine, proof: printTlogProof(proofAt(index, note, undefined, entries)) }]);
    tree('a log of their own', await noteBy(thief, witnesses, entries, 'a-thief'));
    tree(
      'a log of their own under our name',
      await noteBy({ ...thief, key: { ...thief.key, name: origin } }, witnesses, entries),
    );
    tree('signed by nobody we know', await noteBy(thief, [], entries));
    tree('with our signature of another tree', {
      ...(await noteBy(log, [], entries)),
      signatures: proof.note.signatures,
    });
    tree('under the name and id of our key', await noteBy(named(thief, log.key), witnesses, entries));
    tree('seen by witnesses alone', {
      text: (await noteBy(log, [], entries)).text,
      signatures: (await noteBy(log, witnesses, entries)).signatures.slice(1),
    });

    const changedLine = (at: number, change: (line: NoteSignature) => NoteSignature) =>
      forge(`signature ${at} changed`, {
        note: {
          ...proof.note,
          signatures: proof.note.signatures.map((line, on) => (on === at ? change(line) : line)),
        },
      });
    for (const at of [0, 1, 3])
      changedLine(at, (line) => ({
        ...line,
        signature: line.signature.map((byte, of) => (of === 5 ? byte ^ 1 : byte)),
      }));
    changedLine(2, (line) => ({ ...line, signature: proof.note.signatures[1]!.signature }));
    forge('another size', { note: { ...proof.note, text: proof.note.text.replace('\n70\n', '\n71\n') } });
    forge('another origin', { note: { ...proof.note, text: proof.note.text.replace('arunika', 'arunica') } });
    const text = Buffer.from(genuine.proof).toString();
    made.push(['cut off', { proof: Buffer.from(text.slice(0, text.length / 2)) }]);
    made.push(['no proof at all', { proof: printNote(proof.note) }]);
    made.push(['a policy that does not know the log', { policy: policyWith((all) => all.slice(1)) }]);
    return made.map(([what, change]) => ({ what, held: { ...genuine, ...change } }));
  };

  return {
    genuine,
    policyWith,
    forgeries,
    seenBy: async (names) => {
      const seen = witnesses.filter(({ key }) => names.includes(key.name.slice(0, 2)));
      return { ...genuine, proof: printTlogProof({ ...proof, note: await noteBy(log, seen) }) };
    },
    withExtra: (extra) => {
      const { extra: _, ...rest } = parseTlogProof(genuine.proof);
      return { ...genuine, proof: printTlogProof({ ...rest, ...(extra && { extra }) }) };
    },
    withoutFile: async () => ({ ...genuine, proof: printTlogProof(proofAt(35, proof.note)) }),
  };
}
