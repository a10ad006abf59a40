import { describe, expect, test } from 'vitest';
import { sameBytes, utf8Of } from './bytes.ts';
import { printCheckpoint } from './checkpoint.ts';
import { cosign, cosignedMessage, signText, timeOfCosignature, verifySignature } from './cosignature.ts';
import { FormatFault } from './format-fault.ts';
import { nodeChecking, sha256, signingKeyFromSeed } from './node/node-crypto.ts';
import { type Note, parseNote, printNote } from './note.ts';
import { type OpenedNote, openNote } from './open-note.ts';
import { flipped } from './testing/forgeries.ts';
import { signerNamed, witnessNamed } from './testing/signers.ts';
import { cosigned, cosignedMessageExample, enoch, foo, peter } from './testing/vectors/notes.ts';
import { keyTypes, parseVerifierKey, type VerifierKey, verifierKey } from './verifier-key.ts';
import { webChecking } from './web-crypto.ts';

const keyOf = (vkey: string) => parseVerifierKey(sha256, vkey);
const goNote = parseNote(utf8Of(`${peter.text}\n${peter.line}${enoch.line}`));
const text = printCheckpoint({ origin: 'log.example/surat', size: 7, root: sha256(utf8Of('root')) });
const time = 1_790_000_000;

describe.each([
  ['node:crypto', nodeChecking],
  ['WebCrypto', webChecking],
])('with %s', (_name, checking) => {
  test('the note of the specification is signed by its key', async () => {
    const opened = await openNote(checking, parseNote(utf8Of(foo.note)), [await keyOf(foo.vkey)]);
    expect(opened).toMatchObject({ outcome: 'signed', signatures: [{ key: { name: 'example.com/foo' } }] });
  });

  test("Go's note is signed by both of its keys, and others are left aside", async () => {
    const [first, second] = await Promise.all([keyOf(peter.vkey), keyOf(enoch.vkey)]);
    expect(await openNote(checking, goNote, [first, second])).toMatchObject({ signatures: [{}, {}] });
    expect(await openNote(checking, goNote, [second])).toMatchObject({
      signatures: [{ key: { name: 'EnochRoot' } }],
    });
    expect(await openNote(checking, goNote, [])).toEqual({ outcome: 'unknown' });
    expect(await openNote(checking, goNote, [await keyOf(foo.vkey)])).toEqual({ outcome: 'unknown' });
  });

  test('a witness says when it saw a checkpoint', async () => {
    const witness = await witnessNamed('witness.example/w1');
    const note = { text, signatures: [await cosign(witness, text, time)] };
    expect(await openNote(checking, note, [witness.key])).toMatchObject({ signatures: [{ time }] });
  });

  test('bytes that are no key sign nothing', async () => {
    for (const publicKey of [new Uint8Array(32).fill(0xff), new Uint8Array(31), new Uint8Array(33)])
      expect(await checking.ed25519(publicKey, utf8Of('a'), new Uint8Array(64))).toBe(false);
    const { key, sign } = await signerNamed('a');
    for (const length of [0, 63, 65])
      expect(await checking.ed25519(key.publicKey, utf8Of('a'), new Uint8Array(length))).toBe(false);
    const right = await sign(utf8Of('a'));
    expect(await checking.ed25519(key.publicKey, utf8Of('a'), right)).toBe(true);
    const more = (bytes: Uint8Array) => Uint8Array.from([...bytes, 0]);
    expect(await checking.ed25519(more(key.publicKey), utf8Of('a'), right)).toBe(false);
    expect(await checking.ed25519(key.publicKey, utf8Of('a'), more(right))).toBe(false);
  });
});

test("Go's published key makes Go's published signature", async () => {
  const { publicKey, sign } = signingKeyFromSeed(peter.seed);
  const key = await verifierKey(sha256, { name: 'PeterNeumann', type: keyTypes.note, publicKey });
  const signed = { text: peter.text, signatures: [await signText({ key, sign }, peter.text)] };
  expect(new TextDecoder().decode(printNote(signed))).toBe(`${peter.text}\n${peter.line}`);
});

test('the cosignature of the specification carries its time, over the message of the specification', () => {
  const note = parseNote(utf8Of(cosigned));
  const seen = timeOfCosignature(note.signatures[1]!.signature);
  expect(seen).toBe(1_679_315_147);
  expect(new TextDecoder().decode(cosignedMessage(note.text, seen!))).toBe(cosignedMessageExample);
});

test('a time beyond what numbers tell exactly, or of another length, is none', () => {
  const at = (...first: number[]) => Uint8Array.from([...first, ...new Uint8Array(72 - first.length)]);
  expect(timeOfCosignature(at(0, 0x1f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff))).toBe(Number.MAX_SAFE_INTEGER);
  expect(timeOfCosignature(at(0, 0x20))).toBeUndefined();
  expect(timeOfCosignature(at(0x80))).toBeUndefined();
  for (const length of [0, 8, 64, 71, 73]) expect(timeOfCosignature(new Uint8Array(length))).toBeUndefined();
});

test('keys sign what they are for, and witnesses nothing but checkpoints', async () => {
  const log = await signerNamed('log.example');
  const witness = await witnessNamed('w.example');
  await expect(signText(witness, text)).rejects.toThrow(TypeError);
  await expect(cosign(log, text, time)).rejects.toThrow(TypeError);
  await expect(cosign(witness, 'any text\n', time)).rejects.toThrow(FormatFault);
  for (const bad of [0, -1, 1.5, Number.NaN, 2 ** 53])
    await expect(cosign(witness, text, bad)).rejects.toThrow(FormatFault);
});

