import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { fail } from '../contract/errors.ts';
import type { AgencyKeys } from './agency-keys.ts';
import { keepAtOnce } from './arrival.ts';
import './errors.ts';
import type { FileStore } from './file-store.ts';
import { contentDigest, seal, sealedAtOnce, sealedLength, unseal } from './sealed-object.ts';
import { ensureFits, stroke } from './spool.ts';

/**
 * A store whose objects are sealed with the key of their agency, whatever keeps them: folder or bucket, and whatever
 * their class, so that nothing has to be sealed anew when a letter becomes secret. Objects are named by the SHA-256 of
 * their sealed bytes, which tells nothing of the content and can still be proved without any key. It is proved whenever
 * one is opened: what lies under the name of another ends in files.object-damaged, before its last bytes are given out.
 */
export function sealedStore(inner: FileStore, keys: AgencyKeys): FileStore {
  const open: FileStore['open'] = async (sha256, options) => {
    const stored = await inner.open(sha256);
    const content = unseal(keys.toOpen, proved(stored, sha256), options?.agency);
    return follow(Readable.from(content, { objectMode: false }), stored);
  };

  const receive: FileStore['receive'] = async (content, { maxBytes, agency }) => {
    const key = await keys.toSeal(named(agency));
    const digest = contentDigest(key);
    const plain = await inner.receive(content, { maxBytes, heard: (piece) => digest.update(piece) });
    try {
      const kept = createReadStream(plain.path, { highWaterMark: stroke });
      const sealing = Readable.from(seal(key, named(agency), digest.digest(), kept), { objectMode: false });
      const arrival = await inner.receive(sealing, { maxBytes: sealedLength(plain.size) });
      const object = { sha256: arrival.sha256, size: plain.size };
      return {
        ...object,
        path: plain.path,
        scan: () => plain.scan(),
        keep: async () => {
          await arrival.keep();
          return object;
        },
        discard: async () => {
          await Promise.all([plain.discard(), arrival.discard()]);
        },
      };
    } catch (error) {
      await plain.discard();
      throw error;
    }
  };

  /** Bytes at hand are sealed in memory, and never lie anywhere in clear. */
  const put: FileStore['put'] = async (content, options) => {
    if (!Buffer.isBuffer(content)) return keepAtOnce(await receive(content, options));
    ensureFits(content.length, options.maxBytes);
    const agency = named(options.agency);
    const bytes = sealedAtOnce(await keys.toSeal(agency), agency, content);
    const { sha256 } = await inner.put(bytes, { maxBytes: bytes.length });
    return { sha256, size: content.length };
  };

  return {
    ...inner,
    receive,
    put,
    open,
    async withLocalCopy(sha256, work) {
      // Among what arrives, where a sweep finds it after a crash.
      const copy = await inner.receive(await open(sha256), { maxBytes: Number.MAX_SAFE_INTEGER });
      try {
        return await work(copy.path);
      } finally {
        await copy.discard();
      }
    },
  };
}

function named(agency: string | undefined): string {
  if (!agency) throw new Error('an object is sealed for an agency; none was named');
  return agency;
}

/** Ends both streams together, also where nothing was read yet: a generator that never began hears of nothing. */
function follow(made: Readable, source: Readable): Readable {
  source.on('error', (error) => made.destroy(error));
  return made.once('close', () => source.destroy());
}

/** The bytes that are stored under the name, one piece behind: the last is given out once all are known to be its own. */
async function* proved(stored: Readable, sha256: string): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let held: Buffer | undefined;
  for await (const piece of stored as AsyncIterable<Buffer>) {
    hash.update(piece);
    if (held) yield held;
    held = piece;
  }
  if (hash.digest('hex') !== sha256) fail('files.object-damaged');
  if (held) yield held;
}
