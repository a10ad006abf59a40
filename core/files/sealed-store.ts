import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { KeyOfAgency } from './agency-keys.ts';
import { keepAtOnce } from './arrival.ts';
import type { ByteRange, FileStore } from './file-store.ts';
import { contentDigest, seal, sealedLength, unseal } from './sealed-object.ts';

/**
 * A store whose objects are sealed with the key of their agency, whatever keeps them: folder or bucket, and whatever
 * their class, so that nothing has to be sealed anew when a letter becomes secret. Objects are named by the SHA-256 of
 * their sealed bytes, which tells nothing of the content and can still be proved without any key.
 */
export function sealedStore(inner: FileStore, keyOf: KeyOfAgency): FileStore {
  const unsealed = async (sha256: string): Promise<Readable> => {
    const stored = await inner.open(sha256);
    const plain = Readable.from(unseal(keyOf, stored), { objectMode: false });
    plain.once('close', () => stored.destroy());
    return plain;
  };

  const receive: FileStore['receive'] = async (content, { maxBytes, agency }) => {
    if (!agency) throw new Error('an object is sealed for an agency; none was named');
    const plain = await inner.receive(content, { maxBytes });
    try {
      const key = await keyOf(agency);
      const digest = await contentDigest(key, createReadStream(plain.path));
      const sealed = await inner.receive(
        Readable.from(seal(key, agency, digest, createReadStream(plain.path)), { objectMode: false }),
        { maxBytes: sealedLength(plain.size) },
      );
      const named = { sha256: sealed.sha256, size: plain.size };
      return {
        ...named,
        path: plain.path,
        scan: () => plain.scan(),
        keep: async () => {
          await sealed.keep();
          return named;
        },
        discard: async () => {
          await Promise.all([plain.discard(), sealed.discard()]);
        },
      };
    } catch (error) {
      await plain.discard();
      throw error;
    }
  };

  return {
    ...inner,
    receive,
    put: async (content, options) => keepAtOnce(await receive(content, options)),
    open: async (sha256, range) => {
      const plain = await unsealed(sha256);
      return range ? Readable.from(between(plain, range), { objectMode: false }) : plain;
    },
    async withLocalCopy(sha256, work) {
      // Among what arrives, where a sweep finds it after a crash.
      const copy = await inner.receive(await unsealed(sha256), { maxBytes: Number.MAX_SAFE_INTEGER });
      try {
        return await work(copy.path);
      } finally {
        await copy.discard();
      }
    },
  };
}

/** Only the bytes of the range: sealed chunks are opened from the first on. */
async function* between(content: Readable, { start, end }: ByteRange): AsyncGenerator<Buffer> {
  let at = 0;
  for await (const piece of content as AsyncIterable<Buffer>) {
    const from = Math.max(0, start - at);
    const until = Math.min(piece.length, end + 1 - at);
    if (from < until) yield piece.subarray(from, until);
    at += piece.length;
    if (at > end) break;
  }
}
