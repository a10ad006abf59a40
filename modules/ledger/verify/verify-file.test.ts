import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Checking } from '#core/transparency/crypto.ts';
import { nodeChecking, sha256 } from '#core/transparency/node/node-crypto.ts';
import { parsePolicy } from '#core/transparency/policy.ts';
import { parseTlogProof } from '#core/transparency/tlog-proof.ts';
import { verifyProof } from '#core/transparency/verify-proof.ts';
import { webChecking } from '#core/transparency/web-crypto.ts';
import { issuingEvents } from '../contract/issued.ts';
import { printLeaf } from '../server/rules/leaf.ts';
import { ExtraFault, parseExtra, printExtra } from './extra.ts';
import { tellVerdict, verifyTexts } from './tell-verdict.ts';
import { evidenceOf, type Held, makeEvidence, origin, seenAt } from './testing/made-evidence.ts';
import { type FileVerdict, mismatches, unknown, unreadable, verifyFile } from './verify-file.ts';

const made = await makeEvidence();
const { genuine } = made;
const judge = (held: Held, checking: Checking = nodeChecking) => verifyFile(checking, evidenceOf(held));
const shortly = (found: FileVerdict) =>
  found.verdict === 'mismatch' ? found.step : found.verdict === 'cannot-check' ? found.reason : found.verdict;

describe('a file with its proof', () => {
  it('is genuine and witnessed, and what the log says of it is told', async () => {
    const found = await judge(genuine);
    expect(found).toMatchObject({
      verdict: 'witnessed',
      origin,
      index: 33,
      size: 70,
      leaf: { kind: 'outgoing.sent', seq: 1 },
      steps: {
        file: 'held',
        logSignature: 'held',
        cosignatures: 'held',
        inclusion: 'held',
        opening: 'held',
        quorum: 'held',
      },
      sightings: [{ witness: 'W1', time: seenAt }, { witness: 'W2' }, { witness: 'W3' }],
    });
    expect('body' in found && JSON.parse(found.body!)).toMatchObject({ payload: { number: '100/33/2026' } });
    expect(await judge(genuine, webChecking)).toEqual(found);
  });

  it('is genuine and not witnessed while too few have seen it', async () => {
    for (const seen of [[], ['w2']])
      expect(shortly(await judge(await made.seenBy(seen)))).toBe('not-witnessed');
    expect(shortly(await judge(await made.seenBy(['w1', 'w3'])))).toBe('witnessed');
    const nobody = made.policyWith((lines) => [...lines.slice(0, -1), 'quorum none']);
    expect(shortly(await judge({ ...(await made.seenBy([])), policy: nobody }))).toBe('not-witnessed');
  });

  it.each<[string, (held: Held) => Held | Promise<Held>, string]>([
    ['another file', (held) => ({ ...held, file: Buffer.from('another') }), 'file'],
    [
      'a policy that is none',
      (held) => ({ ...held, policy: Buffer.from('believe me\n') }),
      'unreadable-policy',
    ],
    ['a proof that is none', (held) => ({ ...held, proof: held.file }), 'unreadable-proof'],
    ['no extra data', () => made.withExtra(undefined), 'unreadable-extra'],
    ['extra data of others', () => made.withExtra(Buffer.from('age-v1.2.1')), 'unreadable-extra'],
    ['a leaf that names no file', () => made.withoutFile(), 'not-about-a-file'],
    [
      'a log that nobody named',
      (held) => ({ ...held, policy: made.policyWith((lines) => lines.slice(1)) }),
      'unknown-log',
    ],
  ])('with %s', async (_, change, expected) => {
    expect(shortly(await judge(await change(genuine)))).toBe(expected);
  });

  it('cannot be checked where Ed25519 is missing, whatever it is', async () => {
    const old: Checking = {
      sha256,
      ed25519: () => Promise.reject(new DOMException('no such algorithm', 'NotSupportedError')),
    };
    expect(await judge(genuine, old)).toEqual({ verdict: 'cannot-check', reason: 'no-ed25519' });
  });
});

const forgeries = await made.forgeries();
/** What takes a forgery for a genuine file. */
async function takenBy(verdictOf: (held: Held) => Promise<string>): Promise<string[]> {
  const taken: string[] = [];
  for (const { what, held } of forgeries) if (/witnessed/.test(await verdictOf(held))) taken.push(what);
  return taken;
}

describe('forgeries', () => {
  it('of thirty kinds and more, none is accepted', async () => {
    expect(forgeries.length).toBeGreaterThanOrEqual(30);
    expect(await takenBy(async (held) => (await judge(held)).verdict)).toEqual([]);
  });

  it('planted fault is found: believing the digest that the proof names', async () => {
    const careless = async ({ proof, policy }: Held) => {
      try {
        const { leaf } = parseExtra(parseTlogProof(proof).extra!);
        return (await verifyProof(nodeChecking, printLeaf(leaf), proof, await parsePolicy(sha256, policy)))
          .verdict;
      } catch {
        return 'cannot-check';
      }
    };
    expect(await takenBy(careless)).toContain('a bit of the file');
  });

  it('planted fault is found: a check of signatures that says yes', async () => {
    const yes: Checking = { sha256, ed25519: () => true };
    const taken = await takenBy(async (held) => (await judge(held, yes)).verdict);
    expect(taken).toEqual(
      expect.arrayContaining(['under the name and id of our key', 'signature 0 changed']),
    );
  });

  it('planted fault is found: believing what comes with the record', async () => {
    const taken = await takenBy(async (held) => {
      const found = await judge(held);
      return found.verdict === 'mismatch' && found.step === 'opening' ? 'witnessed' : found.verdict;
    });
    expect(taken).toEqual(['another content', 'another salt']);
  });
});

