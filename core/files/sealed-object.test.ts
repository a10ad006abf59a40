import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { contentDigest, seal, sealedAtOnce, sealedLength, unseal } from './sealed-object.ts';

const agency = '019ad5a0-0000-7000-8000-00000000000a';
const other = '019ad5a0-0000-7000-8000-00000000000b';
const keys = new Map([agency, other].map((id) => [id, randomBytes(32)]));
const keyOf = async (id: string) => keys.get(id)!;
const streamed = (bytes: Buffer, piece = 10_000) =>
  Readable.from(
    Array.from({ length: Math.ceil(bytes.length / piece) }, (_, at) =>
      bytes.subarray(at * piece, (at + 1) * piece),
    ),
  );

async function sealed(content: Buffer, owner = agency): Promise<Buffer> {
  const key = await keyOf(owner);
  const digest = contentDigest(key).update(content).digest();
  return buffer(seal(key, owner, digest, streamed(content)));
}
const open = (bytes: Buffer, piece?: number) => buffer(unseal(keyOf, streamed(bytes, piece)));
const header = 56;
const chunk = 65_536 + 16;

describe('a sealed object', () => {
  it.each([0, 1, 65_535, 65_536, 65_537, 131_072, 200_000])(
    'of %i bytes opens to what it was',
    async (length) => {
      const content = randomBytes(length);
      const stored = await sealed(content);
      expect(stored.length).toBeLessThanOrEqual(sealedLength(length));
      expect(sealedAtOnce(await keyOf(agency), agency, content).equals(stored)).toBe(true);
      for (const piece of [7, 65_536, 1_000_000].filter((size) => size > 7 || length < 1_000))
        expect((await open(stored, piece)).equals(content)).toBe(true);
    },
  );

  it('shows nothing of its content, nor of its hash, and is the same for the same content of one agency only', async () => {
    const content = Buffer.from('Rahasia negara. '.repeat(9_000));
    const [first, again, elsewhere] = [
      await sealed(content),
      await sealed(content),
      await sealed(content, other),
    ];
    expect(first.includes('Rahasia negara')).toBe(false);
    expect(first.equals(again)).toBe(true);
    expect(elsewhere.subarray(header).equals(first.subarray(header))).toBe(false);
    expect(elsewhere.subarray(24, header).equals(first.subarray(24, header))).toBe(false);
  });

  it('is refused when a byte was changed, wherever it is', async () => {
    const stored = await sealed(randomBytes(150_000));
    for (const at of [8, 30, header, header + 70_000, stored.length - 1]) {
      const changed = Buffer.from(stored);
      changed[at]! ^= 1;
      // A changed agency has no key here: that is a failure as well.
      await expect(open(changed), String(at)).rejects.toThrow();
    }
  });

  it('is refused when chunks are missing, moved or repeated', async () => {
    const stored = await sealed(randomBytes(3 * 65_536));
    const parts = [0, 1, 2].map((at) => stored.subarray(header + at * chunk, header + (at + 1) * chunk));
    const head = stored.subarray(0, header);
    const [a, b, c] = parts as [Buffer, Buffer, Buffer];
    for (const order of [[a, b], [a], [], [b, a, c], [a, b, b, c], [a, b, c, c]])
      await expect(open(Buffer.concat([head, ...order]))).rejects.toMatchObject({
        code: 'files.object-damaged',
      });
    for (const cut of [header - 1, header + 5, stored.length - 1])
      await expect(open(stored.subarray(0, cut))).rejects.toMatchObject({ code: 'files.object-damaged' });
  });

  it('of another key is refused', async () => {
    const stored = await sealed(randomBytes(100));
    await expect(buffer(unseal(async () => randomBytes(32), streamed(stored)))).rejects.toMatchObject({
      code: 'files.object-damaged',
    });
  });

  it('of another agency is refused where its agency is known', async () => {
    const stored = await sealed(Buffer.from('isi'), other);
    const opened = (agencyId?: string) => buffer(unseal(keyOf, streamed(stored), agencyId));
    expect((await opened()).toString()).toBe('isi');
    expect((await opened(other)).toString()).toBe('isi');
    await expect(opened(agency)).rejects.toMatchObject({ code: 'files.object-damaged' });
  });

  it('that was never sealed is refused', async () => {
    for (const plain of [Buffer.alloc(0), Buffer.from('%PDF-1.7'), randomBytes(100_000)])
      await expect(open(plain)).rejects.toMatchObject({ code: 'files.object-damaged' });
  });
});
