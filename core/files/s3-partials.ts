import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { fail } from '../contract/errors.ts';
import {
  contiguous,
  endOf,
  ensureContinues,
  type Part,
  type PartialUploads,
  partName,
} from './partial-uploads.ts';
import type { S3Bucket } from './s3-bucket.ts';
import { spool } from './spool.ts';

/** Pieces of uploads as objects `uploads/<upload>/<offset>`: any web process can take the next one. */
export function s3Partials(
  bucket: S3Bucket,
  scratchDir: string,
): PartialUploads & { sweep(before: Date): Promise<void> } {
  const prefixOf = (uploadId: string) => `uploads/${uploadId}/`;
  const partsOf = async (uploadId: string): Promise<Part[]> => {
    const objects = await bucket.list(prefixOf(uploadId));
    return objects.map(({ key, size }) => ({ offset: Number(key.slice(prefixOf(uploadId).length)), size }));
  };

  return {
    received: async (uploadId) => endOf(await partsOf(uploadId)),
    async append(uploadId, offset, content, maxBytes) {
      ensureContinues(await partsOf(uploadId), offset);
      const piece = await spool(scratchDir, content, { maxBytes: maxBytes - offset, synced: false });
      try {
        const key = prefixOf(uploadId) + partName(offset);
        if (piece.size > 0) await bucket.put(key, piece.path, piece.size, piece.sha256);
      } finally {
        await rm(piece.path, { force: true });
      }
      if (piece.broken !== undefined) throw piece.broken;
      return offset + piece.size;
    },
    async open(uploadId) {
      const chain = contiguous(await partsOf(uploadId));
      return Readable.from(
        piecesOf(
          bucket,
          chain.map((part) => prefixOf(uploadId) + partName(part.offset)),
        ),
        {
          objectMode: false,
        },
      );
    },
    async discard(uploadId) {
      for (const { key } of await bucket.list(prefixOf(uploadId))) await bucket.remove(key);
    },
    async sweep(before) {
      const left = await bucket.list('uploads/');
      for (const { key, changedAt } of left) if (changedAt < before) await bucket.remove(key);
    },
  };
}

async function* piecesOf(bucket: S3Bucket, keys: readonly string[]): AsyncGenerator<Buffer> {
  for (const key of keys)
    yield* ((await bucket.get(key)) ?? fail('files.storage-unavailable')) as AsyncIterable<Buffer>;
}