test('a signature for one purpose is none for the other, with the same key', async () => {
  const witness = await witnessNamed('w.example');
  const asLog = await verifierKey(sha256, { ...witness.key, type: keyTypes.note });
  const line = await cosign(witness, text, time);
  expect(await verifySignature(nodeChecking, asLog, text, line.signature)).toBe(false);
  expect(await verifySignature(nodeChecking, asLog, text, line.signature.subarray(8))).toBe(false);
  const plain = await signText({ ...witness, key: asLog }, text);
  expect(await verifySignature(nodeChecking, witness.key, text, plain.signature)).toBe(false);
});

interface Claim {
  what: string;
  note: Note;
  keys: readonly VerifierKey[];
  must: OpenedNote['outcome'];
}

/** Notes that somebody else than the owners of the keys could have made. */
async function attacks(): Promise<Claim[]> {
  const log = await signerNamed('log.example/surat');
  const witness = await witnessNamed('w.example');
  const line = await signText(log, text);
  const seen = await cosign(witness, text, time);
  const stranger = await signerNamed('stranger.example');
  const keys = [log.key, witness.key];
  const claim = (what: string, must: Claim['must'], signatures: Note['signatures'], body = text): Claim => ({
    what,
    note: { text: body, signatures },
    keys,
    must,
  });
  const bad = { ...line, signature: flipped(line.signature, 77) };
  return [
    claim('a bit of the signature', 'forged', [bad]),
    claim('a good one beside a bad one of the same key', 'forged', [line, bad]),
    claim('a good one of the witness, a bad one of the log', 'forged', [seen, bad]),
    claim('a later time', 'forged', [{ ...seen, signature: flipped(seen.signature, 63) }]),
    claim('a shorter signature', 'forged', [{ ...line, signature: line.signature.subarray(1) }]),
    claim('a longer signature', 'forged', [{ ...line, signature: Uint8Array.from([...line.signature, 0]) }]),
    claim('a bit of the text', 'forged', [line], text.replace('7', '8')),
    claim('a line more in the text', 'forged', [line], `${text}more\n`),
    claim('the text up to the first empty line', 'forged', [line], `${text}\nmore\n`),
    claim('a stranger under the name and id of the log', 'forged', [
      { ...line, signature: (await signText(stranger, text)).signature },
    ]),
    claim('a stranger under the name of the log', 'unknown', [
      { ...(await signText(stranger, text)), name: log.key.name },
    ]),
    claim('the name of the log with more behind it', 'unknown', [{ ...line, name: `${line.name}/2` }]),
    claim('the id of the log under another name', 'unknown', [{ ...line, name: 'other.example' }]),
    claim('a stranger', 'unknown', [await signText(stranger, text)]),
  ];
}

const failures = async (open: (claim: Claim) => Promise<string>): Promise<string[]> => {
  const failed: string[] = [];
  for (const claim of await attacks()) if ((await open(claim)) !== claim.must) failed.push(claim.what);
  return failed;
};

test('no forged note is taken for a signed one', async () => {
  expect(
    await failures(async ({ note, keys }) => (await openNote(nodeChecking, note, keys)).outcome),
  ).toEqual([]);
});

const outcome = async (note: Note, keys: readonly VerifierKey[]) =>
  (await openNote(nodeChecking, note, keys)).outcome;

const planted: Record<string, (claim: Claim) => Promise<string>> = {
  'one good signature makes up for a bad one': async ({ note, keys }) => {
    for (const line of note.signatures)
      if ((await outcome({ ...note, signatures: [line] }, keys)) === 'signed') return 'signed';
    return outcome(note, keys);
  },
  'a name that begins as a known one is that one': ({ note, keys }) => {
    const signatures = note.signatures.map((line) => {
      const known = keys.find(({ name }) => line.name.startsWith(name));
      return known ? { ...line, name: known.name } : line;
    });
    return outcome({ ...note, signatures }, keys);
  },
  'the text ends at its first empty line': ({ note, keys }) =>
    outcome({ ...note, text: `${note.text.split('\n\n')[0]!.replace(/\n$/, '')}\n` }, keys),
  'names are not compared': ({ note, keys }) => {
    const signatures = note.signatures.map((line) => ({
      ...line,
      name: keys.find(({ id }) => id === line.keyId)?.name ?? line.name,
    }));
    return outcome({ ...note, signatures }, keys);
  },
  'signatures are cut to their length': ({ note, keys }) =>
    outcome(
      {
        ...note,
        signatures: note.signatures.map((one) => ({ ...one, signature: one.signature.subarray(0, 64) })),
      },
      keys,
    ),
};

test.each(Object.entries(planted))('planted fault is found: %s', async (_what, faulty) => {
  expect(await failures(faulty)).not.toEqual([]);
});

test('two keys that share name and id must both hold', async () => {
  const log = await signerNamed('log.example/surat');
  const twin = { ...(await signerNamed('twin')).key, name: log.key.name, id: log.key.id };
  const note = { text, signatures: [await signText(log, text)] };
  expect(sameBytes(twin.publicKey, log.key.publicKey)).toBe(false);
  expect((await openNote(nodeChecking, note, [log.key, twin])).outcome).toBe('forged');
});