describe('whatever bytes come', () => {
  const isGenuine = (found: FileVerdict) => /witnessed/.test(found.verdict);
  const record = printLeaf(parseExtra(parseTlogProof(genuine.proof).extra!).leaf);

  it('a proof with any bytes changed says nothing of another record or file', async () => {
    const places = fc.array(fc.tuple(fc.nat(genuine.proof.length - 1), fc.nat(255)), {
      minLength: 1,
      maxLength: 3,
    });
    const changed = fc.asyncProperty(places, async (changes) => {
      const proof = Uint8Array.from(genuine.proof);
      for (const [at, byte] of changes) proof[at] = byte;
      const found = await judge({ ...genuine, proof });
      if (isGenuine(found)) expect('leaf' in found && printLeaf(found.leaf)).toEqual(record);
      const other = await judge({ ...genuine, proof, file: Buffer.from('another') });
      expect(isGenuine(other)).toBe(false);
    });
    await fc.assert(changed, { numRuns: 400 });
  });

  it('nothing makes it throw', async () => {
    const bytes = fc.uint8Array({ maxLength: 300 });
    const anything = fc.asyncProperty(bytes, bytes, bytes, async (file, proof, policy) => {
      expect(isGenuine(await judge({ file, proof, policy }))).toBe(false);
      expect(isGenuine(await judge({ ...genuine, proof }))).toBe(false);
      expect(isGenuine(await judge({ ...genuine, policy }))).toBe(false);
      expect(isGenuine(await judge(made.withExtra(proof.length > 0 ? proof : undefined)))).toBe(false);
    });
    await fc.assert(anything, { numRuns: 200 });
  });
});

describe('extra data', () => {
  const extra = parseTlogProof(genuine.proof).extra!;
  const text = Buffer.from(extra).toString();

  it('is text that is read as it was written, with and without what opens the leaf', () => {
    expect(text).toMatch(
      /^pendopo\/extra\/v1\npendopo\/leaf\/v1\nkind outgoing\.sent\n[\s\S]*\npdf [0-9a-f]{64}\n\nsalt \S{44}\nbody \{.*\}\n$/,
    );
    const { leaf, opening } = parseExtra(extra);
    expect(printExtra({ leaf: printLeaf(leaf), opening: opening! })).toEqual(extra);
    expect(parseExtra(printExtra({ leaf: printLeaf(leaf) }))).toEqual({ leaf });
  });

  it.each([
    ['another first line', text.replace('extra/v1', 'extra/v2')],
    ['no leaf', 'pendopo/extra/v1\n'],
    ['a leaf that is changed', text.replace('seq 1', 'seq 01')],
    ['no salt', text.replace(/^salt.*\n/m, '')],
    ['a salt of another length', text.replace(/^salt .*$/m, 'salt AAAA')],
    ['another order', text.replace(/^(salt .*)\n(body .*)$/m, '$2\n$1')],
    ['a line too many', `${text}actor x\n`],
    ['no newline at the end', text.slice(0, -1)],
    ['an empty line too many', text.replace('\n\n', '\n\n\n')],
    ['nothing behind the empty line', text.slice(0, text.indexOf('\n\n') + 2)],
  ])('is refused with %s', (_, other) => {
    expect(() => parseExtra(Buffer.from(other))).toThrow(/^not /);
  });

  it('is not written with what could not be read again', () => {
    const leaf = printLeaf(parseExtra(extra).leaf);
    expect(() => printExtra({ leaf, opening: { salt: new Uint8Array(31), body: '{}' } })).toThrow(ExtraFault);
    expect(() => printExtra({ leaf, opening: { salt: new Uint8Array(32), body: '{\n}' } })).toThrow(
      ExtraFault,
    );
    expect(() => printExtra({ leaf: leaf.subarray(1) })).toThrow(/^not a leaf/);
  });
});

describe('a verdict in words', () => {
  it('has a text for everything that can be found, in both languages', () => {
    const keys = [
      ...mismatches.map((step) => `mismatch.${step}`),
      ...[...unknown, ...unreadable].map((reason) => `cannot-check.${reason}`),
      ...[...issuingEvents].map((type) => `kind.${type}`),
    ];
    for (const texts of Object.values(verifyTexts))
      expect(Object.keys(texts)).toEqual(expect.arrayContaining(keys));
    expect(Object.keys(verifyTexts.id)).toEqual(Object.keys(verifyTexts.en));
  });

  it('says until when it speaks, and tells facts only of what is genuine', async () => {
    const told = tellVerdict(await judge(genuine), { locale: 'id', timeZone: 'Asia/Jakarta' });
    expect(told).toMatchObject({ title: 'Asli dan disaksikan', tone: 'good' });
    expect(told.asOf).toMatch(/^Berlaku per 21 September 2026 pukul 21\.13\.22 WIB\. /);
    expect(told.facts).toEqual(
      expect.arrayContaining([
        { label: 'Peristiwa', value: 'Surat dikirim', exactly: 'outgoing.sent' },
        {
          label: 'Instansi',
          value: 'log.arunika.example',
          exactly: expect.stringMatching(/^[0-9a-f-]{36}$/),
        },
      ]),
    );
    const stranger = tellVerdict(
      await judge({ ...genuine, policy: made.policyWith((lines) => lines.slice(1)) }),
      { locale: 'en' },
    );
    expect(stranger).toMatchObject({ title: 'Cannot be checked yet', tone: 'wait', facts: [] });
    expect(stranger.asOf).toBeUndefined();
    const other = tellVerdict(await judge({ ...genuine, file: Buffer.from('x') }), { locale: 'id' });
    expect(other).toMatchObject({ title: 'Tidak cocok', tone: 'bad', facts: [] });
  });
});
