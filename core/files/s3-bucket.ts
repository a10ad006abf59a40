import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import { AppError } from '../contract/errors.ts';
import './errors.ts';

export interface S3Options {
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** Another store than AWS: MinIO, Ceph, Garage … */
  endpoint?: string | undefined;
  forcePathStyle?: boolean | undefined;
  /** Silence of the store after which it counts as gone, milliseconds. */
  patienceMs?: number;
}

/** The few things that we ask of a bucket. Every call throws `files.storage-unavailable` when the store does not answer. */
export interface S3Bucket {
  /** Writes a local file of known length and hash; the store checks the hash where it can. */
  put(key: string, path: string, size: number, sha256: string): Promise<void>;
  get(key: string): Promise<Readable | undefined>;
  sizeOf(key: string): Promise<number | undefined>;
  remove(key: string): Promise<void>;
  /** @returns false when there is nothing under `from` */
  copy(from: string, to: string): Promise<boolean>;
  list(prefix: string): Promise<{ key: string; size: number; changedAt: Date }[]>;
}

const tries = 2;
const patience = 10_000;

/** Opens a bucket. The client is loaded with the first call: whoever keeps files in a folder never pays for it. */
export function s3Bucket(options: S3Options): S3Bucket {
  const { bucket: Bucket } = options;
  let opened: Promise<{ sdk: typeof import('@aws-sdk/client-s3'); client: S3Client }> | undefined;
  const open = () => {
    opened ??= connect(options);
    return opened;
  };

  return {
    async put(Key, path, ContentLength, sha256) {
      const { sdk, client } = await open();
      const ChecksumSHA256 = Buffer.from(sha256, 'hex').toString('base64');
      // The client cannot repeat a stream; a file can be read again.
      for (let attempt = 1; ; attempt += 1) {
        try {
          const Body = createReadStream(path);
          await client.send(new sdk.PutObjectCommand({ Bucket, Key, Body, ContentLength, ChecksumSHA256 }));
          return;
        } catch (error) {
          if (attempt >= tries || isFinal(error)) throw unavailable(error);
        }
      }
    },
    async get(Key) {
      const { sdk, client } = await open();
      const answer = await missingAsUndefined(client.send(new sdk.GetObjectCommand({ Bucket, Key })));
      return answer?.Body as Readable | undefined;
    },
    async sizeOf(Key) {
      const { sdk, client } = await open();
      const answer = await missingAsUndefined(client.send(new sdk.HeadObjectCommand({ Bucket, Key })));
      return answer?.ContentLength;
    },
    async remove(Key) {
      const { sdk, client } = await open();
      await missingAsUndefined(client.send(new sdk.DeleteObjectCommand({ Bucket, Key })));
    },
    async copy(from, Key) {
      const { sdk, client } = await open();
      const command = new sdk.CopyObjectCommand({ Bucket, Key, CopySource: `${Bucket}/${from}` });
      return (await missingAsUndefined(client.send(command))) !== undefined;
    },
    async list(Prefix) {
      const { sdk, client } = await open();
      const found: { key: string; size: number; changedAt: Date }[] = [];
      let ContinuationToken: string | undefined;
      do {
        const page = await missingAsUndefined(
          client.send(new sdk.ListObjectsV2Command({ Bucket, Prefix, ContinuationToken })),
        );
        for (const { Key, Size, LastModified } of page?.Contents ?? []) {
          if (Key) found.push({ key: Key, size: Size ?? 0, changedAt: LastModified ?? new Date() });
        }
        ContinuationToken = page?.NextContinuationToken;
      } while (ContinuationToken);
      return found;
    },
  };
}

async function connect(options: S3Options) {
  const sdk = await import('@aws-sdk/client-s3');
  const client = new sdk.S3Client({
    region: options.region,
    credentials: { accessKeyId: options.accessKeyId, secretAccessKey: options.secretAccessKey },
    ...(options.endpoint ? { endpoint: options.endpoint } : {}),
    forcePathStyle: options.forcePathStyle ?? false,
    maxAttempts: tries,
    // Stores other than AWS do not know the newer default checksums; ours is SHA-256 and given by hand.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    // A store that hangs must not hold a request: `socketTimeout` counts silence, not the length of a transfer.
    requestHandler: {
      connectionTimeout: 3_000,
      socketTimeout: options.patienceMs ?? patience,
      throwOnRequestTimeout: true,
    },
  });
  return { sdk, client };
}

async function missingAsUndefined<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw unavailable(error);
  }
}

function statusOf(error: unknown): number | undefined {
  return (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
}

/** A refusal by the store, which a second try would meet again. */
function isFinal(error: unknown): boolean {
  const status = statusOf(error);
  return status !== undefined && status >= 400 && status < 500;
}

function unavailable(cause: unknown): AppError {
  const error = new AppError('files.storage-unavailable');
  error.cause = cause;
  return error;
}
